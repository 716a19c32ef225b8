/** A cell whose stored content is a formula. `value` is what the workbook showed when it was last saved. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: string | number | boolean | Date | null;
}

/** A cell that shows an error such as #REF!. */
export interface ErrorCell {
  readonly error: string;
}

/** A cell of a foreign file whose value the mapping does not translate. */
export interface UntranslatedCell {
  readonly untranslated: string;
  /** The values that the mapping knows, for the message. */
  readonly known: string;
}

/** A cell of a merged range below its first one, with what the range holds. */
export interface MergedCell {
  readonly merged: string | number | boolean | Date | FormulaCell | ErrorCell;
}

/** A cell as it was found. Cells of text files are strings; a blank cell is null or an empty string. */
export type Cell = string | number | boolean | Date | FormulaCell | ErrorCell | UntranslatedCell | MergedCell | null;

/** One row with its number as the user sees it. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** One sheet of a workbook or one text file, not yet understood. Blank rows are not in it. */
export interface SourceSheet {
  readonly file: string;
  /** The sheet's name, or the file's name for a text file. */
  readonly sheet: string;
  /** The name by which the table is recognised: the sheet's name, or the file's name without its ending. */
  readonly tableName: string;
  readonly rows: readonly SourceRow[];
}

/** How far reading has come. */
export interface IntakeProgress {
  readonly phase: 'reading' | 'checking';
  /** The file or table at work. */
  readonly subject: string;
  readonly done: number;
  readonly total: number;
}

/** What long steps are given: the way to be stopped and the way to say how far they are. */
export interface Watch {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IntakeProgress) => void) | undefined;
}

/** Lets timers and cancellation in, then throws the signal's reason when it was aborted. */
export async function breathe(watch: Watch): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  watch.signal?.throwIfAborted();
}

/** The text of a cell as an issue repeats it; null for a blank one. */
export function shownCell(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? 'date' : cell.toISOString().slice(0, 10);
  if (typeof cell !== 'object') return String(cell);
  if ('merged' in cell) return shownCell(cell.merged);
  if ('formula' in cell) return `=${cell.formula}`;
  return 'untranslated' in cell ? cell.untranslated : cell.error;
}

/** Whether a cell holds nothing, or nothing but spaces. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
