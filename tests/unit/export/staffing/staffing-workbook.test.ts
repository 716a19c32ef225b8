import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS, { type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../../src/domain/plan/index.ts';
import { nodeFileSystem } from '../../../../src/export/index.ts';
import { writeStaffingWorkbook } from '../../../../src/export/staffing/index.ts';
import { loadNormSet } from '../../../../src/norms/index.ts';
import type { OpenedPlan } from '../../../../src/services/export/open-saved-plan.ts';
import { staffingContents } from '../../../../src/services/export/staffing-contents.ts';
import { openedBudgetPlan } from '../budget/small-budget.ts';
import { recalculated, whyNoLibreOffice } from '../libre-office.ts';
import { expectLegibleOnA4 } from '../printed.ts';

const madeAt = new Date('2026-11-23T08:00:00Z');
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-staffing-'));
  path = join(folder, 'staffing.xlsx');
});

afterEach(() => rmSync(folder, { recursive: true }));

const row = { stage: 'primary', movedIn: 0, movedOut: 0, hired: 0 } as const;

/** The plan explains S1 in 2027; of S2 it says nothing, so that its arithmetic is calculated again: 500 / 19 = 26.3. */
function opened(changes: Partial<Plan> = {}): OpenedPlan {
  const base = openedBudgetPlan();
  const plan: Plan = {
    ...base.saved.plan,
    posts: [
      { ...row, schoolId: 'S1', year: 2027, required: 24, allotted: 22, movedOut: 1, short: 2 },
      { ...row, schoolId: 'S2', year: 2027, required: 27, allotted: 27, movedIn: 1, hired: 3, short: 0 },
      { ...row, schoolId: 'S2', year: 2028, required: 28, allotted: null, short: null },
    ],
    hires: [
      { schoolId: 'S2', stage: 'primary', year: 2027, channel: 'provincialExam', posts: 2 },
      { schoolId: 'S2', stage: 'primary', year: 2027, channel: 'purchasedService', posts: 1 },
    ],
    explanations: [
      {
        kind: 'shortfall',
        constraint: 'establishment',
        year: 2027,
        schoolId: 'S1',
        text: '',
        facts: {
          stage: 'primary',
          required: 24,
          norm: 'posts.pupilsPerPost.primary',
          arithmetic: 'ceil(456 / 19) = 24',
        },
      },
    ],
    ...changes,
  };
  return { ...base, saved: { ...base.saved, plan } };
}

async function written(one: OpenedPlan, other: OpenedPlan | null, locale: 'zh' | 'en' = 'en') {
  await writeStaffingWorkbook(staffingContents(one, other), path, { locale, madeAt });
  return open(path);
}

async function open(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

/** A row as it is shown: results of formulas, texts and numbers, blanks as null. */
function shown(workbook: ExcelJS.Workbook, name: string, number: number): unknown[] {
  const sheet = workbook.getWorksheet(name) as Worksheet;
  return Array.from({ length: sheet.columnCount }, (_, index) => {
    const cell = sheet.getCell(number, index + 1);
    return cell.type === ExcelJS.ValueType.Formula ? (cell.result ?? null) : cell.value;
  });
}

describe('the staffing tables', () => {
  it('show hires with the years side by side, and special education once for years that are alike', async () => {
    const special = { schoolId: 'S2', pupils: 9, teachersRequired: 1, teachersAllotted: 1, resourceRoom: true };
    const workbook = await written(
      opened({
        hires: [2027, 2028].map((year) => ({
          schoolId: 'S2',
          stage: 'primary' as const,
          year,
          channel: 'provincialExam' as const,
          posts: year - 2025,
        })),
        special: [
          { ...special, year: 2027 },
          { ...special, year: 2028 },
          { ...special, schoolId: 'S1', year: 2027, teachersAllotted: 0 },
          { ...special, schoolId: 'S1', year: 2028 },
        ],
      }),
      null,
    );
    expect(shown(workbook, 'Hires', 4).slice(2)).toEqual(['S2', 'Primary', 'Provincial exam', 2, 3, 5]);
    expect(shown(workbook, 'Hires', 5).slice(5)).toEqual([2, 3, 5]);
    const rows = [4, 5, 6, 7, 8].map((row) => shown(workbook, 'Special education', row).slice(2));
    expect(rows).toEqual([
      ['S2', 2027, 2028, 9, 1, 1, 0, 1],
      ['S1', 2027, 2027, 9, 1, 0, 1, 1],
      ['S1', 2028, 2028, 9, 1, 1, 0, 1],
      [null, 2027, 2027, 18, 2, 1, 1, 2],
      [null, 2028, 2028, 18, 2, 2, 0, 2],
    ]);
  });

  it('state the rule, the present and the plan of every school and stage', async () => {
    const workbook = await written(opened(), null);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Cover',
      'Posts',
      'Districts',
      'Moves',
      'Hires',
      'Special education',
      'Sources',
    ]);
    for (const sheet of workbook.worksheets) expectLegibleOnA4(sheet);
    // The sheet of sources names the document.
    const primary = loadNormSet().norms.find(({ id }) => id === 'posts.pupilsPerPost.primary');
    const norm = [`${primary?.description.en.replace(/\.$/, '')}: 19`];
    const documents = (workbook.getWorksheet('Sources') as Worksheet).getColumn('E').values;
    expect(documents).toContainEqual(expect.stringContaining(primary?.document ?? 'a norm'));
    expect(shown(workbook, 'Posts', 4)).toEqual([
      '城*区',
      "'=1+1",
      'S1',
      'Primary',
      2027,
      ...norm,
      '456 / 19 rounded up = 24',
      24,
      null,
      null,
      null,
      0,
      1,
      0,
      0,
      0,
      22,
      2,
    ]);
    expect(shown(workbook, 'Posts', 5)).toEqual([
      '城东区',
      '第二小学',
      'S2',
      'Primary',
      2027,
      ...norm,
      '500 / 19 rounded up = 27',
      27,
      null,
      null,
      null,
      1,
      0,
      2,
      0,
      1,
      27,
      0,
    ]);
    // Nothing is known of the classes of S2 in 2028, nor of its staff.
    expect(shown(workbook, 'Posts', 6).slice(5)).toEqual([null, null, 28, null, null, null, 0, 0, 0, 0, 0, null, null]);
  });

  it('balance the districts, which a careless formula would mistake for each other', async () => {
    const workbook = await written(opened(), null);
    // D1 is called 城*区, which as a wildcard would count 城东区 too.
    expect(shown(workbook, 'Districts', 4).slice(0, 5)).toEqual(['城*区', 2027, null, 24, 22]);
    expect(shown(workbook, 'Districts', 5).slice(0, 5)).toEqual(['城东区', 2027, null, 27, 27]);
  });

  it('set two plans side by side and list only what differs', async () => {
    const [first] = opened().saved.plan.posts;
    const other = opened({
      posts: [
        ...(first === undefined ? [] : [{ ...first, allotted: 24, short: 0 }]),
        ...opened().saved.plan.posts.slice(1, 2),
        { ...row, schoolId: 'P1', year: 2028, required: 5, allotted: 5, short: 0 },
      ],
    });
    const workbook = await written(opened(), other);
    const figures = [4, 5, 6, 7].map((line) => {
      const values = shown(workbook, 'Comparison', line);
      return [values[2], values[4], values[5], ...values.slice(-3)];
    });
    expect(figures).toEqual([
      ['S1', 2027, 'Modified', 0, 2, -2],
      ['S2', 2028, 'Removed', -28, 0, 0],
      ['P1', 2028, 'Added', 5, 5, 0],
      [null, null, null, -23, 7, -2],
    ]);
    // The word that the window and the comparison workbook have for it.
    const chinese = await written(opened(), other, 'zh');
    expect(shown(chinese, '方案对比', 4)[5]).toBe('修改');
  });

  it('leave the old file whole when the disk is full or the file is locked', async () => {
    writeFileSync(path, 'old');
    for (const [step, code, failure] of [
      ['writeThrough', 'ENOSPC', 'diskFull'],
      ['rename', 'EBUSY', 'targetLocked'],
    ] as const) {
      const failing = { ...nodeFileSystem, [step]: () => Promise.reject(Object.assign(new Error(code), { code })) };
      await expect(
        writeStaffingWorkbook(staffingContents(opened(), null), path, { locale: 'zh', madeAt }, failing),
      ).rejects.toMatchObject({ code: failure });
    }
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['staffing.xlsx']);
  });
});

const missing = whyNoLibreOffice();
if (missing !== null) console.warn(`Staffing formulas are not recalculated: ${missing}.`);

describe.skipIf(missing !== null)('the staffing tables in LibreOffice', () => {
  it('come to the figures that were written', async () => {
    const workbook = await written(opened(), opened({ posts: opened().saved.plan.posts.slice(0, 2) }), 'zh');
    const expected = new Map<string, unknown>();
    for (const sheet of workbook.worksheets)
      sheet.eachRow((line) => {
        line.eachCell((cell) => {
          if (cell.type !== ExcelJS.ValueType.Formula) return;
          expected.set(`${sheet.name}!${cell.address}`, cell.result);
          cell.value = { formula: cell.formula, date1904: false };
        });
      });
    await workbook.xlsx.writeFile(path);
    const calculated = await open(recalculated(path, folder));
    expect(expected.size).toBeGreaterThan(50);
    for (const [place, result] of expected) {
      const [sheet, address] = place.split('!') as [string, string];
      expect(calculated.getWorksheet(sheet)?.getCell(address).result, place).toBe(result);
    }
  });
});
