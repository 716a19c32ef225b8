import { expect, test } from 'vitest';
import { schoolYear, schoolYears } from '../../../src/domain/school-year.ts';

test('a school year is written with both of its years, also at the turn of a century', () => {
  expect([2026, 2099].map(schoolYear)).toEqual(['2026–27', '2099–00']);
});

test('several school years are written from the first to the last', () => {
  expect(schoolYears([2027, 2028, 2029], 'zh')).toBe('2027–28至2029–30');
  expect(schoolYears([2027, 2028], 'en')).toBe('2027–28 to 2028–29');
  expect(schoolYears([2027], 'zh')).toBe('2027–28');
});
