import { type SpreadColumn, type SpreadStage, spreadColumnsOf, type TableName } from '../../domain/tables/index.ts';
import { type Cell, isBlank, type SourceRow, shownCell } from '../source.ts';
import type { BoundColumn, BoundSheet } from './bind.ts';
import { columnsOf } from './names.ts';
import { gradeOf, KINDERGARTEN_GRADES } from './numbers.ts';

/** A spread column and where its cells are. */
export interface BoundSpread {
  readonly spread: SpreadColumn;
  /** The header as it stands in the sheet. */
  readonly title: string;
  /** Index into the cells of each row. */
  readonly index: number;
}

/** What a header says behind the grade or the bin; a unit in brackets says the same. */
const FIELD_WORDS: readonly (readonly [RegExp, SpreadColumn['column']])[] = [
  [/(在校学生数|在校生数|学生人数|学生数|在校生|人数|学生|人|pupils)$/, 'pupils'],
  [/(教学班数|班级数|班数|班级|个班|classes)$/, 'classes'],
];

/** The spread column of a table that a header means, such as 三年级（人）, 初一班数 or 56-60人; null for none. */
export function spreadNamed(table: TableName, header: string): SpreadColumn | null {
  const spreads = spreadColumnsOf(table);
  if (spreads.length === 0) return null;
  const plain = header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_()[\]·:：*]+/g, '');
  const value = table === 'class_sizes' ? binOf(plain) : plain;
  if (value === null) return null;
  if (table === 'class_sizes') return spreads.find((one) => one.value === value) ?? null;
  const [word, column] = splitField(value);
  const grade = gradeNamed(word);
  if (grade === null) return null;
  return spreads.find((one) => one.column === column && one.stage === grade.stage && one.value === grade.grade) ?? null;
}

/**
 * A header of two rows as one: 一年级 over 人数 and 班数 becomes 一年级人数 and 一年级班数. Null where the second row is
 * no header: every cell of it repeats the first, or names what is counted.
 */
export function joinedHeader(
  top: SourceRow,
  below: SourceRow | undefined,
  means: (title: string) => boolean,
): SourceRow | null {
  let over = '';
  let joined = 0;
  const cells: Cell[] = [];
  for (let index = 0; index < Math.max(top.cells.length, below?.cells.length ?? 0); index += 1) {
    const upper = shownCell(top.cells[index])?.trim() ?? '';
    const lower = shownCell(below?.cells[index])?.trim() ?? '';
    if (upper !== '') over = upper;
    if (lower === '' || lower === upper) {
      cells.push(upper);
      continue;
    }
    if (!FIELD_WORDS.some(([words]) => words.exec(lower)?.[0] === lower)) return null;
    if (means(`${over}${lower}`)) joined += 1;
    cells.push(`${over}${lower}`);
  }
  return joined === 0 ? null : { row: top.row, cells };
}

function splitField(plain: string): readonly [string, SpreadColumn['column']] {
  for (const [words, column] of FIELD_WORDS) {
    const word = plain.replace(words, '');
    if (word !== plain && word !== '') return [word, column];
  }
  return [plain, 'pupils'];
}

function gradeNamed(word: string): { readonly stage: SpreadStage; readonly grade: number } | null {
  const kindergarten = KINDERGARTEN_GRADES.get(word.replace(/^幼儿园/, ''));
  if (kindergarten !== undefined) return { stage: 'kindergarten', grade: kindergarten };
  const [, digits] = /^grade(\d{1,2})$/.exec(word) ?? [];
  const grade = digits === undefined ? gradeOf(word) : Number(digits);
  if (grade === null || grade < 1 || grade > 12) return null;
  return { stage: grade <= 6 ? 'primary' : grade <= 9 ? 'junior' : 'senior', grade };
}

/** The bin that a header such as 25人及以下, 56～60人 or ≥66 means, as the input template writes it. */
function binOf(plain: string): string | null {
  const text = plain.replaceAll(/人|班数|的班$/g, '');
  const [, least, most] = /^(\d+)[-~–—至到](\d+)$/.exec(text) ?? [];
  if (least !== undefined) return `${least}-${most}`;
  const [, below] = /^(?:<=|≤)?(\d+)(?:及以下|以下)?$/.exec(text) ?? [];
  if (below !== undefined) return below === text ? null : `<=${below}`;
  const [, above] = /^(?:>=|≥)?(\d+)(?:及以上|以上)?$/.exec(text) ?? [];
  return above === undefined ? null : `>=${above}`;
}

/** A sheet with one more column that has the same value in each row, under the title that says so. */
export function withValue(sheet: BoundSheet, name: string, title: string, value: Cell): BoundSheet {
  const column = columnsOf(sheet.table).find((declared) => declared.name === name)!;
  const index = sheet.columns.length;
  return {
    ...sheet,
    columns: [...sheet.columns.map((bound, place) => ({ ...bound, index: place })), { column, title, index, yuan: 1 }],
    rows: sheet.rows.map(({ row, cells }) => ({
      row,
      cells: [...sheet.columns.map((bound) => cells[bound.index] ?? null), value],
    })),
  };
}

/**
 * A sheet with spread columns as sheets of the template's columns, one for each grade or bin. A blank cell makes no row,
 * because it is unknown; nor do the zeros of a stage in which the school has no pupil at all.
 */
export function unfold(sheet: BoundSheet, spreads: readonly BoundSpread[]): BoundSheet[] {
  const keyOf = ({ stage, value }: SpreadColumn) => `${stage} ${value}`;
  const saysStage = sheet.columns.some(({ column }) => column.name === 'stage');
  return [...new Set(spreads.map(({ spread }) => keyOf(spread)))].map((key) => {
    const own = spreads.filter(({ spread }) => keyOf(spread) === key);
    const { spread, title } = own[0]!;
    const ofStage = spread.key === 'grade' ? spreads.filter((one) => one.spread.stage === spread.stage) : [];
    const cellsOf = own.map(({ spread: { column: name }, title: header, index }): BoundColumn => {
      const column = columnsOf(sheet.table).find((declared) => declared.name === name)!;
      return { column, title: header, index, yuan: 1 };
    });
    const rows = sheet.rows.filter((row) => !holdsNothing(row, own, ofStage));
    const keyed = withValue(
      { ...sheet, columns: [...sheet.columns, ...cellsOf], rows },
      spread.key,
      title,
      spread.value,
    );
    return saysStage || spread.stage === null ? keyed : withValue(keyed, 'stage', title, spread.stage);
  });
}

function holdsNothing({ cells }: SourceRow, own: readonly BoundSpread[], ofStage: readonly BoundSpread[]): boolean {
  if (own.every(({ index }) => isBlank(cells[index]))) return true;
  return ofStage.length > 0 && ofStage.every(({ index }) => isBlank(cells[index]) || isZero(cells, index));
}

function isZero(cells: SourceRow['cells'], index: number): boolean {
  const cell = cells[index];
  const shown = typeof cell === 'object' && cell !== null && 'formula' in cell ? cell.value : shownCell(cell);
  return shown !== null && Number(shown) === 0;
}
