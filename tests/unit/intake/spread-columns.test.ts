import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type IntakeResult, issueText, type ReadOptions, readSources } from '../../../src/intake/index.ts';
import { schoolYearIn } from '../../../src/intake/rows/numbers.ts';
import { spreadNamed } from '../../../src/intake/rows/spread.ts';
import { folderWith, GOOD_FILES, readSpoilt, shown } from './sources.ts';

const SCHOOLS =
  'school_id,name,district_id,kind\n001,一小,D1,nine_year\n002,二小,D1,primary\n003,特教学校,D1,special\n';

/** The good folder with three schools of its own and the given enrolment. */
async function readEnrolment(enrolment: string, options: ReadOptions = {}): Promise<IntakeResult> {
  return readSpoilt({ 'schools.csv': SCHOOLS, 'programmes.csv': null, 'enrolment.csv': enrolment }, options);
}

function cohorts({ tables }: IntakeResult): string[] {
  return tables.enrolment
    .map(({ schoolId, stage, grade, year, pupils, classes }) =>
      [schoolId, stage, grade, year, pupils, classes ?? '?'].join(' '),
    )
    .toSorted();
}

describe('what a header of a grade or a bin means', () => {
  it.each([
    ['一年级', 'pupils[primary 1]'],
    ['六年级（人）', 'pupils[primary 6]'],
    ['三年级人数', 'pupils[primary 3]'],
    ['三年级班数', 'classes[primary 3]'],
    ['初一学生数', 'pupils[junior 7]'],
    ['九年级 班级数', 'classes[junior 9]'],
    ['高中二年级', 'pupils[senior 11]'],
    ['大班', 'pupils[kindergarten 3]'],
    ['小班班数', 'classes[kindergarten 1]'],
    ['Grade 4 pupils', 'pupils[primary 4]'],
    ['合计', null],
    ['大班额', null],
    ['班数', null],
    ['年级', null],
    ['十三年级', null],
  ])('%s', (header, name) => {
    expect(spreadNamed('enrolment', header)?.name ?? null).toBe(name);
    expect(spreadNamed('staffing', header)).toBe(null);
  });

  it.each([
    ['25人及以下', 'classes[<=25]'],
    ['26—30人', 'classes[26-30]'],
    ['56～60', 'classes[56-60]'],
    ['66人及以上', 'classes[>=66]'],
    ['≥66', 'classes[>=66]'],
    // Another division of the sizes is not taken for the nearest bin.
    ['65人及以上', null],
    ['56-65人', null],
    ['66', null],
  ])('%s', (header, name) => {
    expect(spreadNamed('class_sizes', header)?.name ?? null).toBe(name);
  });

  it.each([
    ['某市2026-2027学年在校生统计表', 2026],
    ['2026年秋季学期', 2026],
    ['2025-2026学年与2026-2027学年对照', null],
    ['填表日期：2026年9月10日', null],
  ])('%s', (title, year) => {
    expect(schoolYearIn(title)).toBe(year);
  });
});

describe('enrolment with a column for each grade', () => {
  it('becomes a row for each grade in which the school has pupils', async () => {
    const result = await readEnrolment(
      '学校代码,学年,一年级人数,一年级班数,二年级人数,二年级班数,七年级人数,七年级班数,合计\n' +
        '001,2026,112,2,0,0,90,2,202\n' +
        '002,2026,60,,45,1,0,0,105\n',
    );
    // 001 has pupils at the primary stage, so that its empty second grade is a fact; 002 has no junior stage.
    expect(cohorts(result)).toEqual([
      '001 junior 7 2026 90 2',
      '001 primary 1 2026 112 2',
      '001 primary 2 2026 0 0',
      '002 primary 1 2026 60 ?',
      '002 primary 2 2026 45 1',
    ]);
    const said = result.issues.find(({ code }) => code === 'columns-made-rows')!;
    expect(said).toMatchObject({ severity: 'warning', row: 1, parameters: { columns: 6, rows: 5 } });
    expect(issueText(said)).toMatch(/6 columns .* 5 rows/);
    expect(shown(result)).toContain('warning column-unknown enrolment.csv:1 合计=合计');
  });

  it('takes the stage from its own column where there is one, as a special school needs', async () => {
    const result = await readEnrolment(
      '学校代码,学段,学年,一年级,七年级\n001,小学,2026,100,\n001,初中,2026,,90\n003,特殊教育,2026,8,6\n',
    );
    expect(cohorts(result)).toEqual([
      '001 junior 7 2026 90 ?',
      '001 primary 1 2026 100 ?',
      '003 special 1 2026 8 ?',
      '003 special 7 2026 6 ?',
    ]);
  });

  it('names the cell of what it cannot read, once', async () => {
    const result = await readEnrolment('学校代码,学年,一年级,二年级\n001,2026,约一百,98\n009,2026,50,50\n');
    expect(cohorts(result)).toEqual(['001 primary 2 2026 98 ?']);
    expect(shown(result).filter((line) => line.startsWith('error'))).toEqual([
      'error value-not-a-number enrolment.csv:2 一年级=约一百',
      'error reference-unknown enrolment.csv:3 学校代码=009',
    ]);
  });

  it('is not looked for beside a column of the grade itself', async () => {
    const result = await readEnrolment('学校代码,学段,年级,学年,学生数,一年级\n001,小学,2,2026,40,99\n');
    expect(cohorts(result)).toEqual(['001 primary 2 2026 40 ?']);
    expect(shown(result)).toContain('warning column-unknown enrolment.csv:1 一年级=一年级');
  });

  it('follows what the user assigned', async () => {
    const assignments = [
      {
        sheet: 'enrolment',
        table: 'enrolment' as const,
        columns: [
          { header: '甲', column: 'pupils[primary 5]' },
          { header: '一年级', column: null },
        ],
      },
    ];
    const result = await readEnrolment('学校代码,学年,一年级,甲,二年级\n001,2026,1,50,49\n', { assignments });
    expect(cohorts(result)).toEqual(['001 primary 2 2026 49 ?', '001 primary 5 2026 50 ?']);
    expect(result.sources.find(({ table }) => table === 'enrolment')?.columns.map(({ column }) => column)).toEqual([
      'school_id',
      'year',
      null,
      'pupils[primary 5]',
      'pupils[primary 2]',
    ]);
  });

  it('is read from a workbook with a title, the year in it, and headers in two rows', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('学生');
    sheet.addRow(['某县2026-2027学年中小学在校生统计表']);
    sheet.mergeCells('A1:H1');
    sheet.addRow(['学校代码', '学校名称', '一年级', null, '二年级', null, '合计', null]);
    sheet.addRow([null, null, '人数', '班数', '人数', '班数', '人数', '班数']);
    for (const range of ['A2:A3', 'B2:B3', 'C2:D2', 'E2:F2', 'G2:H2']) sheet.mergeCells(range);
    sheet.addRow(['001', '一小', 112, 2, 98, 2, 210, 4]);
    sheet.addRow(['002', '二小', 60, 1, 45, 1, 105, 2]);
    const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
    const { 'enrolment.csv': _, 'programmes.csv': __, ...others } = GOOD_FILES;
    const result = await readSources([folderWith({ ...others, 'schools.csv': SCHOOLS, 'office.xlsx': bytes })]);
    expect(cohorts(result)).toEqual([
      '001 primary 1 2026 112 2',
      '001 primary 2 2026 98 2',
      '002 primary 1 2026 60 1',
      '002 primary 2 2026 45 1',
    ]);
    expect(result.issues.find(({ code }) => code === 'year-from-title')).toMatchObject({ parameters: { year: 2026 } });
    expect(result.sources.find(({ sheet: name }) => name === '学生')).toMatchObject({ rows: 2, titleYear: 2026 });
  });
});

describe('class sizes with a column for each bin', () => {
  it('become a row for each bin', async () => {
    const result = await readSpoilt({
      'class_sizes.csv': '学校代码,学段,学年,41-45人,46-50人,66人及以上\n001,小学,2026,1,0,1\n002,小学,2026,1,,\n',
    });
    expect(result.tables.class_sizes.map(({ schoolId, bin, classes }) => [schoolId, bin, classes])).toEqual([
      ['001', '41-45', 1],
      ['002', '41-45', 1],
      ['001', '46-50', 0],
      ['001', '>=66', 1],
    ]);
  });
});
