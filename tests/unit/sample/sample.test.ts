import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programmeKey } from '../../../src/domain/bureau.ts';
import { GRADES, STAGES } from '../../../src/domain/stage.ts';
import { type BureauTables, fieldName, TABLE_NAMES, TABLES } from '../../../src/domain/tables/index.ts';
import { csvFiles, readSources } from '../../../src/intake/index.ts';
import { loadNormSet, normsOf } from '../../../src/norms/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';

const norms = normsOf(loadNormSet(), [], 2026);
const city = sampleTables();
const folder = join(import.meta.dirname, '../../../resources/samples/city');

/** Programmes of the ordinary stages outside teaching points, and those of them short of rooms to stay below 56. */
function crowdingOf(tables: BureauTables): { ordinary: number; short: number } {
  const kind = new Map(tables.schools.map((school) => [school.schoolId, school.kind]));
  const needed = new Map<string, number>();
  for (const row of tables.enrolment.filter(({ year }) => year === 2026)) {
    const key = programmeKey(row.schoolId, row.stage);
    needed.set(key, (needed.get(key) ?? 0) + Math.ceil(row.pupils / 55));
  }
  const ordinary = tables.programmes.filter(
    ({ schoolId, stage }) => ['primary', 'junior', 'senior'].includes(stage) && kind.get(schoolId) !== 'teaching_point',
  );
  const short = ordinary.filter(({ schoolId, stage, rooms }) => needed.get(programmeKey(schoolId, stage))! > rooms!);
  return { ordinary: ordinary.length, short: short.length };
}

describe('the synthetic bureau', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(sampleTables({ seed: 7, programmes: 60 })).toEqual(sampleTables({ seed: 7, programmes: 60 }));
    expect(sampleTables({ seed: 8, programmes: 60 })).not.toEqual(sampleTables({ seed: 7, programmes: 60 }));
  });

  it('is the one that is committed, byte for byte', () => {
    const files = csvFiles(city);
    expect(readdirSync(folder).sort()).toEqual(files.map(({ name }) => name).sort());
    for (const { name, content } of files) {
      expect(readFileSync(join(folder, name)).equals(content), name).toBe(true);
      expect(content.length, name).toBeLessThan(1.5e6);
    }
  });

  it('reads back as committed without a single issue', async () => {
    const { tables, issues } = await readSources([folder]);
    expect(issues).toEqual([]);
    expect(tables).toEqual(city);
  });

  it('says that it is synthetic, in its name and in the name of every school and project', () => {
    expect(city.settings.find(({ key }) => key === 'name')?.value).toContain('synthetic');
    for (const { name } of [...city.schools, ...city.projects]) expect(name).toContain('合成');
  });

  it('has seven districts, 330 schools and every stage', () => {
    expect(city.districts.map(({ kind }) => kind).sort()).toEqual([
      ...Array(3).fill('county'),
      ...Array(4).fill('urban'),
    ]);
    expect(city.schools).toHaveLength(330);
    expect(new Set(city.programmes.map(({ stage }) => stage))).toEqual(new Set(STAGES));
  });

  it.each([1, 2, 20, 300, 700, 2000])('has exactly the %i programmes asked for, each with pupils', (programmes) => {
    const tables = sampleTables({ programmes });
    expect(tables.programmes).toHaveLength(programmes);
    const withPupils = new Set(tables.enrolment.map(({ schoolId, stage }) => programmeKey(schoolId, stage)));
    expect(withPupils.size).toBe(programmes);
  });

  it('refuses a number of programmes that is none', () => {
    expect(() => sampleTables({ programmes: 0 })).toThrow(RangeError);
    expect(() => sampleTables({ programmes: 1.5 })).toThrow(RangeError);
  });

  it.each([
    ['normal', 0.45],
    ['high', 0.9],
  ] as const)('is short of rooms in about the stated share of programmes: %s', (crowding, share) => {
    for (const programmes of [300, 359, 2000]) {
      const { ordinary, short } = crowdingOf(sampleTables({ crowding, programmes }));
      expect(Math.abs(short / ordinary - share)).toBeLessThan(0.025);
    }
  });

  it('holds only values that the input tables allow, with keys that are unique and references that exist', () => {
    const districts = new Set(city.districts.map(({ districtId }) => districtId));
    const schools = new Set(city.schools.map(({ schoolId }) => schoolId));
    for (const name of TABLE_NAMES) {
      const columns = TABLES[name].columns as readonly {
        name: string;
        key?: true;
        minimum?: number;
        maximum?: number;
        type: string;
        choices?: readonly string[];
        references?: string;
      }[];
      const keys = new Set<string>();
      for (const row of city[name] as readonly Record<string, unknown>[]) {
        keys.add(JSON.stringify(columns.filter(({ key }) => key).map((column) => row[fieldName(column.name)])));
        expect(Object.keys(row).sort()).toEqual(columns.map((column) => fieldName(column.name)).sort());
        for (const column of columns) {
          const value = row[fieldName(column.name)];
          if (value === null) continue;
          if (column.type === 'integer') expect(Number.isInteger(value), `${name}.${column.name}`).toBe(true);
          if (column.minimum !== undefined) expect(value).toBeGreaterThanOrEqual(column.minimum);
          if (column.maximum !== undefined) expect(value).toBeLessThanOrEqual(column.maximum);
          if (column.choices) expect(column.choices).toContain(value);
          if (column.references === 'districts') expect(districts).toContain(value);
          if (column.references === 'schools') expect(schools).toContain(value);
        }
      }
      expect(keys.size, name).toBe(city[name].length);
    }
  });

  it('adds up: shares to 1, special pupils to the enrolment, bins to the classes', () => {
    for (const { shareCentral, shareProvince, shareCity, shareCounty } of city.districts)
      expect(shareCentral! + shareProvince! + shareCity! + shareCounty!).toBeCloseTo(1, 12);
    const base = city.enrolment.filter(({ year }) => year === 2026);
    const sum = (rows: readonly { readonly pupils: number | null }[]) =>
      rows.reduce((total, row) => total + row.pupils!, 0);
    expect(sum(city.special_needs.filter(({ form }) => form === 'special_school'))).toBe(
      sum(base.filter(({ stage }) => stage === 'special')),
    );
    const classes = base.filter(({ stage }) => stage !== 'special').reduce((total, row) => total + row.classes!, 0);
    expect(city.class_sizes.reduce((total, row) => total + row.classes!, 0)).toBe(classes);
  });

  it('gives every grade in the base year and three years before', () => {
    expect(new Set(city.enrolment.map(({ year }) => year))).toEqual(new Set([2023, 2024, 2025, 2026]));
    for (const { stage, grade } of city.enrolment) {
      expect(grade).toBeGreaterThanOrEqual(GRADES[stage].first);
      expect(grade).toBeLessThanOrEqual(GRADES[stage].last);
    }
  });

  it('has plausible totals', () => {
    const summary = STAGES.map((stage) => {
      const enrolment = city.enrolment.filter((row) => row.stage === stage && row.year === 2026);
      const programmes = city.programmes.filter((row) => row.stage === stage);
      const pupils = enrolment.reduce((sum, row) => sum + row.pupils, 0);
      const classes = enrolment.reduce((sum, row) => sum + row.classes!, 0);
      const rooms = programmes.reduce((sum, row) => sum + row.rooms!, 0);
      const staffed = new Set(city.staffing.filter((row) => row.stage === stage).map(({ schoolId }) => schoolId));
      const taught = enrolment
        .filter(({ schoolId }) => staffed.has(schoolId))
        .reduce((sum, row) => sum + row.pupils, 0);
      const teachers = city.staffing.filter((row) => row.stage === stage).reduce((sum, row) => sum + row.teachers!, 0);
      return {
        stage,
        programmes: programmes.length,
        pupils,
        classes,
        rooms,
        perClass: pupils / classes,
        perTeacher: taught / teachers,
      };
    });
    console.table(
      summary.map((row) => ({ ...row, perClass: row.perClass.toFixed(1), perTeacher: row.perTeacher.toFixed(1) })),
    );
    const of = (stage: string) => summary.find((row) => row.stage === stage)!;
    expect(summary.reduce((sum, row) => sum + row.pupils, 0)).toBeGreaterThan(200_000);
    for (const { rooms, classes } of summary) expect(rooms).toBeGreaterThanOrEqual(classes);
    for (const stage of ['primary', 'junior', 'senior']) {
      expect(of(stage).perClass).toBeGreaterThan(40);
      expect(of(stage).perClass).toBeLessThan(58);
      const norm = norms.value(`posts.pupilsPerPost.${stage}`);
      expect(of(stage).perTeacher).toBeGreaterThan(norm);
      expect(of(stage).perTeacher).toBeLessThan(1.15 * norm);
    }
    expect(of('special').perTeacher).toBeGreaterThan(norms.value('special.pupilsPerTeacher'));
    const bins = (names: readonly string[]) =>
      city.class_sizes.filter(({ bin }) => names.includes(bin!)).reduce((sum, row) => sum + row.classes!, 0);
    const superLarge = bins(['>=66']);
    const large = superLarge + bins(['56-60', '61-65']);
    console.log(`classes of 56 and more: ${large}, of 66 and more: ${superLarge}`);
    expect(large).toBeGreaterThan(400);
    expect(superLarge).toBeGreaterThan(50);
    expect(superLarge).toBeLessThan(large / 2);
  });
});
