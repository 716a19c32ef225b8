import type { BureauData } from '../../domain/bureau.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import { fieldName, TABLES, type TableDeclaration, type TableName } from '../../domain/tables/index.ts';

/** A row of the input tables that a figure rests on. */
export interface DataRow {
  readonly table: TableName;
  /** 1 for the first row of the table. */
  readonly row: number;
  /** The row's key, by column name. */
  readonly key: Readonly<Record<string, string | number | null>>;
}

type LooseRow = Readonly<Record<string, string | number | boolean | null>>;

/** Tables whose rows belong to a school, and by stage where they have one. */
const SCHOOL_TABLES = ['schools', 'programmes', 'enrolment', 'staffing', 'retirements', 'special_needs'] as const;

/** Finds the rows behind explanations; the tables are gone through once, not for every explanation. */
export class DataRows {
  readonly #bureau: BureauData;
  readonly #bySchool = new Map<TableName, ReadonlyMap<unknown, readonly number[]>>();

  constructor(bureau: BureauData) {
    this.#bureau = bureau;
    for (const table of SCHOOL_TABLES)
      this.#bySchool.set(
        table,
        Map.groupBy(bureau.tables[table].keys(), (index) => bureau.tables[table][index]!.schoolId),
      );
  }

  /** The rows that an explanation's figures come from, in the order of the input template. */
  of({ schoolId, year, facts, constraint }: Explanation): DataRow[] {
    const { settings, tables } = this.#bureau;
    const found: DataRow[] = [];
    const add = (table: TableName, indices: Iterable<number>): void => {
      for (const index of indices) found.push({ table, row: index + 1, key: this.#keyOf(table, index) });
    };
    const ofSchool = (table: (typeof SCHOOL_TABLES)[number], id: unknown, holds = (_: LooseRow) => true): void =>
      add(
        table,
        (this.#bySchool.get(table)?.get(id) ?? []).filter((index) => holds(tables[table][index] as LooseRow)),
      );
    const isStage = (row: LooseRow): boolean => facts.stage === undefined || row.stage === facts.stage;
    const isCounted = (row: LooseRow): boolean => isStage(row) && Number(row.year) >= settings.baseYear;
    const ofDistrict = (districtId: unknown): void =>
      add(
        'districts',
        where(tables.districts, (row) => row.districtId === districtId),
      );
    const moneyOf = (kind: unknown, moneyYear: unknown, level: unknown, districts: readonly unknown[]): void =>
      add(
        'budgets',
        where(
          tables.budgets,
          (row) =>
            row.kind === kind &&
            row.year === moneyYear &&
            (level === undefined || row.level === level) &&
            districts.includes(row.districtId),
        ),
      );
    const reason = facts.reason;
    const isPosts = reason === 'postsFilled' || reason === 'postsShort' || reason === 'postsOfYear';
    const isSpecial =
      reason === 'resourceRoomOpened' || reason === 'resourceRoomMissing' || reason === 'specialNeedsOfYear';
    const district = this.#districtOf(schoolId);
    if (schoolId !== undefined) {
      ofSchool('schools', schoolId);
      if (!isSpecial) {
        if (!isPosts) ofSchool('programmes', schoolId, isStage);
        ofSchool('enrolment', schoolId, isCounted);
      }
      if (facts.toSchoolId !== undefined) {
        ofSchool('schools', facts.toSchoolId);
        ofSchool('enrolment', facts.toSchoolId, isCounted);
      }
      if (isPosts) {
        ofSchool('staffing', schoolId, isStage);
        ofSchool('retirements', schoolId, (row) => isStage(row) && (year === null || Number(row.year) <= year));
      }
      if (isSpecial || facts.stage === 'special') ofSchool('special_needs', schoolId);
      add(
        'projects',
        where(tables.projects, (row) => row.projectId === schoolId || row.projectId === facts.toSchoolId),
      );
      if (district !== null && (isPosts || facts.cost !== undefined)) ofDistrict(district);
    }
    if (facts.moneyYear !== undefined && reason !== 'relaxation')
      moneyOf(reason === 'postsShort' ? 'recurrent' : 'capital', facts.moneyYear, facts.moneyLevel, [
        facts.moneyDistrict ?? null,
      ]);
    else if (reason === 'roomsOrdered' || reason === 'projectStarted' || reason === 'resourceRoomOpened')
      moneyOf('capital', year, undefined, [district, null]);
    else if (reason === 'postsShort' && constraint === 'budget.recurrent')
      moneyOf('recurrent', year, undefined, [district, null]);
    else if (reason === 'moneyWorth') moneyOf(facts.budgetKind, year, facts.level, [facts.districtId ?? null]);
    return found;
  }

  #districtOf(schoolId: string | undefined): string | null {
    const { schools, projects } = this.#bureau.tables;
    const index = this.#bySchool.get('schools')?.get(schoolId)?.[0];
    if (index !== undefined) return schools[index]!.districtId;
    return projects.find(({ projectId }) => projectId === schoolId)?.districtId ?? null;
  }

  #keyOf(table: TableName, index: number): DataRow['key'] {
    const { columns }: TableDeclaration = TABLES[table];
    const row = this.#bureau.tables[table][index] as unknown as Readonly<Record<string, string | number | null>>;
    return Object.fromEntries(
      columns.filter(({ key }) => key === true).map(({ name }) => [name, row[fieldName(name)] ?? null]),
    );
  }
}

function where<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number[] {
  return rows.flatMap((row, index) => (holds(row) ? [index] : []));
}
