import { describe, expect, it } from 'vitest';
import { type Override, settingsOf } from '../../../../src/domain/scenario.ts';
import { relaxationOverrides } from '../../../../src/services/explain/index.ts';

const target = { kind: 'classShare', tier: 'large', share: 0.05, year: 2028 } as const;
const years = [2027, 2028, 2029];
const reached: Override[] = [2028, 2029].map((year) => ({ kind: 'policyShare', tier: 'large', year, share: 0.05 }));

describe('what a scenario overrides in place of a relaxation', () => {
  it('is what changed, and the target in every year that counts', () => {
    const before = settingsOf('s', [{ kind: 'norm', id: 'redirect.distance', value: 2000 }]);
    const money: Override = {
      kind: 'budget',
      year: 2027,
      level: 'county',
      budgetKind: 'capital',
      districtId: 'D',
      amount: 9,
    };
    const changed = settingsOf('s', [{ kind: 'norm', id: 'redirect.distance', value: 2500 }, money]);
    expect(relaxationOverrides({ settings: changed, target }, before, years)).toEqual([
      money,
      { kind: 'norm', id: 'redirect.distance', value: 2500 },
      ...reached,
    ]);
  });

  it('takes back what a parent forbids', () => {
    const before = settingsOf('s', [
      { kind: 'redirection', allowed: false },
      { kind: 'budgetFactor', factor: 0.5, budgetKind: null },
    ]);
    const overrides = relaxationOverrides({ settings: settingsOf('s', []), target }, before, years);
    expect(overrides).toEqual(
      expect.arrayContaining([
        { kind: 'redirection', allowed: true },
        { kind: 'budgetFactor', factor: 1, budgetKind: null },
        ...reached,
      ]),
    );
    expect(overrides).toHaveLength(4);
  });

  it('asks for special teachers by their norm, once', () => {
    const special = { kind: 'specialTeachers', pupilsPerTeacher: 5, year: 2028 } as const;
    const norm: Override = { kind: 'norm', id: 'special.pupilsPerTeacher', value: 5 };
    const plain = settingsOf('s', []);
    expect(relaxationOverrides({ settings: plain, target: special }, plain, years)).toEqual([norm]);
    expect(relaxationOverrides({ settings: settingsOf('s', [norm]), target: special }, plain, years)).toEqual([norm]);
  });
});
