import { expect, it } from 'vitest';
import { unusualClassStarts } from '../../../src/domain/class-starts.ts';
import { loadNormSet } from '../../../src/norms/index.ts';

const library = loadNormSet().norms.map(({ id, value }) => [id, value] as const);

it('names the stages whose classes count from another size than 56 and 66, and no others', () => {
  const values = new Map([
    ...library,
    ['class.large.primary', 51],
    ['class.superLarge.junior', 61],
    ['class.large.senior', 56],
    ['class.superLargeWeight', 3],
  ] as const);
  expect(unusualClassStarts((id) => values.get(id) ?? null)).toEqual([
    { tier: 'large', stage: 'primary', pupils: 51 },
    { tier: 'superLarge', stage: 'junior', pupils: 61 },
  ]);
  const unchanged = new Map(library);
  expect(unusualClassStarts((id) => unchanged.get(id) ?? null)).toEqual([]);
});
