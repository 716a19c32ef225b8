import { expect, test } from 'vitest';
import { yuanText } from '../../../src/cli/report/table.ts';

test('money is whole yuan, or has both digits of the fen', () => {
  const amounts = [0, 1_234_567, 253_340.4, 0.05, -12.5, 1.004];
  expect(amounts.map(yuanText)).toEqual(['¥0', '¥1,234,567', '¥253,340.40', '¥0.05', '¥-12.50', '¥1']);
});
