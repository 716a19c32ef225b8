import { expect, it } from 'vitest';
import { unusualClassStarts } from '../../../src/domain/class-starts.ts';
import { loadNormSet } from '../../../src/norms/index.ts';

const { norms } = loadNormSet();

it('names the stages whose classes count from another size than 56 and 66, and no others', () => {
  const overrides = [
    { id: 'class.large.primary', value: 51 },
    { id: 'class.superLarge.junior', value: 61 },
    { id: 'class.large.senior', value: 56 },
    { id: 'class.superLargeWeight', value: 3 },
  ];
  expect(unusualClassStarts([...norms, ...overrides])).toEqual([
    { tier: 'large', stage: 'primary', pupils: 51 },
    { tier: 'superLarge', stage: 'junior', pupils: 61 },
  ]);
  expect(unusualClassStarts(norms)).toEqual([]);
});
