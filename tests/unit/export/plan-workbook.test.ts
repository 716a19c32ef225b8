import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS, { type Cell, type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { type ExportLocale, namesOf, nodeFileSystem, writePlanWorkbook } from '../../../src/export/index.ts';
import { planWords } from '../../../src/services/export/index.ts';
import { recalculated, whyNoLibreOffice } from './libre-office.ts';
import { expectLegibleOnA4 } from './printed.ts';
import { smallBureau, smallPlan } from './small-plan.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-plan-workbook-'));
  path = join(folder, 'plan.xlsx');
});

afterEach(() => rmSync(folder, { recursive: true }));

function optionsIn(locale: ExportLocale) {
  return { locale, words: planWords(namesOf(smallBureau), locale) };
}

async function open(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

async function written(locale: 'zh' | 'en', plan = smallPlan): Promise<ExcelJS.Workbook> {
  await writePlanWorkbook(plan, smallBureau, path, optionsIn(locale));
  return open(path);
}

function cellsOf(workbook: ExcelJS.Workbook): { sheet: Worksheet; cell: Cell }[] {
  const cells: { sheet: Worksheet; cell: Cell }[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        cells.push({ sheet, cell });
      });
    });
  }
  return cells;
}

/** The formula cells of a workbook: `sheet!A1` → result. */
function results(workbook: ExcelJS.Workbook): Map<string, number> {
  return new Map(
    cellsOf(workbook)
      .filter(({ cell }) => cell.type === ExcelJS.ValueType.Formula)
      .map(({ sheet, cell }) => [`${sheet.name}!${cell.address}`, Number(cell.result ?? Number.NaN)]),
  );
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The numbers of the first row that holds the text in one of its first two columns. */
function numbersOf(sheet: Worksheet, text: string): number[] {
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const labels = [1, 2].map((column) => String(sheet.getCell(row, column).value));
    if (!labels.includes(text)) continue;
    const numbers: number[] = [];
    sheet.getRow(row).eachCell((cell) => {
      const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
      if (typeof value === 'number') numbers.push(value);
    });
    return numbers;
  }
  throw new Error(`no row ${text} in ${sheet.name}`);
}

const SHEETS = {
  zh: [
    '概要',
    '学位',
    '建设',
    '招生调整',
    '编制',
    '招聘',
    '调动',
    '特殊教育',
    '资金',
    '资金明细',
    '依据',
    '核验',
    '合计核对',
  ],
  en: [
    'Summary',
    'Places',
    'Building',
    'Redirection',
    'Posts',
    'Hires',
    'Moves',
    'Special education',
    'Money',
    'Money lines',
    'Reasons',
    'Certificate',
    'Totals',
  ],
};

describe('the workbook of a plan', () => {
  it.each(['zh', 'en'] as const)('%s: has its sheets, each legible on A4', async (locale) => {
    const workbook = await written(locale);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(SHEETS[locale]);
    for (const sheet of workbook.worksheets) {
      expectLegibleOnA4(sheet);
      expect(sheet.headerFooter.oddFooter, sheet.name).toContain('&P / &N');
      expect(sheet.views[0], sheet.name).toMatchObject({ state: 'frozen', ySplit: 3 });
      expect(
        sheet.columns.every((column) => (column.width ?? 0) >= 7),
        sheet.name,
      ).toBe(true);
    }
  });

  it.each(['zh', 'en'] as const)(
    '%s: says on every sheet and every printed page that data are synthetic',
    async (locale) => {
      const workbook = await written(locale);
      for (const sheet of workbook.worksheets) {
        expect(sheet.getCell('A2').text, sheet.name).toContain('合成数据');
        expect(sheet.getCell('A2').text, sheet.name).toContain('Synthetic data');
        expect(sheet.headerFooter.oddFooter, sheet.name).toContain(locale === 'zh' ? '合成数据' : 'Synthetic data');
      }
      const real = await written(locale, { ...smallPlan, input: { ...smallPlan.input, synthetic: false } });
      for (const sheet of real.worksheets) expect(sheet.getCell('A2').text, sheet.name).not.toContain('模拟');
    },
  );

  it('has headers in Chinese with English second, units in brackets; or English alone', async () => {
    expect(sheetOf(await written('zh'), '建设').getCell('I3').value).toBe('投资（元）\nCost (yuan)');
    expect(sheetOf(await written('en'), 'Building').getCell('I3').value).toBe('Cost (yuan)');
  });

  it('adds up money by funding level to the plan’s own figures', async () => {
    const sheet = sheetOf(await written('en'), 'Money');
    // Half of 5,000,000.50 + 13,000,000 each; the columns are 2027, 2028, total.
    expect(numbersOf(sheet, 'City')).toEqual([9_000_000.25, 0, 9_000_000.25]);
    expect(numbersOf(sheet, 'County')).toEqual([9_000_000.25, 0, 9_000_000.25]);
    expect(numbersOf(sheet, 'by level')).toEqual([18_000_000.5, 0, 18_000_000.5]);
    expect(numbersOf(sheet, 'Budget')).toEqual([20_000_000, 1_000_000, 21_000_000]);
    expect(numbersOf(sheet, 'Budget less cost')).toEqual([1_999_999.5, 1_000_000, 2_999_999.5]);
    expect(numbersOf(sheet, '城*区')).toEqual([5_000_000.5, 0, 5_000_000.5]);
    expect(numbersOf(sheet, 'Rooms added')).toEqual([5_000_000.5, 0, 5_000_000.5]);
    expect(numbersOf(sheet, 'Whole bureau')).toEqual([0, 183_580, 183_580]);
    expect(numbersOf(sheet, 'Running cost')).toEqual([0, 300_000, 300_000]);
  });

  it('counts large classes by school as the plan does', async () => {
    const places = sheetOf(await written('en'), 'Places');
    const large = places.getColumn(12).values.slice(4, 9);
    const superLarge = places.getColumn(13).values.slice(4, 9);
    expect(places.getCell('L3').value).toBe('Classes of 56+ (classes)');
    expect([large, superLarge]).toEqual([
      [3, 3, 0, 0, 0],
      [3, 0, 0, 0, 0],
    ]);
  });

  it('finds no difference between the plan and the sums of the sheets, and shows one where there is one', async () => {
    const differences = (workbook: ExcelJS.Workbook) => {
      const totals = sheetOf(workbook, 'Totals');
      return Array.from({ length: totals.rowCount - 3 }, (_, index) => totals.getCell(index + 4, 5).result);
    };
    expect(differences(await written('en'))).toEqual(Array.from({ length: 30 }, () => 0));
    const wrong = { ...smallPlan, plan: { ...smallPlan.plan, classes: [7, 11] } };
    expect(differences(await written('en', wrong)).filter((difference) => difference !== 0)).toEqual([1]);
  });

  it('writes money with thousands separators and every sum as a live formula with its result', async () => {
    const workbook = await written('zh');
    const total = sheetOf(workbook, '建设').getCell('I6');
    expect(total.numFmt).toBe('#,##0.00');
    expect(total.value).toMatchObject({ formula: 'SUM(I4:I5)', result: 18_000_000.5 });
    expect(sheetOf(workbook, '编制').getCell('G9').value).toMatchObject({
      formula: 'SUMIFS(Posts_Allotted,Posts_Year,2027)',
      result: 29,
    });
    expect([...results(workbook).values()].every(Number.isFinite)).toBe(true);
    expect(workbook.definedNames.getRanges('Capital_2027').ranges).toEqual(["'资金'!$C$10"]);
  });

  it('puts what is missing before what is done', async () => {
    const reasons = sheetOf(await written('en'), 'Reasons');
    expect([reasons.getCell('A4').value, reasons.getCell('A5').value]).toEqual(['Shortfall', 'Decision']);
    expect(reasons.getCell('E4').value).toBe("'-1 room is affordable");
  });

  it.each([
    [
      'zh',

      [
        '第二小学, "东校区"（小学）2028–29 学年缺教室 2 间：学生 190 人，4 间教室即使每间 45 人也容纳不下（GB 50099 6.1）。再增 2 间需 150 万元。但校园内最多可增 3 间，已安排 3 间。',
        '3 个学段没有填写可增教室数：按不能增建计。',
      ],
      ['校园可增教室数', '教室和学段数据'],
      ['教室', '基本建设资金上限'],
    ],
    [
      'en',

      [
        '第二小学, "东校区" (Primary) lacks 2 rooms in 2028–29: 190 pupils do not fit into 4 rooms even with 45 in each (GB 50099 6.1). 2 more rooms would cost ¥1,500,000. The site takes 3 more in all, and 3 are ordered.',
        'Programmes that do not state how many rooms could be added: 3. None can.',
      ],
      ['Rooms the site takes', 'Room data'],
      ['Rooms', 'Capital limits'],
    ],
  ] as const)(
    '%s: says reasons, rules and checks in the language of the file',
    async (locale, sentences, rules, checks) => {
      const explanations: Plan['explanations'] = [
        {
          kind: 'shortfall',
          constraint: 'buildLimit',
          year: 2028,
          schoolId: 'S2',
          text: 'The core’s own words',
          facts: {
            reason: 'roomsMissing',
            stage: 'primary',
            roomsShort: 2,
            pupils: 190,
            rooms: 4,
            normValue: 45,
            document: 'GB 50099',
            clause: '6.1',
            nextRooms: 2,
            nextCost: 1_500_000,
            maxNewRooms: 3,
            roomsOrdered: 3,
          },
        },
        {
          kind: 'assumption',
          constraint: 'programmes.maxNewRoomsUnknown',
          year: null,
          text: 'The core’s own words',
          facts: { programmes: 3 },
        },
      ];
      const workbook = await written(locale, { ...smallPlan, explanations });
      const reasons = sheetOf(workbook, locale === 'zh' ? '依据' : 'Reasons');
      const certificate = sheetOf(workbook, locale === 'zh' ? '核验' : 'Certificate');
      const both = (sheet: Worksheet, column: string) => [4, 5].map((row) => sheet.getCell(`${column}${row}`).value);
      expect(both(reasons, 'E')).toEqual(sentences);
      expect(both(reasons, 'B')).toEqual(rules);
      expect(both(certificate, 'A')).toEqual(checks);
    },
  );

  it('leaves the unknown blank', async () => {
    const posts = sheetOf(await written('en'), 'Posts');
    expect(posts.getCell('B8').value).toBe('S3');
    expect([posts.getCell('G8').value, posts.getCell('K8').value]).toEqual([null, null]);
  });

  it('holds no text that a spreadsheet would run and no macro', async () => {
    const workbook = await written('zh');
    const texts = cellsOf(workbook)
      .filter(({ cell }) => cell.type === ExcelJS.ValueType.String)
      .map(({ cell }) => cell.text);
    expect(texts.filter((text) => /^\s*[=+\-@]/.test(text))).toEqual([]);
    expect(texts).toContain('\'=HYPERLINK("http://example.invalid","第一小学")');
    expect(readFileSync(path).includes('vbaProject')).toBe(false);
  });

  it('says on its first sheet where classes count from another size', async () => {
    const changed = {
      ...smallPlan,
      explanations: [
        {
          kind: 'assumption' as const,
          constraint: 'norms.classStart',
          year: null,
          text: '',
          facts: { tier: 'large', stage: 'primary', pupils: 51, usual: 56 },
        },
      ],
    };
    const statements = (workbook: ExcelJS.Workbook) => sheetOf(workbook, 'Summary').getColumn(1).values;
    expect(statements(await written('en', changed))).toContain('Class sizes');
    expect(statements(await written('en', smallPlan))).not.toContain('Class sizes');
  });

  it('is written for an empty plan too', async () => {
    const empty = {
      ...smallPlan,
      outcome: 'infeasible' as const,
      places: [],
      builds: [],
      projects: [],
      redirections: [],
      posts: [],
      moves: [],
      hires: [],
      special: [],
      money: [],
      explanations: [],
    };
    const workbook = await written('en', empty);
    expect(sheetOf(workbook, 'Places').getCell('A4').value).toBe('(none)');
    expect(numbersOf(sheetOf(workbook, 'Money'), 'by level')).toEqual([0, 0, 0]);
  });

  it('leaves the old workbook whole when writing fails', async () => {
    writeFileSync(path, 'old');
    for (const [step, code, failure] of [
      ['writeThrough', 'ENOSPC', 'diskFull'],
      ['rename', 'EBUSY', 'targetLocked'],
    ] as const) {
      const failing = {
        ...nodeFileSystem,
        [step]: () => Promise.reject(Object.assign(new Error(code), { code })),
      };
      await expect(writePlanWorkbook(smallPlan, smallBureau, path, optionsIn('zh'), failing)).rejects.toMatchObject({
        code: failure,
      });
    }
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.xlsx']);
    mkdirSync(join(folder, 'folder.xlsx'));
    await expect(
      writePlanWorkbook(smallPlan, smallBureau, join(folder, 'folder.xlsx'), optionsIn('zh')),
    ).rejects.toMatchObject({ code: 'targetIsFolder' });
  });
});

const missing = whyNoLibreOffice();
if (missing !== null) console.warn(`Formulas are not recalculated: ${missing}.`);

describe.skipIf(missing !== null)('the workbook in LibreOffice', () => {
  it.each(['zh', 'en'] as const)('%s: every formula comes to the result that was written', async (locale) => {
    const workbook = await written(locale);
    const expected = results(workbook);
    expect(expected.size).toBeGreaterThan(100);
    // Without their results in the file, the formulas must be calculated to be shown.
    for (const { cell } of cellsOf(workbook)) {
      if (cell.type === ExcelJS.ValueType.Formula) cell.value = { formula: cell.formula, date1904: false };
    }
    await workbook.xlsx.writeFile(path);
    expect([...results(await open(path)).values()].every(Number.isNaN)).toBe(true);

    const calculated = results(await open(recalculated(path, folder)));
    expect([...calculated.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [address, result] of expected) expect(calculated.get(address), address).toBeCloseTo(result, 6);
  });
});
