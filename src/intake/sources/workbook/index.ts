/**
 * Reads workbooks. Neither library at hand does this safely, measured on exceljs 4.4 and read from the sources of both:
 * exceljs holds every part in memory several times over (300,000 rows, 70 MB unpacked: 1.2 GB and 10 s), expands merged
 * and validated ranges cell by cell (a range over the whole sheet never ends), and cannot tell a formula that gives an
 * empty text from one that was never computed; its streaming reader loses all but the last run of an inline text.
 * read-excel-file gives no formulas at all, so a stale value could not be reported. So the archive's directory is
 * checked here first and the cells are read as a stream with saxes,
 * the parser that exceljs uses itself: the same 300,000 rows take 2.5 s and less than half the memory.
 */
import { filePlace, makeIssue } from '../../issue.ts';
import { breathe, type SourceSheet, type Watch } from '../../source.ts';
import type { ReadSheets } from '../delimited.ts';
import { DamagedArchive, openArchive } from './archive.ts';
import { readParts } from './parts.ts';
import { readSheet } from './sheet.ts';
import { DamagedXml, DeclaredEntities } from './xml.ts';

/** Sheets that explain or show an example: their names start with one of these words and their rows are no data. */
export const SHEETS_LEFT_OUT = ['示例', '说明', 'example', 'instructions'] as const;

/**
 * Reads all sheets of a workbook that may hold data.
 * @param bytes the whole file
 * @param file its name, for issues
 */
export async function readWorkbook(bytes: Uint8Array, file: string, watch: Watch): Promise<ReadSheets> {
  const archive = openArchive(bytes, file);
  if ('code' in archive) return { encoding: null, sheets: [], issues: [archive] };
  let part = file;
  try {
    const parts = await readParts(archive, watch);
    if (parts === null) {
      const found = 'a packed file that is no workbook';
      return { encoding: null, sheets: [], issues: [makeIssue('source-misnamed', filePlace(file), { found })] };
    }
    const sheets: SourceSheet[] = [];
    for (const sheet of parts.sheets) {
      if (isLeftOut(sheet.name)) continue;
      part = sheet.name;
      const content = await archive.read(sheet.part);
      if (content === null) throw new DamagedArchive(`${sheet.part} is missing`);
      const rows = await readSheet(content, parts, watch);
      sheets.push({ file, sheet: sheet.name, tableName: sheet.name, rows });
      await breathe(watch);
    }
    return { encoding: null, sheets, issues: [] };
  } catch (error) {
    const place = filePlace(file);
    if (error instanceof DeclaredEntities)
      return { encoding: null, sheets: [], issues: [makeIssue('workbook-entities', place, { part })] };
    if (error instanceof DamagedArchive || error instanceof DamagedXml)
      return { encoding: null, sheets: [], issues: [makeIssue('workbook-damaged', place, { reason: error.message })] };
    throw error;
  }
}

function isLeftOut(name: string): boolean {
  const plain = name.trim().toLowerCase();
  return SHEETS_LEFT_OUT.some((word) => plain.startsWith(word));
}
