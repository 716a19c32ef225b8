import { describe, expect, it } from 'vitest';
import type { Projection } from '../../../src/domain/projection.ts';
import { type ProjectionOptions, project } from '../../../src/projection/index.ts';
import { bureauWith, gradesOf } from './bureau.ts';

const base = (years: number) => ({ years, variant: 'base' }) as const;

/** The assumptions of a code, as facts. */
function facts(projection: Projection, code: string) {
  return projection.assumptions.filter((assumption) => assumption.code === code).map((assumption) => assumption.facts);
}

describe('cohorts going up', () => {
  it('keep their size where there is no past to learn from', () => {
    const projection = project(
      bureauWith(2026, [{ school: 'A', stage: 'primary', years: { 2026: [61, 52, 53, 54, 55, 56] } }]),
      base(2),
    );
    // The entry grade: nothing foretells it, so the 61 of the only year known.
    expect(gradesOf(projection, 'A', 'primary', 2027)).toEqual([61, 61, 52, 53, 54, 55]);
    expect(gradesOf(projection, 'A', 'primary', 2028)).toEqual([61, 61, 61, 52, 53, 54]);
    expect(facts(projection, 'progression.default')).toHaveLength(5);
    expect(facts(projection, 'entrants').map(({ source }) => source)).toEqual(['past entrants', 'past entrants']);
    expect(projection.years).toEqual([2026, 2027, 2028]);
  });

  it('are named by their entry year and hold only those present in or after the base year', () => {
    const projection = project(
      bureauWith(2026, [{ school: 'A', stage: 'junior', years: { 2026: [30, 20, 10] } }]),
      base(1),
    );
    expect(projection.programmes[0]!.cohorts).toEqual([
      { entryYear: 2024, pupils: [10, 0] },
      { entryYear: 2025, pupils: [20, 20] },
      { entryYear: 2026, pupils: [30, 30] },
      { entryYear: 2027, pupils: [0, 30] },
    ]);
  });

  it('follow the ratio learnt at the school, drawn towards the district', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'A', stage: 'junior', district: 'D', years: { 2025: [400, 400, 400], 2026: [400, 440, 400] } },
        { school: 'B', stage: 'junior', district: 'D', years: { 2025: [100, 100, 100], 2026: [100, 90, 100] } },
      ]),
      base(1),
    );
    // Grade 7 → 8: pool (440 + 90) / (400 + 100) = 1.06.
    // A: (440 + 150 × 1.06) / (400 + 150) = 599 / 550 = 1.08909; of 400 that is 435.64.
    // B: (90 + 150 × 1.06) / (100 + 150) = 249 / 250 = 0.996; of 100 that is 99.6.
    // Sum 535.24, rounded 535; down 435 + 99 = 534; the one left goes to the larger remainder, 0.64 at A.
    expect(gradesOf(projection, 'A', 'junior', 2027)[1]).toBe(436);
    expect(gradesOf(projection, 'B', 'junior', 2027)[1]).toBe(99);
    expect(facts(projection, 'progression.learnt')[0]).toEqual({
      stage: 'junior',
      fromGrade: 7,
      ratio: 1.06,
      pupils: 500,
    });
  });

  it('never follow a ratio beyond its limits', () => {
    const projection = project(
      bureauWith(2026, [{ school: 'A', stage: 'junior', years: { 2025: [1000, 0, 0], 2026: [1000, 3000, 0] } }]),
      base(1),
    );
    // 3000 / 1000 is cut to 1.25.
    expect(gradesOf(projection, 'A', 'junior', 2027)[1]).toBe(1250);
  });

  it('end where a teaching point has always sent its pupils on', () => {
    const projection = project(
      bureauWith(2026, [
        {
          school: 'point',
          stage: 'primary',
          years: { 2025: [8, 7, 6, null, null, null], 2026: [9, 8, 7, null, null, null] },
        },
      ]),
      base(1),
    );
    expect(gradesOf(projection, 'point', 'primary', 2027)).toEqual([9, 9, 8, 0, 0, 0]);
    expect(facts(projection, 'progression.ends')).toEqual([{ schoolId: 'point', stage: 'primary', lastGrade: 3 }]);
    expect(facts(projection, 'enrolment.gradesMissing')).toEqual([
      { schoolId: 'point', stage: 'primary', grades: '4 5 6' },
    ]);
  });

  it('go on upwards in a school that is still filling from below', () => {
    const projection = project(
      bureauWith(2026, [
        {
          school: 'new',
          stage: 'primary',
          years: { 2025: [90, null, null, null, null, null], 2026: [95, 90, null, null, null, null] },
        },
      ]),
      base(2),
    );
    expect(gradesOf(projection, 'new', 'primary', 2028).slice(2)).toEqual([95, 90, 0, 0]);
  });
});

describe('entrants', () => {
  it('of junior schools come from primary leavers, divided as in the past', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'P', stage: 'primary', years: { 2025: [0, 0, 0, 0, 110, 200], 2026: [0, 0, 0, 0, 120, 110] } },
        { school: 'J', stage: 'junior', years: { 2025: [0, 0, 0], 2026: [150, 0, 0] } },
        { school: 'K', stage: 'junior', years: { 2025: [0, 0, 0], 2026: [50, 0, 0] } },
      ]),
      base(2),
    );
    // 2026: 150 + 50 entrants after 200 leavers in 2025, rate 1. Shares 3/4 and 1/4 (no entrants at all in 2025).
    // 2027: 110 leavers, 82.5 and 27.5; the sum is whole, the tie goes to the first.
    expect(gradesOf(projection, 'J', 'junior', 2027)[0]).toBe(83);
    expect(gradesOf(projection, 'K', 'junior', 2027)[0]).toBe(27);
    // 2028: grade 5 of 2026 was 120; grade 5 → 6 was seen at 110 of 110, ratio 1.
    expect(gradesOf(projection, 'J', 'junior', 2028)[0]! + gradesOf(projection, 'K', 'junior', 2028)[0]!).toBe(120);
    expect(facts(projection, 'entrants').find(({ stage }) => stage === 'junior')).toMatchObject({
      source: 'primary leavers',
      rate: 1,
      rateFrom: 'past years',
    });
  });

  it('of senior and vocational schools follow the promotion rates learnt', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'J', stage: 'junior', years: { 2025: [0, 300, 200], 2026: [0, 0, 300] } },
        { school: 'S', stage: 'senior', years: { 2026: [120, 0, 0] } },
        { school: 'V', stage: 'vocational', years: { 2026: [70, 0, 0] } },
      ]),
      base(1),
    );
    // 120 / 200 = 0.6 and 70 / 200 = 0.35 of 300 leavers.
    expect(gradesOf(projection, 'S', 'senior', 2027)[0]).toBe(180);
    expect(gradesOf(projection, 'V', 'vocational', 2027)[0]).toBe(105);
  });

  it('take the leaving grade of the base year where no past year is given', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'P', stage: 'primary', years: { 2026: [0, 0, 0, 0, 90, 100] } },
        { school: 'J', stage: 'junior', years: { 2026: [80, 0, 0] } },
      ]),
      base(2),
    );
    // 80 entrants beside 100 leavers: rate 0.8. 2027: 0.8 × 100 = 80; 2028: 0.8 × 90 = 72.
    expect(gradesOf(projection, 'J', 'junior', 2027)[0]).toBe(80);
    expect(gradesOf(projection, 'J', 'junior', 2028)[0]).toBe(72);
    expect(facts(projection, 'entrants').find(({ stage }) => stage === 'junior')).toMatchObject({
      rateFrom: 'base year',
    });
  });

  it('of kindergartens follow births as long as these are known, then stay', () => {
    const births = [2022, 2023, 2024, 2025].map((year, index) => ({
      districtId: 'D',
      year,
      births: [180, 200, 220, 160][index]!,
    }));
    const projection = project(
      bureauWith(
        2026,
        [{ school: 'A', stage: 'kindergarten', district: 'D', years: { 2025: [90, 0, 0], 2026: [100, 90, 0] } }],
        births,
      ),
      base(3),
    );
    // Entrants of 2025 and 2026 against the births three years before: (90 + 100) / (180 + 200) = 0.5.
    expect(gradesOf(projection, 'A', 'kindergarten', 2027)[0]).toBe(110);
    expect(gradesOf(projection, 'A', 'kindergarten', 2028)[0]).toBe(80);
    // Births of 2026 are not known: the mean of 100, 110 and 80 is 96.67.
    expect(gradesOf(projection, 'A', 'kindergarten', 2029)[0]).toBe(97);
    expect(facts(projection, 'entrants').map(({ source }) => source)).toEqual(['births', 'births', 'past entrants']);
  });

  it('take a scenario’s factors on births and on entrants, district by district and stage by stage', () => {
    const births = [2022, 2023, 2024, 2025].map((year, index) => ({
      districtId: 'D',
      year,
      births: [180, 200, 220, 160][index]!,
    }));
    const kindergarten = (factors: Omit<ProjectionOptions, 'years' | 'variant'>) =>
      project(
        bureauWith(
          2026,
          [{ school: 'A', stage: 'kindergarten', district: 'D', years: { 2025: [90, 0, 0], 2026: [100, 90, 0] } }],
          births,
        ),
        { ...base(2), ...factors },
      );
    const entrants = (projection: Projection) =>
      [2027, 2028].map((year) => gradesOf(projection, 'A', 'kindergarten', year)[0]);
    // Without factors half of the births of 2024 and 2025 enter: 110 and 80. The rate is learnt from births as given.
    const fewer = kindergarten({ birthsFactors: [{ districtId: 'D', fromYear: 2025, factor: 0.5 }] });
    expect(entrants(fewer)).toEqual([110, 40]);
    expect(facts(fewer, 'birthsFactor')).toEqual([{ districtId: 'D', fromYear: 2025, factor: 0.5 }]);
    expect(entrants(kindergarten({ birthsFactors: [{ districtId: 'X', fromYear: 2020, factor: 0.5 }] }))).toEqual([
      110, 80,
    ]);
    // Factors on the same entrants multiply: 1.2 × 1.5 = 1.8 times 110 and 80.
    const more = kindergarten({
      entrantsFactors: [
        { districtId: null, stage: null, factor: 1.2 },
        { districtId: 'D', stage: 'kindergarten', factor: 1.5 },
        { districtId: 'D', stage: 'primary', factor: 9 },
        { districtId: 'X', stage: null, factor: 9 },
      ],
    });
    expect(entrants(more)).toEqual([198, 144]);
  });

  it('of primary schools come from kindergarten leavers, but from births where kindergartens hold few children', () => {
    const primary = {
      school: 'P',
      stage: 'primary',
      district: 'D',
      years: { 2025: [200, 0, 0, 0, 0, 0], 2026: [200, 200, 0, 0, 0, 0] },
    } as const;
    const births = [2019, 2020, 2021].map((year) => ({ districtId: 'D', year, births: year === 2021 ? 150 : 200 }));
    const withKindergarten = (leavers: number) =>
      project(
        bureauWith(
          2026,
          [
            primary,
            {
              school: 'K',
              stage: 'kindergarten',
              district: 'D',
              years: { 2025: [0, 0, leavers], 2026: [0, 0, leavers] },
            },
          ],
          births,
        ),
        base(1),
      );
    const sourceOf = (projection: Projection) =>
      facts(projection, 'entrants').find(({ stage }) => stage === 'primary')?.source;
    expect(sourceOf(withKindergarten(190))).toBe('kindergarten leavers');
    // 60 leavers before 200 entrants: most children come from elsewhere, 3.3 is no rate; births: 1 × 150.
    expect(sourceOf(withKindergarten(60))).toBe('births');
    expect(gradesOf(withKindergarten(60), 'P', 'primary', 2027)[0]).toBe(150);
  });

  it('follow children aged 3 to 5 where births are not given', () => {
    const projection = project(
      bureauWith(
        2026,
        [{ school: 'A', stage: 'kindergarten', district: 'D', years: { 2026: [100, 90, 80] } }],
        [
          { districtId: 'D', year: 2026, children35: 300 },
          { districtId: 'D', year: 2027, children35: 240 },
        ],
      ),
      base(1),
    );
    // 100 entrants among 300 children; of 240 that is 80.
    expect(gradesOf(projection, 'A', 'kindergarten', 2027)[0]).toBe(80);
  });

  it('are the mean of the last three years where nothing foretells them', () => {
    const projection = project(
      bureauWith(2026, [{ school: 'A', stage: 'special', years: { 2023: [90], 2024: [6], 2025: [9], 2026: [12] } }]),
      base(2),
    );
    expect(gradesOf(projection, 'A', 'special', 2027)[0]).toBe(9);
    expect(gradesOf(projection, 'A', 'special', 2028)[0]).toBe(9);
  });

  it('weigh recent shares most', () => {
    const projection = project(
      bureauWith(2026, [
        {
          school: 'P',
          stage: 'primary',
          years: {
            2023: [0, 0, 0, 0, 0, 60],
            2024: [0, 0, 0, 0, 0, 60],
            2025: [0, 0, 0, 0, 0, 60],
            2026: [0, 0, 0, 0, 0, 60],
          },
        },
        { school: 'J', stage: 'junior', years: { 2024: [60, 0, 0], 2025: [30, 0, 0], 2026: [30, 0, 0] } },
        { school: 'K', stage: 'junior', years: { 2024: [0, 0, 0], 2025: [30, 0, 0], 2026: [30, 0, 0] } },
      ]),
      base(1),
    );
    // J: (3 × ½ + 2 × ½ + 1 × 1) / 6 = 3.5 / 6; of 60 that is 35.
    expect(gradesOf(projection, 'J', 'junior', 2027)[0]).toBe(35);
    expect(gradesOf(projection, 'K', 'junior', 2027)[0]).toBe(25);
  });
});

describe('what is given', () => {
  it('for a later year wins in its own cell and goes up from there', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'A', stage: 'junior', years: { 2026: [50, 50, 50], 2027: [80, null, null] } },
        { school: 'B', stage: 'junior', years: { 2026: [40, 40, 40] } },
      ]),
      base(2),
    );
    expect(gradesOf(projection, 'A', 'junior', 2027)).toEqual([80, 50, 50]);
    expect(gradesOf(projection, 'A', 'junior', 2028)[1]).toBe(80);
    expect(gradesOf(projection, 'B', 'junior', 2027)).toEqual([40, 40, 40]);
    expect(facts(projection, 'given')).toEqual([{ year: 2027, grades: 1 }]);
  });

  it('opens a new school, which keeps the entrants last given for it', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'old', stage: 'junior', years: { 2026: [50, 50, 50] } },
        { school: 'new', stage: 'junior', years: { 2028: [70, null, null] } },
      ]),
      base(3),
    );
    expect(gradesOf(projection, 'new', 'junior', 2026)).toEqual([0, 0, 0]);
    expect(gradesOf(projection, 'new', 'junior', 2027)).toEqual([0, 0, 0]);
    expect(gradesOf(projection, 'new', 'junior', 2028)).toEqual([70, 0, 0]);
    expect(gradesOf(projection, 'new', 'junior', 2029)).toEqual([70, 70, 0]);
  });

  it('leaves out and names a programme that has no pupils given in or after the base year', () => {
    const projection = project(
      bureauWith(2026, [
        { school: 'open', stage: 'junior', years: { 2026: [50, 50, 50] } },
        { school: 'closed', stage: 'junior', years: { 2024: [10, 10, 10] } },
      ]),
      base(1),
    );
    expect(projection.programmes.map(({ schoolId }) => schoolId)).toEqual(['open']);
    expect(facts(projection, 'programme.withoutBaseYear')).toEqual([
      { schoolId: 'closed', stage: 'junior', year: 2026 },
    ]);
  });
});

describe('migration', () => {
  const years = { 2025: [100, 100, 100], 2026: [100, 100, 100] };
  const junior = { school: 'A', stage: 'junior', district: 'D', years } as const;

  it('counts what goes beyond the average of the past, spread over the grades', () => {
    const projection = project(
      bureauWith(
        2026,
        [junior],
        [
          { districtId: 'D', year: 2025, netMigration: 10 },
          { districtId: 'D', year: 2026, netMigration: 20 },
          { districtId: 'D', year: 2027, netMigration: 45 },
        ],
      ),
      base(1),
    );
    // 45 − (10 + 20) / 2 = 30 on 300 pupils: ten per cent more in every grade.
    expect(gradesOf(projection, 'A', 'junior', 2027)).toEqual([110, 110, 110]);
  });

  it('is not counted twice where only the future is given, and says so', () => {
    const projection = project(
      bureauWith(2026, [junior], [{ districtId: 'D', year: 2027, netMigration: 45 }]),
      base(1),
    );
    expect(gradesOf(projection, 'A', 'junior', 2027)).toEqual([100, 100, 100]);
    expect(facts(projection, 'migration.leftOut')).toEqual([{ districtId: 'D', year: 2027, given: 45 }]);
  });

  it('counts whole where no ratio was learnt, and never takes more pupils than there are', () => {
    const onlyBase = { ...junior, years: { 2026: [100, 100, 100] } };
    const withNet = (netMigration: number) =>
      project(bureauWith(2026, [onlyBase], [{ districtId: 'D', year: 2027, netMigration }]), base(1));
    expect(gradesOf(withNet(-30), 'A', 'junior', 2027)).toEqual([90, 90, 90]);
    expect(gradesOf(withNet(-900), 'A', 'junior', 2027)).toEqual([0, 0, 0]);
  });
});

describe('low and high', () => {
  it('move entrants by two per cent a year and progressions by half a per cent', () => {
    const bureau = bureauWith(2026, [{ school: 'A', stage: 'junior', years: { 2026: [1000, 1000, 1000] } }]);
    const low = project(bureau, { years: 7, variant: 'low' });
    const high = project(bureau, { years: 7, variant: 'high' });
    expect(gradesOf(low, 'A', 'junior', 2027)).toEqual([980, 995, 995]);
    expect(gradesOf(high, 'A', 'junior', 2027)).toEqual([1020, 1005, 1005]);
    // The width grows to ten per cent and no further.
    expect(gradesOf(low, 'A', 'junior', 2033)[0]).toBe(900);
    expect(gradesOf(high, 'A', 'junior', 2033)[0]).toBe(1100);
  });
});

it('refuses a number of years that is none', () => {
  const bureau = bureauWith(2026, [{ school: 'A', stage: 'junior', years: { 2026: [1, 1, 1] } }]);
  expect(() => project(bureau, base(-1))).toThrow(RangeError);
  expect(() => project(bureau, base(1.5))).toThrow(RangeError);
  expect(project(bureau, base(0)).years).toEqual([2026]);
});
