import type { Names } from '../names.ts';
import { STAGE_WORDS } from '../words.ts';
import { type SheetContext, say } from './sheet.ts';
import type { TableColumn } from './table-sheet.ts';

/** The columns that open a row about a school: district, name, code. */
export function schoolColumns<Row>(names: Names, schoolIdOf: (row: Row) => string): TableColumn<Row>[] {
  return [
    {
      header: { zh: '县区', en: 'District' },
      width: 12,
      format: 'text',
      value: (row) => names.district(names.districtIdOf(schoolIdOf(row))),
    },
    {
      header: { zh: '学校', en: 'School' },
      width: 24,
      format: 'text',
      value: (row) => names.school(schoolIdOf(row)),
    },
    {
      header: { zh: '代码', en: 'Code' },
      width: 11,
      format: 'text',
      value: schoolIdOf,
    },
  ];
}

/** The column with the stage in words. */
export function stageColumn<Row extends { readonly stage: keyof typeof STAGE_WORDS | null }>(
  context: SheetContext,
): TableColumn<Row> {
  return {
    header: { zh: '学段', en: 'Stage' },
    width: 10,
    format: 'text',
    value: (row) => (row.stage === null ? null : say(STAGE_WORDS[row.stage], context.locale)),
  };
}

/** The column with the year by which the totals are made. */
export function yearColumn<Row extends { readonly year: number }>(): TableColumn<Row> {
  return { header: { zh: '学年', en: 'Year' }, width: 8, format: 'year', name: 'Year', value: (row) => row.year };
}

/** The columns with the first and the last year of rows that hold for several years, by which the totals are made. */
export function spanColumns<Row extends YearSpan>(): TableColumn<Row>[] {
  return [
    { header: { zh: '自学年', en: 'From' }, width: 7, format: 'year', name: 'From', value: ({ from }) => from },
    { header: { zh: '至学年', en: 'To' }, width: 7, format: 'year', name: 'To', value: ({ to }) => to },
  ];
}

/** Years for which a row holds, both included. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
}

/** Rows of consecutive years that say the same, as one row each: paper is not filled with repetitions. */
export function spansOf<Row extends { readonly year: number }>(
  rows: readonly Row[],
  sameOf: (row: Row) => string,
): (Row & YearSpan)[] {
  const spans: (Row & YearSpan)[] = [];
  const open = new Map<string, number>();
  for (const row of rows) {
    const key = sameOf(row);
    const index = open.get(key);
    const before = index === undefined ? undefined : spans[index];
    if (index !== undefined && before?.to === row.year - 1) spans[index] = { ...before, to: row.year };
    else open.set(key, spans.push({ ...row, from: row.year, to: row.year }) - 1);
  }
  return spans;
}
