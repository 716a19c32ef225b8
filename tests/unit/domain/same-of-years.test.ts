import { expect, it } from 'vitest';
import { sameOfYears } from '../../../src/domain/plan/index.ts';

it('tells once what follows one another and differs in the year alone', () => {
  const told = (year: number | null, of: string) => ({ year, of });
  const groups = sameOfYears(
    [told(2027, 'a'), told(2028, 'a'), told(2029, 'b'), told(2030, 'a'), told(null, 'c'), told(null, 'c')],
    ({ of }) => of,
  );
  expect(groups.map((group) => group.map(({ year, of }) => `${of}${year}`))).toEqual([
    ['a2027', 'a2028'],
    ['b2029'],
    ['a2030'],
    ['cnull'],
    ['cnull'],
  ]);
});
