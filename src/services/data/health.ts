import { bureauOf, tablesLacking } from '../../domain/bureau.ts';
import { type BureauTables, TABLE_NAMES, TABLES } from '../../domain/tables/index.ts';
import { assumptionsOf, checkWhole } from '../../intake/checks/whole.ts';
import { type IntakeIssue, makeIssue, tablePlace } from '../../intake/issue.ts';
import type { Entries } from '../../intake/rows/entry.ts';

export interface Health {
  /** Whether the tables can be planned. */
  readonly ready: boolean;
  /** Errors first. An issue's row is the row of the table, counted from 1; its column is a column of the template. */
  readonly issues: readonly IntakeIssue[];
}

/** Health by the tables it was found for, which never change: it is asked for far more often than the data change. */
const known = new WeakMap<BureauTables, Health>();

/** Everything that is wrong with a bureau's tables, or assumed about them, whatever way they came in. */
export function healthOf(tables: BureauTables): Health {
  const health = known.get(tables) ?? examine(tables);
  known.set(tables, health);
  return health;
}

function examine(tables: BureauTables): Health {
  const lacking = tablesLacking(tables);
  // The check of the whole says of enrolment that is there in which year it is missing.
  const issues: IntakeIssue[] = lacking
    .filter((table) => tables[table].length === 0)
    .map((table) => makeIssue('table-missing-for-planning', tablePlace(table), { table, label: TABLES[table].label }));
  if (tables.schools.length > 0 && tables.enrolment.length > 0) {
    const bureau = bureauOf(tables);
    issues.push(...checkWhole(entriesOf(tables), bureau), ...assumptionsOf(bureau));
  }
  const severe = issues.filter(({ severity }) => severity === 'error');
  const mild = issues.filter(({ severity }) => severity !== 'error');
  return { ready: lacking.length === 0, issues: [...severe, ...mild] };
}

/** The tables as the checks of the intake read them; the row number takes the place of the line in a file. */
function entriesOf(tables: BureauTables): Entries {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      tables[table].map((row, index) => ({
        table,
        row,
        origin: { file: '', sheet: table, row: index + 1 },
        titles: NO_TITLES,
      })),
    ]),
  ) as unknown as Entries;
}

const NO_TITLES: ReadonlyMap<string, string> = new Map();
