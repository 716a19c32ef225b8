import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS, { type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBudgetWorkbook } from '../../../../src/export/budget/index.ts';
import { nodeFileSystem } from '../../../../src/export/index.ts';
import { budgetContents } from '../../../../src/services/export/budget-contents.ts';
import { atPrices } from '../../../../src/services/export/cost-lines.ts';
import { pricesOf } from '../../../../src/services/export/prices.ts';
import { recalculated, whyNoLibreOffice } from '../libre-office.ts';
import { expectLegibleOnA4 } from '../printed.ts';
import { budgetPlan, openedBudgetPlan } from './small-budget.ts';

const madeAt = new Date('2026-11-23T08:00:00Z');
const contents = budgetContents(openedBudgetPlan());
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-budget-'));
  path = join(folder, 'budget.xlsx');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function open(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

async function written(locale: 'zh' | 'en' = 'en'): Promise<ExcelJS.Workbook> {
  await writeBudgetWorkbook(contents, path, { locale, madeAt });
  return open(path);
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Results of formulas, or texts and numbers, of one column below the header. */
function column(sheet: Worksheet, letter: string, rows: number): unknown[] {
  return Array.from({ length: rows }, (_, index) => {
    const cell = sheet.getCell(`${letter}${index + 4}`);
    return cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  });
}

describe('the budget workbook', () => {
  it.each(['zh', 'en'] as const)('%s: has its sheets, frozen and ready to print on A4', async (locale) => {
    const workbook = await written(locale);
    const names = {
      zh: '封面 经费总表 资金平衡 分县区 分项目学校 新增编制经费 购买服务岗位 生均公用经费 后续运行费 单价 支出明细 依据和标准 核对',
      en: 'Cover|Budget|Balance|By district|By school|New posts|Purchased posts|Public funds|Running-cost tail|Prices|Cost lines|Sources|Checks',
    };
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(names[locale].split(locale === 'zh' ? ' ' : '|'));
    for (const sheet of workbook.worksheets) {
      expectLegibleOnA4(sheet);
      expect(sheet.views[0], sheet.name).toMatchObject({ state: 'frozen', ySplit: 3 });
    }
    // The longest sheet prints upright: 1,800 rows of a city take half the pages that they take across.
    const funds = workbook.getWorksheet(locale === 'zh' ? '生均公用经费' : 'Public funds');
    expect(funds?.pageSetup.orientation).toBe('portrait');
    expect(workbook.definedNames.getRanges('Price_post').ranges).toEqual([
      locale === 'zh' ? "'单价'!$F$9" : 'Prices!$F$9',
    ]);
    expect(readFileSync(path).includes('vbaProject')).toBe(false);
  });

  it('names bureau, plan, data, hash, solver, outcome and gap on its cover', async () => {
    const cover = column(sheetOf(await written(), 'Cover'), 'B', 15);
    expect(cover).toEqual([
      '测试市教育局',
      // The scenario is called +基准, which a spreadsheet would run.
      "'+基准",
      // By the clock of the computer that writes it.
      `7 · ${new Date('2026-11-23T08:00:00.000Z').toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })}`,
      '2027–28 to 2028–29',
      '3',
      `sha256:${'cd'.repeat(32)}`,
      budgetPlan.input.hash,
      'highs 1.15.3',
      'Solved to the gap asked for',
      '0.40%; proven to reach 99.10% of the best possible reduction',
      'every check holds',
      225.06,
      183_580,
      0,
      0,
    ]);
  });

  it('adds up by year, funding level and kind', async () => {
    const sheet = sheetOf(await written(), 'Budget');
    // Rooms 60.02 + 40 + 50.02 + 50.02 and the new school 7.50 + 5 + 6.25 + 6.25.
    expect(column(sheet, 'C', 4)).toEqual([67.52, 45, 56.27, 56.27]);
    // Posts: 27,537, 18,358, and 22,947.50 + 45,895 each.
    expect(column(sheet, 'D', 9)).toEqual([0, 0, 0, 0, 27_537, 18_358, 68_842.5, 68_842.5, 183_580]);
    expect(sheet.getCell('C4').formula).toBe('SUMIFS(Lines_Central,Lines_Year,2027,Lines_Kind,A4)');
  });

  it('adds the running-cost tail up for each of the five years after the plan, by funding level', async () => {
    const sheet = sheetOf(await written(), 'Running-cost tail');
    const rows = contents.tail.length;
    const years = column(sheet, 'E', rows + 5).slice(rows);
    expect(years).toEqual([2029, 2030, 2031, 2032, 2033]);
    const paid = (level: 'central' | 'county', year: number): number =>
      contents.tail.reduce((fen, line) => (line.from <= year ? fen + line.fen[level] : fen), 0) / 100;
    expect(column(sheet, 'H', rows + 5).slice(rows)).toEqual(years.map((year) => paid('central', Number(year))));
    expect(column(sheet, 'K', rows + 5).slice(rows)).toEqual(years.map((year) => paid('county', Number(year))));
    expect(sheet.getCell(`H${rows + 4}`).formula).toBe('SUMIFS(Tail_Central,Tail_From,"<=2029")');
  });

  it('finds no difference, and shows one where the plan says otherwise', async () => {
    const sheet = sheetOf(await written(), 'Checks');
    const differences = column(sheet, 'E', sheet.rowCount - 3);
    expect(differences.length).toBe(17);
    expect(new Set(differences)).toEqual(new Set([0]));
    const wrong = { ...budgetPlan, plan: { ...budgetPlan.plan, capitalCost: [225.07, 0] } };
    await writeBudgetWorkbook({ ...contents, plan: wrong }, path, { locale: 'en', madeAt });
    expect(column(sheetOf(await open(path), 'Checks'), 'E', 1)).toEqual([0.01]);
  });

  it('makes names that a spreadsheet would run plain text', async () => {
    const lines = sheetOf(await written(), 'Cost lines');
    expect(lines.getCell('E4').value).toBe("'=1+1");
  });

  it('leaves the old file whole when the disk is full or the file is locked', async () => {
    writeFileSync(path, 'old');
    for (const [step, code, failure] of [
      ['writeThrough', 'ENOSPC', 'diskFull'],
      ['rename', 'EBUSY', 'targetLocked'],
    ] as const) {
      const failing = { ...nodeFileSystem, [step]: () => Promise.reject(Object.assign(new Error(code), { code })) };
      await expect(writeBudgetWorkbook(contents, path, { locale: 'zh', madeAt }, failing)).rejects.toMatchObject({
        code: failure,
      });
    }
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['budget.xlsx']);
  });
});

const missing = whyNoLibreOffice();
if (missing !== null) console.warn(`Budget formulas are not recalculated: ${missing}.`);

/** Takes the results away, so that every number shown must have been calculated. */
function forgetResults(workbook: ExcelJS.Workbook): void {
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) cell.value = { formula: cell.formula, date1904: false };
      });
    });
}

function results(workbook: ExcelJS.Workbook): Map<string, number> {
  const found = new Map<string, number>();
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) found.set(`${sheet.name}!${cell.address}`, Number(cell.result));
      });
    });
  return found;
}

describe.skipIf(missing !== null)('the budget workbook in LibreOffice', () => {
  it.each(['zh', 'en'] as const)('%s: every formula comes to what the core found', async (locale) => {
    const workbook = await written(locale);
    const expected = results(workbook);
    forgetResults(workbook);
    await workbook.xlsx.writeFile(path);
    const calculated = results(await open(recalculated(path, folder)));
    expect(expected.size).toBeGreaterThan(200);
    for (const [address, result] of expected) expect(calculated.get(address), address).toBeCloseTo(result, 6);
  });

  it('comes to what the core finds at other prices, to the fen', async () => {
    const workbook = await written();
    const prices = sheetOf(workbook, 'Prices');
    const row = (id: string): number => contents.prices.findIndex((price) => price.id === id) + 4;
    prices.getCell(`F${row('posts.yearlyCost')}`).value = 98_765.43;
    prices.getCell(`F${row('posts.onCostShare')}`).value = 0.3175;
    prices.getCell(`F${row('room S1|primary')}`).value = 1.05;
    prices.getCell(`F${row('each P1')}`).value = 7.77;
    forgetResults(workbook);
    await workbook.xlsx.writeFile(path);
    const calculated = await open(recalculated(path, folder));

    // The core: the norms changed in the scenario, the prices of the data in the tables.
    const changed = openedBudgetPlan({
      normOverrides: [
        { id: 'posts.yearlyCost', value: 98_765.43 },
        { id: 'posts.onCostShare', value: 0.3175 },
      ],
    });
    const { tables } = changed.inputs.bureau;
    const bureau = {
      ...changed.inputs.bureau,
      tables: {
        ...tables,
        programmes: tables.programmes.map((programme) =>
          programme.schoolId === 'S1' ? { ...programme, roomCost: 1.05 } : programme,
        ),
        projects: tables.projects.map((project) => ({ ...project, costPerRoom: 7.77 })),
      },
    };
    const values = new Map(
      pricesOf({ bureau, norms: changed.inputs.norms }, budgetPlan).map(({ id, value }) => [id, value ?? 0]),
    );
    const expected = atPrices(contents.lines, values);
    const lines = sheetOf(calculated, 'Cost lines');
    const fen = expected.map((_, index) =>
      ['I', 'J', 'K', 'L'].map((letter) => Math.round(Number(lines.getCell(`${letter}${index + 4}`).result) * 100)),
    );
    expect(fen).toEqual(expected.map((line) => Object.values(line.fen)));
    const totalFen = expected.flatMap((line) => Object.values(line.fen)).reduce((sum, value) => sum + value, 0);
    expect(Math.round(Number(sheetOf(calculated, 'Budget').getCell('E12').result) * 100)).toBe(totalFen);
    // Four prices typed over, and post, purchased post, auxiliary, smallest school and step that follow from them.
    expect(sheetOf(calculated, 'Cover').getCell('B18').result).toBe(9);
  });
});
