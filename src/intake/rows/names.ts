import {
  type ColumnDeclaration,
  TABLE_NAMES,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../domain/tables/index.ts';

/** Chinese words for the units, as people append them to a header: 学生数（人）. */
const UNIT_WORDS: Readonly<Record<NonNullable<ColumnDeclaration['unit']>, readonly string[]>> = {
  pupils: ['人', '名'],
  classes: ['个', '班'],
  rooms: ['间'],
  posts: ['个', '名'],
  people: ['人', '名'],
  yuan: ['元', 'cny', 'rmb'],
  year: ['年'],
  years: ['年'],
  'square metres': ['平方米', '㎡', 'm2', 'm²'],
  degrees: ['度', '°'],
  share: ['比例'],
  hours: ['学时', '小时'],
  Mbps: ['mbps'],
  books: ['册'],
};

/** Letters of full width become plain ones; case, spaces and underscores at the ends do not matter. */
function normalise(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The parts of a header such as “学校代码 school_id” or “面积（平方米）”. */
function partsOf(name: string): string[] {
  return normalise(name)
    .split(/[\s/|()[\]·:：*]+/)
    .filter((part) => part !== '');
}

const TABLE_BY_NAME: ReadonlyMap<string, TableName> = new Map(
  TABLE_NAMES.flatMap((name) => [[normalise(name), name] as const, [normalise(TABLES[name].label), name] as const]),
);

/** The table that a sheet's or file's name means, in English, in Chinese or in both; null when it is none. */
export function tableNamed(name: string): TableName | null {
  const whole = TABLE_BY_NAME.get(normalise(name).replaceAll(/[\s-]+/g, '_'));
  if (whole !== undefined) return whole;
  const tables = new Set(partsOf(name).map((part) => TABLE_BY_NAME.get(part) ?? null));
  const [table] = tables;
  return tables.size === 1 && table !== undefined ? table : null;
}

/** The declared columns of a table, without the narrow types of the declarations. */
export function columnsOf(table: TableName): readonly ColumnDeclaration[] {
  const declaration: TableDeclaration = TABLES[table];
  return declaration.columns;
}

/** The column that a header means: its English name, its Chinese label, or both, with or without the unit. */
export function columnNamed(table: TableName, header: string): ColumnDeclaration | null {
  const columns = columnsOf(table);
  const whole = normalise(header).replaceAll(/[\s-]+/g, '_');
  const exact = columns.find((column) => column.name === whole || normalise(column.label) === whole);
  if (exact !== undefined) return exact;
  const parts = partsOf(header);
  return (
    columns.find((column) => {
      const names = [column.name, normalise(column.label)];
      const units = column.unit === undefined ? [] : [column.unit, ...UNIT_WORDS[column.unit]].map(normalise);
      const rest = parts.filter((part) => !names.includes(part));
      return rest.length < parts.length && rest.every((part) => units.includes(part));
    }) ?? null
  );
}

/** All tables as a message lists them. */
export const TABLE_LIST: string = TABLE_NAMES.join(', ');
