import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { TABLE_NAMES, TABLES } from '../../../src/domain/tables/index.ts';
import { exampleTables, issueText, readSources, templateBytes } from '../../../src/intake/index.ts';
import { columnsOf, tableNamed } from '../../../src/intake/rows/names.ts';
import { writeInputWorkbook } from '../../helpers/input-workbook.ts';
import { folderWith, shown } from './sources.ts';

async function openTemplate(): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(await templateBytes()) as unknown as exceljs.Buffer);
  return workbook;
}

describe('the template', () => {
  it('is refused while it is empty, and says which tables are', async () => {
    const folder = folderWith({ 'template.xlsx': await templateBytes() });
    const result = await readSources([folder]);
    expect(result.outcome).toBe('refused');
    expect(shown(result)).toEqual(['error required-table-empty', 'error required-table-empty']);
    expect(result.issues.map(issueText).join('\n')).toMatch(/schools \(学校\)[\s\S]*enrolment \(学生\)/);
    // Every sheet but the instructions and the example was recognised as a table, with all of its columns.
    expect(result.sources.map(({ table }) => table)).toEqual(TABLE_NAMES);
    for (const { table, columns } of result.sources) expect(columns).toHaveLength(columnsOf(table!).length);
  });

  it('names its sheets as offices know them: files made from an older template must stay readable', async () => {
    const names = (await openTemplate()).worksheets.map(({ name }) => name);
    expect(names.slice(2)).toEqual([
      '设置 settings',
      '县区 districts',
      '学校 schools',
      '学段 programmes',
      '学生 enrolment',
      '班额 class_sizes',
      '特需学生 special_needs',
      '教职工 staffing',
      '退休 retirements',
      '项目 projects',
      '预算 budgets',
      '人口 population',
      '条件 facilities',
      '教师素质 qualifications',
      '任务进展 measures',
    ]);
    expect(['项目', '建设项目', 'projects'].map(tableNamed)).toEqual(['projects', 'projects', 'projects']);
    expect(['条件', '办学条件 facilities'].map(tableNamed)).toEqual(['facilities', 'facilities']);
  });

  it('imports without an issue once the example is filled in', async () => {
    const workbook = await openTemplate();
    const filled = exampleTables();
    const path = `${folderWith()}/filled.xlsx`;
    for (const table of TABLE_NAMES) {
      const sheet = workbook.getWorksheet(`${TABLES[table].label} ${table}`)!;
      // What a user would do: copy the rows of the example sheet below the headers.
      const example = workbook.getWorksheet('示例 Example')!;
      const start = rowOf(example, `${TABLES[table].label} ${table}`) + 2;
      for (let index = 0; index < filled[table].length; index += 1)
        columnsOf(table).forEach((_, column) => {
          sheet.getCell(2 + index, column + 1).value = example.getCell(start + index, column + 1).value;
        });
    }
    await workbook.xlsx.writeFile(path);
    const result = await readSources([path]);
    expect(shown(result)).toEqual([]);
    expect(result.tables).toEqual(filled);
  });

  it('has drop-downs, notes, formats and a frozen header', async () => {
    const workbook = await openTemplate();
    const sheet = workbook.getWorksheet('学校 schools')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getCell('A1').value).toBe('学校代码\nschool_id');
    expect(JSON.stringify(sheet.getCell('A1').note)).toContain('leading zeros count');
    expect(sheet.getColumn(1).numFmt).toBe('@');
    expect(sheet.getCell('D3').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"幼儿园,小学,初中,九年一贯制学校,高中,完全中学,中职学校,特殊教育学校,教学点"'],
    });
    expect(sheet.getCell('C2').dataValidation).toMatchObject({ formulae: ["'县区 districts'!$A$2:$A$20000"] });
    const enrolment = workbook.getWorksheet('学生 enrolment')!;
    expect(enrolment.getCell('E2').dataValidation).toMatchObject({ type: 'whole', formulae: [0, 20000] });
  });

  it('keeps every drop-down list within the 255 letters that a spreadsheet program takes', () => {
    for (const table of TABLE_NAMES)
      for (const column of columnsOf(table))
        expect((column.choiceLabels ?? column.choices ?? []).join(',').length).toBeLessThanOrEqual(253);
  });
});

describe('the example', () => {
  it('is said to be synthetic on its sheet', async () => {
    const example = (await openTemplate()).getWorksheet('示例 Example')!;
    expect(String(example.getCell('A1').value)).toContain('Synthetic example, never imported');
  });

  it('has rows for every table and imports without an issue', async () => {
    for (const table of TABLE_NAMES) expect(exampleTables()[table].length, table).toBeGreaterThan(0);
    const path = `${folderWith()}/example.xlsx`;
    await writeInputWorkbook(exampleTables(), path, 'chinese');
    expect(shown(await readSources([path]))).toEqual([]);
  });
});

function rowOf(sheet: exceljs.Worksheet, title: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).value === title) return row;
  throw new Error(`no ${title}`);
}
