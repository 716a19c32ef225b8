import { CLASS_SIZE_BINS } from './declarations.ts';
import type { TableName } from './index.ts';

/**
 * One column of a sheet that has a column for each grade, or for each bin of class sizes, where the input template has a
 * row for each: “三年级人数” holds the pupils of grade 3.
 */
export interface SpreadColumn {
  /** As an assignment names it: `pupils[primary 3]`, `classes[56-60]`. */
  readonly name: string;
  /** The template's column that the cells fill. */
  readonly column: 'pupils' | 'classes';
  /** The template's column that the header fills, with its value. */
  readonly key: 'grade' | 'bin';
  readonly value: number | string;
  /** The stage that the grade belongs to where no column of the sheet says otherwise; null for a bin. */
  readonly stage: SpreadStage | null;
}

/** Stages whose grades have a name of their own; those of vocational and special schools have not. */
export type SpreadStage = 'kindergarten' | 'primary' | 'junior' | 'senior';

/** First and last grade of each stage, as the input template counts them. */
const GRADES: readonly (readonly [SpreadStage, number, number])[] = [
  ['kindergarten', 1, 3],
  ['primary', 1, 6],
  ['junior', 7, 9],
  ['senior', 10, 12],
];

const OF_GRADES: readonly SpreadColumn[] = GRADES.flatMap(([stage, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((value) =>
    (['pupils', 'classes'] as const).map(
      (column): SpreadColumn => ({ name: `${column}[${stage} ${value}]`, column, key: 'grade', value, stage }),
    ),
  ),
);

const OF_BINS: readonly SpreadColumn[] = CLASS_SIZE_BINS.map((value) => ({
  name: `classes[${value}]`,
  column: 'classes',
  key: 'bin',
  value,
  stage: null,
}));

/** Every spread column that a sheet of a table may have: none but for enrolment and class sizes. */
export function spreadColumnsOf(table: TableName): readonly SpreadColumn[] {
  if (table === 'enrolment') return OF_GRADES;
  return table === 'class_sizes' ? OF_BINS : [];
}

/** The template's columns that a column of a sheet fills: itself, or what a spread column stands for. */
export function filledBy(table: TableName, name: string): readonly string[] {
  const spread = spreadColumnsOf(table).find((one) => one.name === name);
  if (spread === undefined) return [name];
  return [spread.column, spread.key, ...(spread.stage === null ? [] : ['stage'])];
}
