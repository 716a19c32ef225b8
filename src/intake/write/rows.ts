import { type BureauTables, type ColumnDeclaration, fieldName, type TableName } from '../../domain/tables/index.ts';
import { columnsOf } from '../rows/names.ts';

/** The language of headers, names of tables and choices. */
export type TableLanguage = 'english' | 'chinese';

export type WrittenCell = string | number | null;

/** The header of a column. */
export function headerOf(column: ColumnDeclaration, language: TableLanguage): string {
  return language === 'english' ? column.name : column.label;
}

/** The rows of a table as cells, in the order of its columns. Flags are 1 and 0; a blank is unknown. */
export function cellsOf(tables: BureauTables, table: TableName, language: TableLanguage): WrittenCell[][] {
  const columns = columnsOf(table);
  const rows = tables[table] as readonly unknown[] as readonly Readonly<
    Record<string, string | number | boolean | null>
  >[];
  return rows.map((row) => columns.map((column) => cellOf(column, row[fieldName(column.name)] ?? null, language)));
}

function cellOf(
  column: ColumnDeclaration,
  value: string | number | boolean | null,
  language: TableLanguage,
): WrittenCell {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (column.type !== 'choice' || language === 'english' || value === null) return value;
  return column.choiceLabels?.[column.choices?.indexOf(String(value)) ?? -1] ?? value;
}
