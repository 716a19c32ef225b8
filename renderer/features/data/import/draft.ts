import type { InputOf, OutputOf } from '../../../../src/api/index.ts';

export type Preview = OutputOf<'intake.preview'>;
export type Source = Preview['sources'][number];
export type Mapping = NonNullable<InputOf<'intake.preview'>['mapping']>;
export type SheetMapping = Mapping['sheets'][number];

export interface PickedFile {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/** A mapping file for files of another layout: one that comes with the program, or one that was picked. */
export interface Layout {
  readonly name: string;
  readonly choice: NonNullable<InputOf<'intake.preview'>['layout']>;
}

/** An import that is being prepared. */
export interface ImportDraft {
  readonly files: readonly PickedFile[];
  /** What the user decided, sheet by sheet; sheets without a decision are mapped by their names and headers. */
  readonly mapping: Mapping;
  /** What says how whole files are read, in place of the columns one by one; null for none. */
  readonly layout: Layout | null;
}

export const EMPTY_DRAFT: ImportDraft = { files: [], mapping: { sheets: [] }, layout: null };

/** Kept while the window is open, so that closing the wizard, a failure or another file loses no decision. */
let kept: ImportDraft = EMPTY_DRAFT;

/** The import as it was left. */
export function keptDraft(): ImportDraft {
  return kept;
}

/** Keeps an import, so that leaving the screen loses nothing. */
export function keepDraft(draft: ImportDraft): void {
  kept = draft;
}

/** How a mapping names a sheet: by its name, and a CSV file by its name without the ending. */
export function sheetName({ file, sheet }: Source): string {
  return sheet === file ? file.replace(/\.[^.]*$/, '') : sheet;
}

/** A sheet as it is mapped now: by the user's decision, or as the core found it. A repeated header is named once. */
export function mappingOf(source: Source, { mapping }: Pick<ImportDraft, 'mapping'>): SheetMapping {
  const name = sheetName(source);
  const decided = mapping.sheets.find(({ sheet }) => sheet === name);
  const seen = new Set<string>();
  return {
    sheet: name,
    table: decided === undefined ? source.table : decided.table,
    columns: source.columns.flatMap(({ header, column }) => {
      if (seen.has(header)) return [];
      seen.add(header);
      const own = decided?.columns.find((one) => one.header === header);
      return [{ header, column: own === undefined ? column : own.column }];
    }),
  };
}

/** Puts a decision about one sheet in place of the one before. */
export function decide(mapping: Mapping, decision: SheetMapping): Mapping {
  return { sheets: [...mapping.sheets.filter(({ sheet }) => sheet !== decision.sheet), decision] };
}
