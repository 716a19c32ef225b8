import { expect, test } from 'vitest';
import { provenGap } from '../../../renderer/app/proven-gap.ts';

test('a bound of nothing is no proof: its gap of 100 % is not told', () => {
  expect([null, 1, 0.996, 0.5, 0].map(provenGap)).toEqual([null, null, null, 0.5, 0]);
});
