import { CsvError, parse } from 'csv-parse';
import { filePlace, type IntakeIssue, makeIssue } from '../issue.ts';
import { breathe, type Cell, type SourceRow, type SourceSheet, type Watch } from '../source.ts';
import { decodeText, type Encoding } from './encoding.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** What a mapping may state about a text file, so that it need not be found out. */
export interface TextForm {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
}

export interface ReadSheets {
  /** Null for workbooks, which state theirs, and where nothing was read. */
  readonly encoding: Encoding | null;
  readonly sheets: readonly SourceSheet[];
  readonly issues: readonly IntakeIssue[];
}

/** How many letters are parsed before timers and cancellation get their turn. */
const CHUNK_LETTERS = 1024 * 1024;

/**
 * Reads one text file of delimited values. Row numbers are those a spreadsheet program shows for the file: a quoted
 * cell with line breaks is one row and blank lines count.
 * @param bytes the whole file
 * @param file its name, for issues
 */
export async function readDelimited(
  bytes: Uint8Array,
  file: string,
  form: TextForm,
  watch: Watch,
): Promise<ReadSheets> {
  const decoded = decodeText(bytes, form.encoding ?? null);
  const issues: IntakeIssue[] = [];
  if (decoded.badLines.length > 0) {
    const parameters = {
      encoding: decoded.encoding,
      lines: decoded.badLines.length,
      firstLine: decoded.badLines[0]!,
    };
    issues.push(makeIssue('encoding-mixed', filePlace(file), parameters));
  }
  if (decoded.rival !== null) {
    const parameters = { encoding: decoded.encoding, other: decoded.rival };
    issues.push(makeIssue('encoding-uncertain', filePlace(file), parameters));
  }
  const { encoding } = decoded;
  const rows = await parseRows(decoded.text, form.delimiter ?? findDelimiter(decoded.text), watch);
  if (!Array.isArray(rows)) {
    return { encoding, sheets: [], issues: [...issues, makeIssue('text-damaged', filePlace(file), rows)] };
  }
  const tableName = file.replace(/\.[^.]+$/, '');
  return { encoding, sheets: [{ file, sheet: file, tableName, rows }], issues };
}

/** The delimiter that divides the first line into the most cells; marks inside quotation marks do not count. */
export function findDelimiter(text: string): string {
  const start = text.search(/[^\s]/);
  const end = text.indexOf('\n', Math.max(0, start));
  const line = text.slice(Math.max(0, start), end < 0 ? undefined : end).replaceAll(/"(?:[^"]|"")*"/g, '');
  let best: string = DELIMITERS[0];
  for (const delimiter of DELIMITERS) {
    if (line.split(delimiter).length > line.split(best).length) best = delimiter;
  }
  return best;
}

/** The rows that hold something, or why and where the text cannot be divided into rows. */
async function parseRows(
  text: string,
  delimiter: string,
  watch: Watch,
): Promise<SourceRow[] | { line: number; reason: string }> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
    max_record_size: 1024 * 1024,
  });
  const rows: SourceRow[] = [];
  let row = 0;
  let failure: Error | null = null;
  parser.on('error', (error) => {
    failure = error;
  });
  const drain = () => {
    for (let cells: string[] | null = parser.read(); cells !== null; cells = parser.read()) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: cells.map(plainCell) });
    }
  };
  parser.on('readable', drain);
  for (let start = 0; start < text.length && failure === null; start += CHUNK_LETTERS) {
    if (!parser.write(text.slice(start, start + CHUNK_LETTERS)) && failure === null) drain();
    await breathe(watch);
  }
  if (failure === null) {
    await new Promise<void>((resolve) => {
      parser.once('end', resolve);
      parser.once('error', () => resolve());
      parser.end();
    });
  }
  if (failure === null) return rows;
  const error: unknown = failure;
  if (!(error instanceof CsvError)) throw error;
  return { line: Number(error.lines ?? row + 1), reason: reasonOf(error) };
}

/**
 * A cell without what programs put around texts in CSV files: the form ="0123" that keeps leading zeros, and the
 * apostrophe that keeps a text from being taken for a formula. A formula itself comes without the value it showed.
 */
function plainCell(cell: string): Cell {
  const text = cell.trim();
  if (!text.startsWith('=') && !text.startsWith("'")) return cell;
  const kept = /^="([^"]*)"$/.exec(text);
  if (kept !== null) return kept[1]!;
  if (/^'+[=+\-@]/.test(text)) return text.slice(1);
  return text.length > 1 && text.startsWith('=') ? { formula: text.slice(1), value: null } : cell;
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed';
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'a row has more than a million letters';
  return 'the quotation marks do not match';
}
