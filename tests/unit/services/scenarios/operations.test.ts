import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../../src/domain/failure.ts';
import { BASE_SCENARIO, type Override, type Scenario, settingsOf } from '../../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import {
  contradictionsOf,
  copiesOf,
  deletableScenario,
  duplicateOf,
  lineOf,
  mergeScenarios,
  newScenario,
  normSetDifferences,
  overrideDifferences,
  overridesOfSettings,
  parentsFirst,
  planSettingsDifferences,
  renamedScenario,
  settingsDifferences,
  withOverrides,
} from '../../../../src/services/scenarios/index.ts';
import { smallBureau } from '../../export/small-plan.ts';

const factor = (value: number, budgetKind: 'capital' | 'recurrent' | null = null): Override => ({
  kind: 'budgetFactor',
  factor: value,
  budgetKind,
});
const purse = (amount: number, districtId: string | null = 'D1'): Override => ({
  kind: 'budget',
  year: 2027,
  level: 'county',
  budgetKind: 'capital',
  districtId,
  amount,
});
const project = (startYear: number | null): Override => ({
  kind: 'lock',
  lock: { what: 'project', projectId: 'P1', startYear },
});
const noneFrom: Override = { kind: 'lock', lock: { what: 'noRedirectionFrom', schoolId: 'S1' } };
const redirection = (allowed: boolean): Override => ({ kind: 'redirection', allowed });
const norm = (value: number): Override => ({ kind: 'norm', id: 'class.standard.primary', value });

/** base ─ growth ─ tight, and base ─ thrift. */
const growth: Scenario = { id: 'g', name: 'growth', parentId: 'base', overrides: [factor(1.3)] };
const tight: Scenario = { id: 't', name: 'tight', parentId: 'g', overrides: [norm(40), redirection(false)] };
const thrift: Scenario = { id: 'h', name: 'thrift', parentId: 'base', overrides: [factor(0.8, 'capital'), norm(40)] };
const ALL = [BASE_SCENARIO, thrift, tight, growth];

/** The code and the facts of the failure. */
function refused(work: () => unknown): [string, Failure['facts']] {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return [error.code, error.facts];
    throw error;
  }
  throw new Error('nothing was refused');
}

test('scenarios are made, renamed, duplicated, changed and ordered as a tree', () => {
  const made = { id: 'n', name: 'new', parentId: 'g', overrides: [norm(42)] };
  expect(newScenario(ALL, made)).toEqual(made);
  expect(renamedScenario(ALL, 'g', 'boom')).toEqual({ ...growth, name: 'boom' });
  expect(renamedScenario(ALL, 'g', 'growth')).toEqual(growth);
  expect(duplicateOf(ALL, 't', { id: 'x', name: 'copy' })).toEqual({ ...tight, id: 'x', name: 'copy' });
  expect(duplicateOf(ALL, 'base', { id: 'x', name: 'copy' })).toMatchObject({ parentId: 'base', overrides: [] });
  expect(withOverrides(ALL, 't', [])).toEqual({ ...tight, overrides: [] });
  expect(parentsFirst(ALL).map(({ name }) => name)).toEqual(['base', 'thrift', 'growth', 'tight']);
  expect(lineOf(ALL, 'tight').map(({ name }) => name)).toEqual(['base', 'growth', 'tight']);
  expect(lineOf(ALL, 't')).toEqual(lineOf(ALL, 'tight'));
});

test('what cannot be done to a scenario is refused with a code', () => {
  expect(refused(() => newScenario(ALL, { ...tight, parentId: 'g' }))).toEqual([
    'scenarioNameTaken',
    { name: 'tight' },
  ]);
  expect(refused(() => newScenario(ALL, { ...tight, name: 'x', parentId: '?' }))[0]).toBe('notFound');
  expect(refused(() => renamedScenario(ALL, 'base', 'x'))[0]).toBe('scenarioIsBase');
  expect(refused(() => renamedScenario(ALL, 'g', 'tight'))[0]).toBe('scenarioNameTaken');
  expect(refused(() => duplicateOf(ALL, 'g', { id: 'x', name: 'tight' }))[0]).toBe('scenarioNameTaken');
  expect(refused(() => deletableScenario(ALL, 'g'))[0]).toBe('scenarioHasChildren');
  expect(refused(() => lineOf(ALL, 'nobody'))[0]).toBe('notFound');
  const misspelt: Override = { kind: 'norm', id: 'class.standard.primry', value: 40 };
  expect(refused(() => withOverrides(ALL, 't', [misspelt]))).toMatchObject([
    'normUnknown',
    { id: 'class.standard.primry', nearest: expect.stringMatching(/^class\.standard\.primary,/) },
  ]);
});

test('overrides that contradict each other are named', () => {
  expect(contradictionsOf([purse(5), purse(7, 'D2'), purse(7, null), purse(9)])).toEqual([
    { kind: 'setTwice', first: purse(5), second: purse(9) },
  ]);
  expect(contradictionsOf([project(2027), project(null)])).toEqual([
    { kind: 'setTwice', first: project(2027), second: project(null) },
  ]);
  expect(contradictionsOf([factor(1.3), factor(0.8, 'capital')])).toEqual([
    { kind: 'setTwice', first: factor(1.3), second: factor(0.8, 'capital') },
  ]);
  expect(contradictionsOf([redirection(false), noneFrom])).toEqual([
    { kind: 'withoutEffect', override: noneFrom, because: redirection(false) },
  ]);
  expect(contradictionsOf([project(2035), purse(5)], [], [2027, 2028])).toEqual([
    { kind: 'yearNotPlanned', override: project(2035), year: 2035 },
  ]);
});

test('saying the same twice, or changing what a parent sets, contradicts nothing', () => {
  expect(contradictionsOf([purse(5), purse(5), factor(1.3), factor(1.3, 'capital')])).toEqual([]);
  expect(contradictionsOf([norm(40)], [norm(42)])).toEqual([]);
  expect(contradictionsOf([redirection(true), noneFrom], [redirection(false)])).toEqual([]);
  // A lock of a parent is without effect in a child in which nobody is redirected.
  expect(contradictionsOf([redirection(false)], [noneFrom])).toHaveLength(1);
});

test('a merge takes what both change since their common ancestor', () => {
  const apart: Scenario = { ...thrift, overrides: [norm(40), project(2028)] };
  // Both set the norm to 40, so that is no conflict.
  expect(
    mergeScenarios([BASE_SCENARIO, growth, tight, apart], { one: 'tight', other: 'h' }, { id: 'm', name: 'merged' }),
  ).toEqual({
    outcome: 'merged',
    scenario: {
      id: 'm',
      name: 'merged',
      parentId: 'base',
      overrides: [factor(1.3), norm(40), redirection(false), project(2028)],
    },
    contradictions: [],
  });
  // One is the other's parent: the merge is the child's own changes.
  const below = mergeScenarios(ALL, { one: 'g', other: 't' }, { id: 'm', name: 'merged' });
  expect(below).toMatchObject({ scenario: { parentId: 'g', overrides: tight.overrides } });
  const locked: Scenario = { ...thrift, overrides: [noneFrom] };
  const crossed = mergeScenarios(
    [BASE_SCENARIO, growth, tight, locked],
    { one: 't', other: 'h' },
    { id: 'm', name: 'm' },
  );
  expect(crossed).toMatchObject({ contradictions: [{ kind: 'withoutEffect', override: noneFrom }] });
});

test('a merge conflict is shown, not guessed, and settled by a choice', () => {
  const ids = { one: 'tight', other: 'thrift' };
  const merged = { id: 'm', name: 'merged' };
  const target = 'budgetFactor capital';
  expect(mergeScenarios(ALL, ids, merged)).toEqual({
    outcome: 'conflict',
    conflicts: [{ target, one: factor(1.3, 'capital'), other: factor(0.8, 'capital') }],
  });
  expect(mergeScenarios(ALL, ids, merged, { [target]: 'one' })).toMatchObject({
    scenario: { overrides: [factor(1.3), norm(40), redirection(false)] },
  });
  expect(mergeScenarios(ALL, ids, merged, { [target]: 'other' })).toMatchObject({
    scenario: { overrides: [factor(0.8, 'capital'), factor(1.3, 'recurrent'), norm(40), redirection(false)] },
  });
  expect(refused(() => mergeScenarios(ALL, ids, { id: 'm', name: 'growth' }))[0]).toBe('scenarioNameTaken');
});

test('scenarios are copied with their parents, and only once', () => {
  let last = 0;
  const newId = () => `new${++last}`;
  const target = { scenarios: [BASE_SCENARIO], tables: smallBureau.tables };
  const first = copiesOf(ALL, ['tight', 'thrift', 'growth'], target, newId);
  expect(first).toEqual({
    copied: [
      { ...growth, id: 'new1' },
      { ...tight, id: 'new2', parentId: 'new1' },
      { ...thrift, id: 'new3' },
    ],
    alreadyThere: [],
    lacking: [],
  });
  const again = copiesOf(ALL, ['tight'], { ...target, scenarios: [BASE_SCENARIO, ...first.copied] }, newId);
  expect(again).toEqual({ copied: [], alreadyThere: ['growth', 'tight'], lacking: [] });
  const other = { ...target, scenarios: [BASE_SCENARIO, { ...growth, overrides: [factor(2)] }] };
  expect(refused(() => copiesOf(ALL, ['tight'], other, newId))).toEqual(['scenarioNameTaken', { name: 'growth' }]);
});

test('a copied scenario says which schools, projects and districts its new bureau does not have', () => {
  const far: Scenario = {
    id: 'f',
    name: 'far',
    parentId: 'base',
    overrides: [
      purse(5, 'D9'),
      purse(5, null),
      project(2028),
      { kind: 'lock', lock: { what: 'rooms', schoolId: 'S9', stage: 'primary', orders: [] } },
      { kind: 'lock', lock: { what: 'noRedirectionBetween', schoolId: 'S1', otherSchoolId: 'P1' } },
    ],
  };
  const target = { scenarios: [BASE_SCENARIO], tables: smallBureau.tables };
  expect(copiesOf([BASE_SCENARIO, far], ['far'], target, () => 'n').lacking).toEqual([
    { scenario: 'far', kind: 'district', id: 'D9' },
    { scenario: 'far', kind: 'school', id: 'S9' },
  ]);
});

const anyOverride: fc.Arbitrary<Override> = fc.oneof(
  fc.constantFrom(0.5, 1, 1.3).chain((value) => fc.constantFrom(factor(value), factor(value, 'capital'))),
  fc.constantFrom(1, 2).map((amount) => purse(amount)),
  fc.constantFrom(null, 2027, 2028).map(project),
  fc.boolean().map(redirection),
  fc.constantFrom(40, 45).map(norm),
  fc.constantFrom(3, 5).map((years): Override => ({ kind: 'horizon', years })),
  fc.constantFrom('low', 'base', 'high').map((variant): Override => ({ kind: 'projection', variant })),
  fc.constantFrom(0.05, 0.1).map((share): Override => ({ kind: 'policyShare', tier: 'large', year: 2028, share })),
  fc.constant(noneFrom),
);

test('settings and the overrides that they amount to say the same', () => {
  fc.assert(
    fc.property(fc.array(anyOverride, { maxLength: 8 }), (overrides) => {
      const settings = settingsOf('x', overrides);
      expect(settingsDifferences(settings, settingsOf('y', overridesOfSettings(settings)))).toEqual([]);
    }),
  );
});

test('differences of scenarios turn round with the reference', () => {
  const overrides = fc.array(anyOverride, { maxLength: 6 });
  const sorted = (differences: readonly object[]) => differences.map((one) => JSON.stringify(one)).sort();
  fc.assert(
    fc.property(overrides, overrides, (one, other) => {
      const turned = overrideDifferences(other, one).map(({ reference, plan }) => ({
        reference: plan,
        plan: reference,
      }));
      expect(sorted(turned)).toEqual(sorted(overrideDifferences(one, other)));
      expect(overrideDifferences(one, one)).toEqual([]);
    }),
  );
});

test('a factor for all budgets is one difference, factors that differ by kind are two', () => {
  const against = (overrides: Override[]) => settingsDifferences(settingsOf('', []), settingsOf('', overrides));
  expect(against([factor(1.3)])).toEqual([{ reference: null, plan: factor(1.3) }]);
  expect(against([factor(1.3), factor(0.8, 'capital')])).toEqual([
    { reference: null, plan: factor(0.8, 'capital') },
    { reference: null, plan: factor(1.3, 'recurrent') },
  ]);
});

test('a norm that only one scenario sets is shown against its own value', () => {
  const normSet = loadNormSet();
  const [plain, changed] = [settingsOf('', []), settingsOf('', [norm(40)])];
  expect(planSettingsDifferences({ settings: plain, normSet }, { settings: changed, normSet })).toEqual([
    { reference: null, plan: norm(40), ownValue: 45 },
  ]);
  expect(planSettingsDifferences({ settings: changed, normSet }, { settings: plain, normSet })).toEqual([
    { reference: norm(40), plan: null, ownValue: 45 },
  ]);
  const revised = {
    ...normSet,
    norms: normSet.norms.map((one) => (one.id === 'class.standard.primary' ? { ...one, value: 44 } : one)),
  };
  expect(normSetDifferences(normSet, revised)).toEqual([{ id: 'class.standard.primary', reference: 45, plan: 44 }]);
});
