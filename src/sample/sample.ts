import { type BureauTables, emptyTables, type TableRow } from '../domain/tables/index.ts';
import { loadNormSet, type Norms, normsOf } from '../norms/index.ts';
import { budgetsOf, type DistrictNeed } from './budgets.ts';
import { facilitiesOf, measuresOf } from './conditions.ts';
import { districtsOfCity } from './geography.ts';
import { kindsOfCity, PATTERN_PROGRAMMES, programmesByCity } from './mix.ts';
import { populationOf } from './population.ts';
import { programmesOf } from './programmes.ts';
import { projectsOf } from './projects.ts';
import { pupilsOf } from './pupils.ts';
import { type Random, randomOf } from './random.ts';
import { districtRow, type SampleCity, schoolRow, tablesOfSchools } from './rows.ts';
import { schoolsOfCity } from './schools.ts';
import { SAMPLE_YEARS } from './years.ts';

/** What kind of synthetic bureau to make. */
export interface SampleOptions {
  /** `city`: seven districts, 330 schools. `province`: cities of that kind with 2,000 programmes. Default `city`. */
  readonly size?: 'city' | 'province';
  /** Same seed, same bytes. Default 1. */
  readonly seed?: number;
  /** Exactly this many programmes in place of the size’s own number. */
  readonly programmes?: number;
  /**
   * Share of the ordinary programmes (primary, junior, senior; no teaching points) that are short of rooms to keep
   * every class below 56: `normal` 45 %, `high` 90 %. Default `normal`.
   */
  readonly crowding?: 'normal' | 'high';
}

const PROVINCE_PROGRAMMES = 2000;
const CROWDED_SHARE = { normal: 0.45, high: 0.9 } as const;

/**
 * Makes a synthetic bureau. Nothing in it is about a real place, and its name and the names of its schools say so.
 * The work grows linearly with the number of programmes.
 * @throws RangeError when the number of programmes is not a whole number of at least 1
 */
export function sampleTables(options: SampleOptions = {}): BureauTables {
  const { size = 'city', seed = 1, crowding = 'normal' } = options;
  const programmes = options.programmes ?? (size === 'city' ? PATTERN_PROGRAMMES : PROVINCE_PROGRAMMES);
  if (!Number.isInteger(programmes) || programmes < 1)
    throw new RangeError(`a bureau cannot have ${programmes} programmes`);
  const random = randomOf(`junheng sample ${seed}`);
  const norms = normsOf(loadNormSet(), [], SAMPLE_YEARS.base);
  const counts = programmesByCity(programmes);
  const tables = mutable(emptyTables());
  const needs: DistrictNeed[] = [];
  counts.forEach((count, index) => {
    const city = makeCity(index, counts.length, count, CROWDED_SHARE[crowding], tables.schools.length + 1, random);
    needs.push(...addCity(tables, city, norms, random.fork(`tables ${index}`)));
  });
  const isCity = counts.length === 1;
  tables.settings.push(
    { key: 'name', value: isCity ? '示例市（合成数据 synthetic）' : '示例省（合成数据 synthetic）' },
    { key: 'base_year', value: String(SAMPLE_YEARS.base) },
    { key: 'horizon_years', value: String(SAMPLE_YEARS.last - SAMPLE_YEARS.base) },
    { key: 'currency', value: 'CNY' },
  );
  tables.budgets.push(...budgetsOf(needs, SAMPLE_YEARS, random.fork('budgets')));
  return tables;
}

function makeCity(
  index: number,
  cities: number,
  programmeCount: number,
  crowdedShare: number,
  firstSchool: number,
  random: Random,
): SampleCity {
  const districts = districtsOfCity(index, cities, programmeCount, random.fork(`districts ${index}`));
  const schools = schoolsOfCity(kindsOfCity(programmeCount), districts, firstSchool, random.fork(`schools ${index}`));
  const programmes = programmesOf(schools, crowdedShare, random.fork(`programmes ${index}`));
  const pupils = pupilsOf(districts, programmes, SAMPLE_YEARS, random.fork(`pupils ${index}`));
  const used = new Set(schools.map(({ district }) => district));
  return { districts: districts.filter((district) => used.has(district)), schools, programmes, pupils };
}

/** Adds one city’s rows to the tables and tells what its districts would need. */
function addCity(tables: MutableTables, city: SampleCity, norms: Norms, random: Random): DistrictNeed[] {
  const of = tablesOfSchools(city, norms, SAMPLE_YEARS, random);
  append(
    tables.schools,
    city.schools.map((school) => schoolRow(school, of.pupils.get(school) ?? 0, random)),
  );
  append(tables.programmes, of.programmes);
  append(tables.enrolment, of.enrolment);
  append(tables.class_sizes, of.classSizes);
  append(tables.special_needs, of.specialNeeds);
  append(tables.staffing, of.staffing);
  append(tables.retirements, of.retirements);
  append(tables.qualifications, of.qualifications);
  append(
    tables.projects,
    projectsOf(city.programmes, tables.projects.length + 1, SAMPLE_YEARS, random.fork('projects')),
  );
  const conditions = random.fork('conditions');
  for (const school of city.schools) {
    if (school.kind === 'kindergarten') continue;
    tables.facilities.push(facilitiesOf(school, of.pupils.get(school) ?? 0, of.classes.get(school) ?? 0, conditions));
  }
  const needs: DistrictNeed[] = [];
  for (const district of city.districts) {
    const need = of.needs.get(district.id) ?? { capital: 0, recurrent: 0, posts: 0 };
    tables.districts.push(districtRow(district, need.posts));
    append(
      tables.population,
      populationOf(district, city.pupils.births, SAMPLE_YEARS, random.fork(`population ${district.id}`)),
    );
    append(tables.measures, measuresOf(district, SAMPLE_YEARS, conditions));
    needs.push({ district, capital: need.capital, recurrent: need.recurrent });
  }
  return needs;
}

type MutableTables = { [Name in keyof BureauTables]: TableRow<Name>[] };

function mutable(tables: BureauTables): MutableTables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, [...rows]]),
  ) as unknown as MutableTables;
}

/** Appends one by one, because a call with a hundred thousand arguments overflows the stack. */
function append<Row>(rows: Row[], more: readonly Row[]): void {
  for (const row of more) rows.push(row);
}
