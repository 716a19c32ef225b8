import { describe, expect, it } from 'vitest';
import { loadPolicyRegister } from '../../../src/norms/index.ts';

const register = loadPolicyRegister();
const measure = (number: number) => register.measures.find((candidate) => candidate.number === number)!;

describe('the policy register', () => {
  it('has the 29 measures in order, each from the item of its number', () => {
    const numbers = Array.from({ length: 29 }, (_, index) => index + 1);
    expect(register.measures.map(({ number }) => number)).toEqual(numbers);
    expect(register.measures.map(({ source }) => source.item)).toEqual(numbers);
  });

  it('names only offices that it lists, none twice in a measure, and uses every office', () => {
    const listed = register.offices.map(({ id }) => id);
    for (const { number, offices } of register.measures) {
      expect(new Set(offices).size, `measure ${number}`).toBe(offices.length);
      for (const office of offices) expect(listed).toContain(office);
    }
    expect(new Set(register.measures.flatMap(({ offices }) => offices))).toEqual(new Set(listed));
  });

  it('puts the leading office first: county governments for kindergartens, the bureau for large classes', () => {
    expect(measure(1).offices[0]).toBe('counties');
    expect(measure(9).offices[0]).toBe('education');
    expect(measure(11).offices.at(-1)).toBe('threeCounties');
  });

  it('has a target for every measure in the role T, and none with a figure for one that is a milestone only', () => {
    for (const { number, roles, targets } of register.measures)
      if (roles.includes('T')) expect(targets.length, `measure ${number}`).toBeGreaterThan(0);
    expect(measure(23)).toMatchObject({ roles: ['M'], targets: [] });
  });

  it('keeps the figures of the policy', () => {
    const figures = (number: number) => measure(number).targets.map(({ value, year }) => [value, year]);
    expect(figures(1)).toEqual([
      [1.05, 2020],
      [0.97, 2020],
    ]);
    expect(figures(9)).toEqual([
      [0.05, 2020],
      [0, 2020],
    ]);
    expect(figures(20)[0]).toEqual([0.95, 2020]);
    expect(figures(24)).toEqual([
      [0.95, 2019],
      [0.92, 2019],
    ]);
    expect(figures(26)).toEqual([
      [1, 2020],
      [1, 2020],
      [0.8, 2020],
    ]);
    expect(measure(5).targets[0]).toMatchObject({ value: 0.99, year: 2020 });
  });
});
