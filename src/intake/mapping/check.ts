import type { ColumnDeclaration } from '../../domain/tables/index.ts';
import { type IntakeIssue, makeIssue, type Place } from '../issue.ts';
import { readValue } from '../rows/values.ts';
import { type Cell, isBlank, type SourceRow, shownCell } from '../source.ts';
import type { ColumnIndex } from './apply.ts';
import type { MappedFile } from './schema.ts';

const ANY_NUMBER: ColumnDeclaration = { name: 'number', label: '数', type: 'number', note: '', noteLabel: '' };

/** The number in a foreign cell, or null when it holds none. */
export function numberIn(cell: Cell): number | null {
  const read = readValue(ANY_NUMBER, cell);
  return 'value' in read && typeof read.value === 'number' ? read.value : null;
}

/** Checks columns of a foreign file as its mapping asks, those included that are not imported. */
export function checkMapped(
  rows: readonly SourceRow[],
  index: ColumnIndex,
  checks: MappedFile['checks'],
  place: Place,
): IntakeIssue[] {
  const issues: IntakeIssue[] = [];
  for (const check of checks) {
    const position = index.get(check.column)!;
    const parts = (check.equalsSum ?? []).map((name) => index.get(name)!);
    for (const row of rows) {
      const cell = row.cells[position] ?? null;
      const at = { ...place, row: row.row, column: check.column };
      if (isBlank(cell)) {
        if (check.required) issues.push(makeIssue('mapping-check-blank', at, {}));
        continue;
      }
      const number = numberIn(cell);
      const low = check.minimum ?? Number.NEGATIVE_INFINITY;
      const high = check.maximum ?? Number.POSITIVE_INFINITY;
      const ranged = check.minimum !== undefined || check.maximum !== undefined;
      if (ranged && (number === null || number < low || number > high)) {
        const parameters = { minimum: String(check.minimum ?? '−∞'), maximum: String(check.maximum ?? '∞') };
        issues.push(makeIssue('mapping-check-range', at, parameters, shownCell(cell)));
      }
      if (parts.length === 0) continue;
      const numbers = parts.map((part) => numberIn(row.cells[part] ?? null));
      const sum = numbers.reduce<number>((total, part) => total + (part ?? Number.NaN), 0);
      if (Number.isFinite(sum) && sum !== number)
        issues.push(makeIssue('mapping-check-sum', at, { sum }, shownCell(cell)));
    }
  }
  return issues;
}
