/**
 * The vocabulary in which the input tables are declared. One declaration serves the intake, the template workbook,
 * the bureau file and the grids; the row types are derived from it.
 */
export interface ColumnDeclaration {
  /** Header in English: the name in the input template and in the bureau file. */
  readonly name: string;
  /** Header in Simplified Chinese. */
  readonly label: string;
  readonly type: 'text' | 'integer' | 'number' | 'flag' | 'choice';
  /** Part of the key of a row. */
  readonly key?: true;
  /** A row without this value is refused. Key columns that may be blank say `required: false`. */
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** Chinese labels of the choices, in the same order; accepted on input too. */
  readonly choiceLabels?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Unit as printed beside the header: pupils, yuan, years, metres … */
  readonly unit?:
    | 'pupils'
    | 'classes'
    | 'rooms'
    | 'posts'
    | 'people'
    | 'yuan'
    | 'year'
    | 'years'
    | 'square metres'
    | 'degrees'
    | 'share'
    | 'hours'
    | 'Mbps'
    | 'books';
  /** The table whose key this value must be found in. */
  readonly references?: 'districts' | 'schools';
  /** One sentence for the template's note, in English and in Chinese. */
  readonly note: string;
  readonly noteLabel: string;
}

export interface TableDeclaration {
  readonly name: string;
  readonly label: string;
  /** A bureau cannot be planned without this table. */
  readonly required: boolean;
  readonly columns: readonly ColumnDeclaration[];
}

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type ValueOf<Column extends ColumnDeclaration> = Column extends { type: 'choice'; choices: readonly (infer Choice)[] }
  ? Choice
  : Column['type'] extends 'text'
    ? string
    : Column['type'] extends 'flag'
      ? boolean
      : number;

type Nullable<Column extends ColumnDeclaration> = Column extends { required: false }
  ? true
  : Column extends { key: true } | { required: true }
    ? false
    : true;

/** The row of a table, with the columns' names in camel case; a value that may be blank is null when unknown. */
export type RowOf<Table extends TableDeclaration> = {
  readonly [Column in Table['columns'][number] as CamelCase<Column['name']>]: Nullable<Column> extends true
    ? ValueOf<Column> | null
    : ValueOf<Column>;
};

/** `school_id` → `schoolId`: the field of a row type that holds the column. */
export function fieldName(columnName: string): string {
  return columnName.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a row without a value in this column is refused. */
export function isRequired(column: ColumnDeclaration): boolean {
  return column.required ?? column.key === true;
}
