import { expect, test } from 'vitest';
import { dayIn } from '../../../renderer/features/policy/day.ts';

test('a day is read as offices write it', () => {
  expect(['2026-09-01', ' 2026/9/1', '2026.9.1', '2026年9月1日'].map(dayIn)).toEqual(Array(4).fill('2026-09-01'));
  expect(dayIn('2028-02-29')).toBe('2028-02-29');
  expect(dayIn('  ')).toBeNull();
});

test('what is no day of the calendar is not taken for another', () => {
  expect(['2026-04-31', '2027-02-29', '2026-13-01', '09/01/2026', '2026-09', '明天'].map(dayIn)).toEqual(
    Array(6).fill(undefined),
  );
});
