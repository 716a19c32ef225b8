import { join } from 'node:path';
import type { BureauData } from '../domain/bureau.ts';
import type { Plan } from '../domain/plan/index.ts';
import { type PlanTable, planTables, type TableValue } from './plan-tables.ts';
import { safeCellText } from './user-text.ts';
import { makeFolder, nodeFileSystem, type WritingFileSystem, writeFilesWhole } from './whole-files.ts';

/**
 * Writes every table of a plan as a CSV file of its own: UTF-8 with a byte order mark, so that spreadsheet programs
 * read Chinese, comma-separated, CRLF at line ends. The same plan gives the same bytes. The folder is made when missing;
 * files of the same name are replaced, each one whole.
 * @param folder where the files go
 * @throws Failure with a `WriteFailure` code when a file cannot be written
 */
export async function writePlanCsv(
  plan: Plan,
  bureau: BureauData,
  folder: string,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  await makeFolder(folder);
  const files = planTables(plan, bureau).map((table) => ({
    path: join(folder, `${table.name}.csv`),
    content: csvText(table),
  }));
  await writeFilesWhole(files, fileSystem);
}

/** The text of a CSV file (RFC 4180), with user texts that a spreadsheet would take for formulas made plain. */
export function csvText(table: PlanTable): string {
  const lines = [table.headers, ...table.rows].map((row) => row.map(csvField).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvField(value: TableValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  const text = safeCellText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
