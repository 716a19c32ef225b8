import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bureauOf } from '../../../src/domain/bureau.ts';
import { GRADES, gradeCount, STAGES, type Stage } from '../../../src/domain/stage.ts';
import { project } from '../../../src/projection/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { bureauWith, type GivenPupils, gradesOf, pupilsIn } from './bureau.ts';

const BASE = 2026;

/** A programme with a base year and perhaps some other years, some grades of them missing. */
function programmeOf(school: string, stage: Stage, otherYears: readonly number[]): fc.Arbitrary<GivenPupils> {
  const size = gradeCount(stage);
  const whole = fc.array(fc.nat(400), { minLength: size, maxLength: size });
  const holed = fc.array(fc.option(fc.nat(400)), { minLength: size, maxLength: size });
  return fc
    .tuple(
      whole,
      fc.constantFrom('D', 'E'),
      fc.array(fc.tuple(fc.constantFrom(BASE, ...otherYears), holed), { maxLength: 3 }),
    )
    .map(([base, district, others]) => ({
      school,
      stage,
      district,
      years: { ...Object.fromEntries(others), [BASE]: base },
    }));
}

const bureaus = (otherYears: readonly number[]) =>
  fc.tuple(...STAGES.flatMap((stage) => [1, 2].map((number) => programmeOf(`${stage}${number}`, stage, otherYears))));

describe('any projection', () => {
  it('holds whole pupils, none negative, and every programme', () => {
    fc.assert(
      fc.property(
        bureaus([2023, 2024, 2025, 2027, 2028]),
        fc.constantFrom('low', 'base', 'high'),
        (programmes, variant) => {
          const projection = project(bureauWith(BASE, programmes), { years: 4, variant });
          expect(projection.programmes).toHaveLength(programmes.length);
          for (const { cohorts } of projection.programmes)
            for (const { pupils } of cohorts) {
              expect(pupils).toHaveLength(5);
              for (const count of pupils) expect(Number.isInteger(count) && count >= 0).toBe(true);
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('conserves every cohort where no past is given', () => {
    fc.assert(
      fc.property(bureaus([]), (programmes) => {
        const projection = project(bureauWith(BASE, programmes), { years: 4, variant: 'base' });
        for (const { school, stage, years } of programmes)
          for (let year = BASE + 1; year <= BASE + 4; year += 1) {
            const before = gradesOf(projection, school, stage, year - 1);
            expect(gradesOf(projection, school, stage, year).slice(1)).toEqual(before.slice(0, -1));
            expect(gradesOf(projection, school, stage, BASE)).toEqual(years[BASE]);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what is given for later years', () => {
    fc.assert(
      fc.property(bureaus([2024, 2025, 2027, 2028]), (programmes) => {
        const projection = project(bureauWith(BASE, programmes), { years: 2, variant: 'high' });
        for (const { school, stage, years } of programmes)
          for (const year of [2026, 2027, 2028]) {
            const projected = gradesOf(projection, school, stage, year);
            years[year]?.forEach((pupils, index) => {
              if (pupils !== null) expect(projected[index]).toBe(pupils);
            });
          }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps district totals: entrants of a district are the rounded forecast', () => {
    const bureau = bureauOf(sampleTables({ programmes: 120 }));
    const projection = project(bureau, { years: 5, variant: 'base' });
    const districtOf = new Map(bureau.tables.schools.map((school) => [school.schoolId, school.districtId]));
    let checked = 0;
    for (const { code, facts } of projection.assumptions) {
      if (code !== 'entrants') continue;
      const stage = facts.stage as Stage;
      const entrants = projection.programmes
        .filter((programme) => programme.stage === stage && districtOf.get(programme.schoolId) === facts.districtId)
        .reduce((sum, { schoolId }) => sum + gradesOf(projection, schoolId, stage, facts.year as number)[0]!, 0);
      expect(Math.abs(entrants - (facts.entrants as number))).toBeLessThanOrEqual(0.5 + 1e-6);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(20);
  });

  it('is lower in the low future and higher in the high one', () => {
    const bureau = bureauOf(sampleTables({ programmes: 150, seed: 3 }));
    const [low, base, high] = (['low', 'base', 'high'] as const).map((variant) =>
      project(bureau, { years: 5, variant }),
    );
    for (let year = BASE + 1; year <= BASE + 5; year += 1) {
      expect(pupilsIn(low!, year)).toBeLessThan(pupilsIn(base!, year));
      expect(pupilsIn(base!, year)).toBeLessThan(pupilsIn(high!, year));
    }
    expect(pupilsIn(low!, BASE)).toBe(pupilsIn(high!, BASE));
  });
});

describe('the projection of the sample city', () => {
  const bureau = bureauOf(sampleTables());
  const projection = project(bureau, { years: 5, variant: 'base' });

  it('reproduces the base year', () => {
    const given = bureau.tables.enrolment.filter(({ year }) => year === BASE).reduce((sum, row) => sum + row.pupils, 0);
    expect(pupilsIn(projection, BASE)).toBe(given);
  });

  it('grows by little a year in every stage and has an entry cohort for every year', () => {
    for (const stage of STAGES) {
      const programmes = projection.programmes.filter((programme) => programme.stage === stage);
      const pupils = projection.years.map((_, index) =>
        programmes.reduce(
          (sum, { cohorts }) => sum + cohorts.reduce((part, cohort) => part + cohort.pupils[index]!, 0),
          0,
        ),
      );
      for (let index = 1; index < pupils.length; index += 1)
        expect(Math.abs(pupils[index]! / pupils[index - 1]! - 1), stage).toBeLessThan(0.03);
      for (const { schoolId } of programmes)
        for (const year of projection.years)
          expect(
            gradesOf(projection, schoolId, stage, year)[0],
            `${schoolId} grade ${GRADES[stage].first}`,
          ).toBeGreaterThan(0);
    }
  });
});

describe('a projection of years that are known', () => {
  it.each([2025, 2024])('from %i meets the pupils of 2026 within one per cent in every stage', (baseYear) => {
    const tables = sampleTables();
    const known = bureauOf({
      ...tables,
      settings: [{ key: 'base_year', value: String(baseYear) }],
      enrolment: tables.enrolment.filter(({ year }) => year <= baseYear),
      population: tables.population.filter(({ year }) => year <= baseYear),
    });
    const projection = project(known, { years: BASE - baseYear, variant: 'base' });
    for (const stage of STAGES) {
      const rows = tables.enrolment.filter((row) => row.stage === stage && row.year === BASE);
      let actual = 0;
      let projected = 0;
      let wrong = 0;
      for (const { schoolId, grade, pupils } of rows) {
        const expected = gradesOf(projection, schoolId, stage, BASE)[grade - GRADES[stage].first]!;
        actual += pupils;
        projected += expected;
        wrong += Math.abs(expected - pupils);
      }
      expect(Math.abs(projected / actual - 1), stage).toBeLessThan(0.01);
      // Grade by grade and school by school it is off by little more than the chance in the data.
      expect(wrong / actual, stage).toBeLessThan(0.05);
    }
  });
});
