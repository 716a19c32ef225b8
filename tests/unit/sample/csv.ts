import { type BureauTables, fieldName, TABLE_NAMES, TABLES } from '../../../src/domain/tables/index.ts';

/** The CSV files of a bureau by file name, rendered apart from the program’s own writer so that a test can compare. */
export function csvFiles(tables: BureauTables): Map<string, string> {
  return new Map(
    TABLE_NAMES.map((name) => {
      const columns = TABLES[name].columns.map((column) => column.name);
      const lines = tables[name].map((row) =>
        columns.map((column) => cell((row as Record<string, unknown>)[fieldName(column)])).join(','),
      );
      return [`${name}.csv`, `${[columns.join(','), ...lines].join('\n')}\n`];
    }),
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
