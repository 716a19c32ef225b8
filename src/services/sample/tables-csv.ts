import { type BureauTables, fieldName, TABLE_NAMES, TABLES, type TableName } from '../../domain/tables/index.ts';

/** The text of one input table as a CSV file that the intake reads back: UTF-8, commas, LF, blank where unknown. */
export function tableCsv(name: TableName, rows: BureauTables[TableName]): string {
  const columns = TABLES[name].columns.map((column) => column.name);
  const fields = columns.map(fieldName);
  const lines = rows.map((row) => {
    const values = row as unknown as Readonly<Record<string, string | number | boolean | null>>;
    return fields.map((field) => csvField(values[field] ?? null)).join(',');
  });
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** All tables as files by name; a table without rows has its header alone. */
export function tableFiles(tables: BureauTables): { readonly name: string; readonly content: string }[] {
  return TABLE_NAMES.map((name) => ({ name: `${name}.csv`, content: tableCsv(name, tables[name]) }));
}

function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
