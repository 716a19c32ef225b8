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

/** An import that is being prepared. */
export interface ImportDraft {
  readonly files: readonly PickedFile[];
  /** What the user decided, sheet by sheet; sheets without a decision are mapped by their names and headers. */
  readonly mapping: Mapping;
}

export const EMPTY_DRAFT: ImportDraft = { files: [], mapping: { sheets: [] } };

/** Kept while the window is open, so that closing the wizard, a failure or another file loses no decision. */
let kept: ImportDraft = EMPTY_DRAFT;

export function keptDraft(): ImportDraft {
  return kept;
}

export function keepDraft(draft: ImportDraft): void {
  kept = draft;
}

/** A sheet as it is mapped now: by the user's decision, or as the core found it. */
export function mappingOf(source: Source, mapping: Mapping): SheetMapping {
  const decided = mapping.sheets.find(({ sheet }) => sheet === source.sheet);
  if (decided === undefined) return { sheet: source.sheet, table: source.table, columns: [...source.columns] };
  return {
    sheet: source.sheet,
    table: decided.table,
    columns: source.columns.map(
      (found) => decided.columns.find(({ header }) => header === found.header) ?? { ...found },
    ),
  };
}

/** Puts a decision about one sheet in place of the one before. */
export function decide(mapping: Mapping, decision: SheetMapping): Mapping {
  return { sheets: [...mapping.sheets.filter(({ sheet }) => sheet !== decision.sheet), decision] };
}
