import {
  type ColumnDeclaration,
  TABLE_NAMES,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../domain/tables/index.ts';
import { moneyUnitIn, UNIT_WORDS } from './numbers.ts';

/** Further headers that offices give to columns of the template, by column; each means nothing else in its table. */
const HEADER_WORDS: Readonly<Record<string, readonly string[]>> = {
  school_id: ['学校编号', '学校编码', '学校标识码', '校代码'],
  district_id: ['县区', '区县', '所属县区', '县区编号'],
  name: ['校名'],
  year: ['年份', '年度'],
  kind: ['学校类型', '办学类型', '办学类别'],
  locale: ['城乡', '城乡分类', '城乡属性'],
  ownership: ['办学性质', '公办民办'],
  pupils: ['人数', '学生人数', '在校生数', '在校学生数'],
  classes: ['班级数', '教学班数'],
  rooms: ['普通教室数', '教室'],
  room_cost: ['每间造价'],
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

/** Further names that offices give to tables of the template; each means nothing else. */
const TABLE_WORDS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  projects: ['建设项目'],
  facilities: ['办学条件'],
};

const TABLE_BY_NAME: ReadonlyMap<string, TableName> = new Map(
  TABLE_NAMES.flatMap((table) =>
    [table, TABLES[table].label, ...(TABLE_WORDS[table] ?? [])].map((name) => [normalise(name), table] as const),
  ),
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
  const exact =
    columns.find((column) => column.name === whole || normalise(column.label) === whole) ??
    columns.find((column) => HEADER_WORDS[column.name]?.includes(whole));
  if (exact !== undefined) return exact;
  const parts = partsOf(header);
  return (
    columns.find((column) => {
      const names = [column.name, normalise(column.label), ...(HEADER_WORDS[column.name] ?? [])];
      const units = column.unit === undefined ? [] : [column.unit, ...UNIT_WORDS[column.unit]].map(normalise);
      const rest = parts.filter((part) => !names.includes(part));
      const isUnit = (part: string) => units.includes(part) || (column.unit === 'yuan' && moneyUnitIn(part) !== null);
      return rest.length < parts.length && rest.every(isUnit);
    }) ?? null
  );
}

/** All tables as a message lists them. */
export const TABLE_LIST: string = TABLE_NAMES.join(', ');
