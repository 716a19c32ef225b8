import type { Family, Key } from './family.ts';
import type { NamedModel } from './model.ts';

/**
 * `rooms(12,3)`: the name of a member in an exported file. Square brackets, as in `memberName`, are not allowed in the
 * CPLEX LP format (HiGHS ends with an error on them, CBC drops all names), round ones are. What a code may hold beside
 * letters, digits, `_` and `.` is written as `~` with its hexadecimal number, such as `~2d~` for a hyphen, so that two
 * members never share a name.
 */
export function exportedName(family: Family, key: Key): string {
  return `${family.id}(${key.map((part) => String(part).replaceAll(/[^\w.]/gu, escaped)).join(',')})`;
}

function escaped(character: string): string {
  return `~${character.codePointAt(0)!.toString(16)}~`;
}

/** What the columns and rows of an exported model are called. */
export interface ExportedNames {
  column(column: number): string;
  row(row: number): string;
}

/** The names of a model's members in an exported file that solvers read. */
export function exportedNames(named: NamedModel): ExportedNames {
  return namesOf(named, exportedName);
}

/**
 * The names with square brackets, `rooms[12,3]`, as the documents write them: for a file that people read. HiGHS and CBC
 * want the other names in an LP file; in an MPS file they take both.
 */
export function bracketedNames(named: NamedModel): ExportedNames {
  return namesOf(named, (family, key) => exportedName(family, key).replace('(', '[').replace(/\)$/, ']'));
}

function namesOf(named: NamedModel, nameOf: (family: Family, key: Key) => string): ExportedNames {
  return {
    column: (column) => {
      const { family, key } = named.columnKey(column);
      return nameOf(family, key);
    },
    row: (row) => {
      const { family, key } = named.rowKey(row);
      return nameOf(family, key);
    },
  };
}

/** Names by position, `C0` and `R0`, for a program that only has to give the values back. */
export const positionNames: ExportedNames = { column: (column) => `C${column}`, row: (row) => `R${row}` };
