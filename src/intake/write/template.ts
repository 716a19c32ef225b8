import type { Cell, DataValidation, Worksheet } from 'exceljs';
import {
  type BureauTables,
  type ColumnDeclaration,
  isRequired,
  TABLE_NAMES,
  TABLES,
  type TableName,
} from '../../domain/tables/index.ts';
import { columnsOf } from '../rows/names.ts';
import { exampleTables } from './example.ts';
import { cellsOf } from './rows.ts';
import { bytesOf, emptyWorkbook } from './workbook.ts';

/** Rows of a table sheet that have drop-downs and number checks. */
const CHECKED_ROWS = 20_000;
/** exceljs keeps validations of whole ranges without saying so in its types. */
type WithValidations = Worksheet & {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
};

/** Named, because a font without a name is shown in whatever the program likes. */
const BOLD = { name: 'Calibri', size: 11, bold: true } as const;
const HEADER_HEIGHT = 34;
const HEADER_FILL = 'FFD9E2EC';
const KEY_FILL = 'FFF3D9A4';

/**
 * The bytes of the empty input workbook: a sheet of instructions, a sheet with a synthetic example, and an empty sheet
 * for every table with headers in Chinese and English, notes, drop-downs and number checks.
 */
export async function templateBytes(): Promise<Uint8Array> {
  const workbook = emptyWorkbook();
  fillInstructions(workbook.addWorksheet('说明 Instructions'));
  // A sheet whose name starts with 示例 is never imported, so the example cannot be mistaken for data.
  fillExample(workbook.addWorksheet('示例 Example'), exampleTables());
  for (const table of TABLE_NAMES) {
    const name = `${TABLES[table].label} ${table}`;
    fillTable(workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] }), table);
  }
  return bytesOf(workbook);
}

function fillTable(sheet: Worksheet, table: TableName): void {
  columnsOf(table).forEach((column, index) => {
    const cell = sheet.getCell(1, index + 1);
    fillHeader(cell, column);
    cell.note = noteOf(column);
    const sheetColumn = sheet.getColumn(index + 1);
    sheetColumn.width = Math.max(12, column.name.length + 3);
    // The header keeps its own format; the cells below take the column's.
    sheetColumn.numFmt = formatOf(column);
    const validation = validationOf(column);
    const letter = sheetColumn.letter;
    if (validation !== null)
      (sheet as WithValidations).dataValidations.add(`${letter}2:${letter}${CHECKED_ROWS}`, validation);
  });
  sheet.getRow(1).height = HEADER_HEIGHT;
}

function fillHeader(cell: Cell, column: ColumnDeclaration): void {
  cell.value = `${column.label}\n${column.name}`;
  cell.font = BOLD;
  cell.alignment = { wrapText: true, vertical: 'middle' };
  const color = isRequired(column) ? KEY_FILL : HEADER_FILL;
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: color } };
}

function noteOf(column: ColumnDeclaration): string {
  const lines = [column.noteLabel, column.note];
  if (column.choices !== undefined) {
    const choices = column.choices.map((choice, index) => {
      const label = column.choiceLabels?.[index];
      return label === undefined ? choice : `${label} ${choice}`;
    });
    lines.push(choices.join(' / '));
  }
  if (column.type === 'flag') lines.push('是填1，否填0。Write 1 or 0.');
  lines.push(
    isRequired(column) ? '必填。Required.' : '不知道就留空；空白不等于零。Leave blank if unknown; blank is not zero.',
  );
  return lines.join('\n');
}

function formatOf(column: ColumnDeclaration): string {
  if (column.type === 'text' || column.type === 'choice') return '@';
  if (column.type === 'flag' || column.unit === 'year') return '0';
  if (column.type === 'integer') return '#,##0';
  if (column.unit === 'yuan') return '#,##0.00';
  return column.unit === 'degrees' ? '0.000000' : '0.####';
}

function validationOf(column: ColumnDeclaration): DataValidation | null {
  const shared = { allowBlank: true, showErrorMessage: true, errorTitle: '请检查 Please check', error: '' };
  if (column.type === 'choice') {
    const words = column.choiceLabels ?? column.choices ?? [];
    const error = '请从下拉列表中选择。Choose from the list.';
    return { ...shared, type: 'list', formulae: [`"${words.join(',')}"`], error };
  }
  if (column.type === 'flag') {
    return { ...shared, type: 'list', formulae: ['"1,0"'], error: '是填1，否填0。Write 1 or 0.' };
  }
  if (column.references !== undefined) {
    // Codes may be typed before the row they refer to, so the list helps and does not refuse.
    const target = `'${TABLES[column.references].label} ${column.references}'!$A$2:$A$${CHECKED_ROWS}`;
    return { ...shared, showErrorMessage: false, type: 'list', formulae: [target] };
  }
  if (column.type === 'text' || column.minimum === undefined || column.maximum === undefined) return null;
  const range = `${column.minimum} – ${column.maximum}`;
  return {
    ...shared,
    type: column.type === 'integer' ? 'whole' : 'decimal',
    operator: 'between',
    formulae: [column.minimum, column.maximum],
    error: `请填${column.type === 'integer' ? '整数' : '数字'}：${range}。Write a number: ${range}.`,
  };
}

const INSTRUCTIONS = [
  ['均衡 Junheng：输入工作簿', 'Input workbook'],
  [
    '每个工作表是一张表，表头是中文名称和英文列名；列的顺序不限。',
    'Each sheet is one table; headers hold the Chinese label and the English name; column order is free.',
  ],
  [
    '必填列的表头是橙色；空白表示不知道，不等于零。',
    'Headers of required columns are orange. Blank means unknown, which is not zero.',
  ],
  [
    '金额单位为元，面积单位为平方米，坐标为WGS84十进制度。',
    'Money in yuan, area in square metres, coordinates in decimal degrees (WGS84).',
  ],
  [
    '年份填学年开始的年份：2026–27学年填2026。',
    'Years are the year in which the school year starts: 2026 for 2026–27.',
  ],
  ['代码按文本填写，保留前导零。', 'Codes are text; leading zeros count.'],
  [
    '至少填写“学校”“学生”“预算”三张表；“学生”表必须有基准学年的数据。',
    'At least schools, enrolment and budgets are needed; enrolment must cover the base year.',
  ],
  [
    '“说明”和以“示例”开头的工作表不会导入；示例数据是虚构的。',
    'This sheet and sheets whose names start with 示例 are never imported; the example is synthetic.',
  ],
] as const;

function fillInstructions(sheet: Worksheet): void {
  sheet.getColumn(1).width = 62;
  sheet.getColumn(2).width = 90;
  for (const line of INSTRUCTIONS) sheet.addRow([...line]);
  sheet.getRow(1).font = { ...BOLD, size: 14 };
  sheet.addRow([]);
  sheet.addRow(['工作表 Sheet', '必填 Required']).font = BOLD;
  for (const table of TABLE_NAMES)
    sheet.addRow([`${TABLES[table].label} ${table}`, TABLES[table].required ? '是 yes' : '否 no']);
  sheet.eachRow((row) => {
    row.alignment = { wrapText: true, vertical: 'top' };
  });
}

function fillExample(sheet: Worksheet, tables: BureauTables): void {
  const banner = sheet.addRow(['示例数据：虚构，不会导入。Synthetic example, never imported.']);
  banner.font = { ...BOLD, size: 14, color: { argb: 'FFB00020' } };
  for (const table of TABLE_NAMES) {
    sheet.addRow([]);
    sheet.addRow([`${TABLES[table].label} ${table}`]).font = BOLD;
    const header = sheet.addRow(columnsOf(table).map(() => null));
    header.height = HEADER_HEIGHT;
    columnsOf(table).forEach((column, index) => {
      fillHeader(header.getCell(index + 1), column);
    });
    for (const cells of cellsOf(tables, table, 'chinese')) sheet.addRow(cells);
  }
  for (let column = 1; column <= 15; column += 1) sheet.getColumn(column).width = 22;
}
