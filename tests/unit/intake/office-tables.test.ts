import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type IntakeResult, readSources } from '../../../src/intake/index.ts';
import { folderWith, GOOD_FILES, readSpoilt, shown } from './sources.ts';

/** Reads the good folder with one of its tables in a workbook, filled by the given function. */
async function readWith(table: string, fill: (sheet: exceljs.Worksheet) => void): Promise<IntakeResult> {
  const workbook = new exceljs.Workbook();
  fill(workbook.addWorksheet(table));
  const { [`${table}.csv`]: _, ...others } = GOOD_FILES;
  const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
  return readSources([folderWith({ ...others, 'office.xlsx': bytes })]);
}

describe('money in another unit than the yuan', () => {
  it('is converted where the header names the unit, and the import says so', async () => {
    const result = await readSpoilt({
      'budgets.csv': '学年,资金来源,预算类别,金额（万元）\n2027,市级,基本建设,"1,200.5"\n2028,市级,基本建设,45.3\n',
    });
    // 1,200.5 × 10,000 and 45.3 × 10,000, which in binary is 453000.00000000006.
    expect(result.tables.budgets.map(({ amount }) => amount)).toEqual([12_005_000, 453_000]);
    expect(shown(result)).toContain('warning money-converted budgets.csv:1 金额（万元）=');
  });

  it('is converted where a line above the headers names the unit, unless a header says yuan', async () => {
    const result = await readWith('programmes', (sheet) => {
      sheet.addRow(['校舍情况', '', '', '单位：间、万元']);
      sheet.addRow(['school_id', 'stage', 'rooms', 'max_new_rooms', 'room_cost']);
      sheet.addRow(['001', 'primary', 2, 2, 45]);
    });
    expect(result.tables.programmes[0]).toMatchObject({ rooms: 2, roomCost: 450_000 });
    const yuan = await readWith('programmes', (sheet) => {
      sheet.addRow(['校舍情况', '', '', '单位：间、万元']);
      sheet.addRow(['school_id', 'stage', 'rooms', 'max_new_rooms', '每间造价（元）']);
      sheet.addRow(['001', 'primary', 2, 2, 450_000]);
    });
    expect(yuan.tables.programmes[0]).toMatchObject({ roomCost: 450_000 });
  });

  it('is what the cell itself says, whatever the header says', async () => {
    const result = await readSpoilt({
      'budgets.csv': 'year,level,kind,amount（万元）\n2027,city,capital,3亿元\n2028,city,capital,500元\n',
    });
    expect(result.tables.budgets.map(({ amount }) => amount)).toEqual([300_000_000, 500]);
  });
});

describe('a row of sums', () => {
  const rows = [
    ['区县', '学校代码', '学段', '年级', '学年', '学生数', '班数'],
    ['一区', '001', '小学', 1, 2026, 60, 2],
    ['', '小计', '', '', '', 60, 2],
    ['一区', '001', '小学', 2, 2026, 50, 1],
  ];

  it('is told of once and left out, wherever its word stands', async () => {
    for (const word of ['合计', '合 计', '总计：', '全市合计', 'Total']) {
      const result = await readWith('enrolment', (sheet) => {
        for (const row of rows) sheet.addRow(row);
        sheet.addRow([word, '', '', '', '', { formula: 'SUM(F2:F4)', result: 170 }, 5]);
      });
      expect(result.tables.enrolment.map(({ grade, pupils }) => [grade, pupils])).toEqual([
        [1, 60],
        [2, 50],
      ]);
      const about = (row: number) => result.issues.filter((issue) => issue.sheet === 'enrolment' && issue.row === row);
      expect(about(3).map(({ code, severity, value }) => [code, severity, value])).toEqual([
        ['row-is-total', 'warning', '小计'],
      ]);
      expect(about(5).map(({ code, severity, value }) => [code, severity, value])).toEqual([
        ['row-is-total', 'warning', word],
      ]);
      expect(result.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('is told of once too where each grade has a column of its own', async () => {
    const result = await readWith('enrolment', (sheet) => {
      sheet.addRow(['学校代码', '学年', '一年级人数', '一年级班数', '二年级人数', '二年级班数']);
      sheet.addRow(['001', 2026, 60, 2, 50, 1]);
      sheet.addRow(['合计', '', 60, 2, 50, 1]);
    });
    expect(result.tables.enrolment.map(({ pupils }) => pupils)).toEqual([60, 50]);
    expect(result.issues.filter(({ code }) => code === 'row-is-total')).toHaveLength(1);
    expect(result.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is no row with a code or a number of its own, whatever the text of a remark', async () => {
    const result = await readSpoilt({ 'schools.csv': 'school_id,name,district_id\n001,合计路小学,D1\n' });
    expect(result.tables.schools.map(({ name }) => name)).toEqual(['合计路小学']);
  });
});

describe('a merged cell over several rows', () => {
  it('names something for each of its rows', async () => {
    const result = await readWith('schools', (sheet) => {
      sheet.addRow(['县区代码', '学校代码', '学校名称']);
      sheet.addRow(['D1', '001', '一小']);
      sheet.addRow([null, '002', '二小']);
      sheet.addRow([null, '003', '三小']);
      sheet.mergeCells('A2:A4');
    });
    expect(result.tables.schools.map(({ districtId }) => districtId)).toEqual(['D1', 'D1', 'D1']);
    // The second and the third row; the first has the value itself.
    expect(result.issues.find(({ code }) => code === 'merged-value-taken')).toMatchObject({
      row: 3,
      column: '县区代码',
      parameters: { cells: 2 },
    });
  });

  it('may hold the sum of its rows, so that a number is not taken for each of them', async () => {
    const result = await readWith('enrolment', (sheet) => {
      sheet.addRow(['school_id', 'stage', 'grade', 'year', 'pupils', 'classes']);
      sheet.addRow(['001', 'primary', 1, 2026, 60, 2]);
      sheet.addRow(['001', 'primary', 2, 2026, null, 2]);
      sheet.mergeCells('E2:E3');
    });
    expect(result.tables.enrolment.map(({ grade, pupils }) => [grade, pupils])).toEqual([[1, 60]]);
    expect(shown(result)).toContain('error value-merged enrolment:3 pupils=60');
  });

  it('of a title over the whole width changes nothing, nor does one over rows that hold nothing', async () => {
    const result = await readWith('schools', (sheet) => {
      sheet.addRow(['学校基本情况']);
      sheet.mergeCells('A1:C1');
      sheet.addRow(['学校代码', '学校名称', '县区代码']);
      sheet.addRow(['001', '一小', 'D1']);
      sheet.addRow(['002', '二小', 'D1']);
      sheet.addRow(['003', '三小', 'D1']);
      sheet.mergeCells('D3:D3000');
    });
    expect(result.tables.schools).toHaveLength(3);
  });
});

describe('words of offices', () => {
  it('are read as the numbers they mean, with the column’s own unit behind them', async () => {
    const result = await readSpoilt({
      'enrolment.csv':
        '学校编号,学段,年级,学年,人数,班级数\n' +
        '001,小学,三年级,2026-2027学年,45人,1个班\n001,小学,六年级,2026年,38名,1\n002,小学,1,2026–27,40,1班\n' +
        '003,小学,四十五,2026,9,1\n003,小学,2,2026,四十五,1\n003,小学,3,2026,9间,1\n',
    });
    expect(result.tables.enrolment.map(({ grade, year, pupils, classes }) => [grade, year, pupils, classes])).toEqual([
      [3, 2026, 45, 1],
      [6, 2026, 38, 1],
      [1, 2026, 40, 1],
    ]);
    // Chinese numerals of counts, grades that there are not, and another unit are asked about.
    expect(shown(result).filter((line) => line.includes('value-not-a-number'))).toEqual([
      'error value-not-a-number enrolment.csv:5 年级=四十五',
      'error value-not-a-number enrolment.csv:6 人数=四十五',
      'error value-not-a-number enrolment.csv:7 人数=9间',
    ]);
  });

  it.each([
    ['一年级', 1],
    ['十二年级', 12],
    ['小学五年级', 5],
    ['初一', 7],
    ['初中三年级', 9],
    ['高二', 11],
    ['高中一年级', 10],
    ['大班', 3],
  ])('of grades: %s is %i', async (word, grade) => {
    const { issues } = await readSpoilt({
      'enrolment.csv': `school_id,stage,grade,year,pupils,classes\n001,special,${word},2026,60,2\n`,
    });
    const unread = issues.filter(({ code }) => code === 'value-not-a-number');
    expect(unread).toEqual([]);
    const { tables } = await readSpoilt({
      'enrolment.csv': `school_id,stage,grade,year,pupils,classes\n001,special,${word},2026,60,2\n002,primary,1,2026,9,1\n`,
    });
    expect(tables.enrolment.some((row) => row.grade === grade && row.pupils === 60)).toBe(true);
  });

  it('of kinds, places and funding levels are known; others are asked about in both languages', async () => {
    const result = await readSpoilt({
      'schools.csv':
        '学校编号,校名,所属县区,办学类型,城乡,办学性质\n001,一小,D1,普通小学,城市,公立\n002,二小,D1,完全小学,农村,民办\n003,三小,D1,中心校,乡村,公办\n',
      'budgets.csv': '年份,资金来源,预算类别,金额\n2027,市级财政,基建,1\n2028,县级,经常性支出,2\n',
    });
    expect(result.tables.schools.map(({ kind, locale, ownership }) => [kind, locale, ownership])).toEqual([
      ['primary', 'urban', 'public'],
      ['primary', 'rural', 'private'],
    ]);
    expect(result.tables.budgets.map(({ level, kind }) => [level, kind])).toEqual([
      ['city', 'capital'],
      ['county', 'recurrent'],
    ]);
    expect(result.issues.find(({ code }) => code === 'value-not-a-choice')?.parameters).toMatchObject({
      choices: expect.stringMatching(/^kindergarten, primary/),
      labels: expect.stringMatching(/^幼儿园、小学/),
    });
  });
});

describe('what the window is told of a sheet', () => {
  it('is every header in the order of the file, with the first values below it, and its rows even if none can be used', async () => {
    const result = await readSpoilt({
      'enrolment.csv': null,
      'enrolment_more.csv': '标题,,\n学校,人数,备注\n一小,45,好\n一小,46,\n二小,45,很好\n三小,47,\n四小,48,\n',
    });
    expect(result.sources.find(({ file }) => file === 'enrolment_more.csv')).toMatchObject({
      table: null,
      rows: 5,
      columns: [
        { header: '学校', column: null, samples: ['一小', '二小', '三小'] },
        { header: '人数', column: null, samples: ['45', '46', '47'] },
        { header: '备注', column: null, samples: ['好', '很好'] },
      ],
    });
  });

  it('counts the rows that errors keep out also where nothing is left', async () => {
    const result = await readSpoilt({ 'schools.csv': 'school_id,kind\n001,什么\n002,什么\n' });
    expect(result.outcome).toBe('refused');
    expect(result.counts.schools).toEqual({ accepted: 0, refused: 2 });
  });

  it('names another row by its sheet and number, for every language to put into words', async () => {
    const result = await readSpoilt({
      'enrolment.csv':
        'school_id,stage,grade,year,pupils,classes\n001,primary,1,2026,60,2\n001,primary,1,2026,61,2\n002,primary,1,2026,40,1\n',
    });
    expect(result.issues.find(({ code }) => code === 'row-contradicts')?.parameters).toEqual({
      place: 'row 2 of enrolment.csv',
      otherRow: 2,
      otherSheet: 'enrolment.csv',
    });
  });
});
