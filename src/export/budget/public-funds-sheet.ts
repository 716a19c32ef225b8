import type { Names } from '../names.ts';
import { UNITS, type Words } from '../words.ts';
import { schoolColumns, stageColumn } from '../workbook/columns.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { BudgetContents, PublicFundsLine } from './contents.ts';
import type { PriceCell } from './sheet-names.ts';

const ITEM: Readonly<Record<PublicFundsLine['item'], Words>> = {
  pupils: { zh: '公用经费', en: 'Public funds' },
  boarders: { zh: '寄宿生补助', en: 'Boarders' },
  textbooks: { zh: '教科书', en: 'Textbooks' },
};

/** District, name and code: narrow enough for the sheet to print upright, where a page takes twice the rows. */
const SCHOOL_WIDTHS = [8, 20, 8];

/** Public funds per pupil of every programme and year, with the floor for small rural schools and teaching points. */
export function addPublicFundsSheet(
  context: SheetContext,
  { plan, publicFunds }: BudgetContents,
  priceOf: (line: PublicFundsLine) => number,
  names: Names,
  priceCell: PriceCell,
): void {
  addTableSheet<PublicFundsLine>(context, {
    table: 'Funds',
    name: { zh: '生均公用经费', en: 'Public funds' },
    title: {
      zh: '生均公用经费：教学点和乡村小规模学校按下限人数核定',
      en: 'Public funds per pupil: teaching points and small rural schools at the floor',
    },
    frozenColumns: 2,
    years: plan.years,
    rows: publicFunds,
    columns: [
      ...schoolColumns<PublicFundsLine>(names, ({ schoolId }) => schoolId).map((column, index) => ({
        ...column,
        width: SCHOOL_WIDTHS[index] ?? column.width,
      })),
      { ...stageColumn<PublicFundsLine>(context), width: 9 },
      { header: { zh: '学年', en: 'Year' }, width: 6, format: 'year', name: 'Year', value: ({ year }) => year },
      {
        header: { zh: '项目', en: 'Item' },
        width: 11,
        format: 'text',
        value: ({ item }) => say(ITEM[item], context.locale),
      },
      {
        header: { zh: '学生数', en: 'Pupils' },
        unit: UNITS.pupils,
        width: 8,
        format: 'whole',
        name: 'Pupils',
        value: ({ pupils }) => pupils,
      },
      {
        header: { zh: '全校义务教育人数', en: 'Compulsory pupils of the school' },
        unit: UNITS.pupils,
        width: 9,
        format: 'whole',
        name: 'School',
        value: ({ schoolPupils }) => schoolPupils,
      },
      {
        header: { zh: '核定人数', en: 'Counted' },
        unit: UNITS.pupils,
        width: 8,
        format: 'whole',
        name: 'Counted',
        value: ({ counted }) => counted,
        formula: (cell, { schoolPupils }) =>
          schoolPupils === null
            ? cell('Pupils')
            : `${cell('Pupils')}+MAX(0,${priceCell('funds.smallSchoolFloor')}-${cell('School')})`,
      },
      {
        header: { zh: '定额', en: 'Rate' },
        unit: UNITS.yuan,
        width: 8,
        format: 'yuan',
        name: 'Rate',
        value: priceOf,
        formula: (_, { price }) => priceCell(price),
      },
      {
        header: { zh: '金额', en: 'Amount' },
        unit: UNITS.yuan,
        width: 17,
        format: 'yuan',
        name: 'Amount',
        summed: true,
        value: ({ amount }) => amount,
        formula: (cell) => `ROUND(${cell('Counted')}*${cell('Rate')},2)`,
      },
    ],
  });
}
