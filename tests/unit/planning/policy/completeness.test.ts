import { expect, test } from 'vitest';
import { bureauOf } from '../../../../src/domain/bureau.ts';
import { loadNormSet, normsOf } from '../../../../src/norms/index.ts';
import { FIGURES, INDICATORS, measurePolicy } from '../../../../src/planning/policy/index.ts';
import { sampleTables } from '../../../../src/sample/index.ts';
import { FIGURE_WORDS, TERM_WORDS } from '../../../../src/services/policy/index.ts';
import { inputOf, REGISTER } from './bureaus.ts';

const indicators = REGISTER.measures.flatMap(({ targets }) => targets.map(({ indicator }) => indicator));

test('every indicator of the register is measured, and nothing else is', () => {
  expect(Object.keys(INDICATORS).sort()).toEqual([...new Set(indicators)].sort());
});

test('every measure is computed, tracked, or says why not', () => {
  const bureau = bureauOf(sampleTables({ programmes: 60 }));
  const norms = normsOf(loadNormSet(), [], bureau.settings.baseYear + 1);
  const full = measurePolicy({ bureau, norms, plan: null, progress: [] }, REGISTER);
  expect(full.measures.map(({ number }) => number)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
  for (const { number, tracked, targets, standing } of full.measures) {
    if (targets.length === 0) {
      expect({ number, tracked, standing }).toEqual({ number, tracked: true, standing: 'noData' });
      continue;
    }
    for (const target of targets)
      if (target.standing === 'noData') expect(target.reason, `${number} ${target.indicator}`).not.toBeNull();
      else expect(target.figures[0], `${number} ${target.indicator}`).not.toBeNull();
  }
  // With the sample's data most of what the policy puts in figures is known.
  expect(full.summary.known).toBeGreaterThan(15);
  const withValue = REGISTER.measures.flatMap(({ targets }) => targets.filter(({ value }) => value !== null));
  expect(full.summary.withValue).toBe(withValue.length);
  const { met, onCourse, missed, noData } = full.summary.standings;
  expect(met + onCourse + missed + noData).toBe(withValue.length);
});

test('a bureau with nothing but enrolment says so of each target and never counts the unknown as missed', () => {
  const input = inputOf({
    schools: [{ schoolId: 'A', districtId: 'D1' }],
    enrolment: [{ schoolId: 'A', stage: 'primary', grade: 1, year: 2026, pupils: 40, classes: 1 }],
  });
  const known = measurePolicy(input, REGISTER).measures.flatMap(({ targets }) =>
    targets
      .filter(({ standing }) => standing !== 'noData')
      .map(({ indicator, standing }) => `${indicator} ${standing}`),
  );
  expect(known.filter((line) => line.endsWith('missed'))).toEqual([]);
  expect(known).toContain('classes.largeShare met');
});

test('what the bureau says of any measure without targets is its standing', () => {
  const progress = [{ measure: 12, districtId: null, state: 'underWay' as const }];
  const rows = {
    schools: [{ schoolId: 'A' }],
    enrolment: [{ schoolId: 'A', stage: 'primary', grade: 1, year: 2026, pupils: 1, classes: 1 }],
  };
  expect(measurePolicy(inputOf(rows, { progress }), REGISTER).measures[11]).toMatchObject({
    standing: 'onCourse',
    tracked: true,
  });
});

test('every term and figure has its words in both languages', () => {
  const bureau = bureauOf(sampleTables({ programmes: 30 }));
  const norms = normsOf(loadNormSet(), [], bureau.settings.baseYear + 1);
  const { measures } = measurePolicy({ bureau, norms, plan: null, progress: [] }, REGISTER);
  const terms = measures.flatMap(({ targets, figures }) =>
    [...targets, ...figures].flatMap(({ terms: pair }) => (pair === null ? [] : [pair.numerator, pair.denominator])),
  );
  for (const term of terms) expect(TERM_WORDS, term).toHaveProperty(term);
  for (const named of Object.values(FIGURES))
    for (const figure of Object.keys(named)) expect(Object.keys(FIGURE_WORDS)).toContain(figure);
});
