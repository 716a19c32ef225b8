import { expect, it } from 'vitest';
import { loadNormSet } from '../../../src/norms/index.ts';
import { unusualClassStarts } from '../../../src/services/plan/index.ts';

it('names the stages whose classes count from another size than 56 and 66, and no others', () => {
  const normOverrides = [
    { id: 'class.large.primary', value: 51 },
    { id: 'class.superLarge.junior', value: 61 },
    { id: 'class.large.senior', value: 56 },
    { id: 'class.superLargeWeight', value: 3 },
  ];
  expect(unusualClassStarts(loadNormSet(), { normOverrides })).toEqual([
    { tier: 'large', stage: 'primary', pupils: 51 },
    { tier: 'superLarge', stage: 'junior', pupils: 61 },
  ]);
  expect(unusualClassStarts(loadNormSet(), { normOverrides: [] })).toEqual([]);
});
