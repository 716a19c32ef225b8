import type { Words } from '../words.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { BudgetContents } from './contents.ts';

interface SourceRow {
  readonly id: string;
  readonly what: string;
  readonly value: string;
  readonly unit: string;
  readonly document: string;
  readonly evidence: string;
}

const EVIDENCE: Readonly<Record<'A' | 'B' | 'C' | 'none', Words>> = {
  A: { zh: 'A 原文', en: 'A read in the document' },
  B: { zh: 'B 转引，请核对', en: 'B quoted elsewhere, to be checked' },
  C: { zh: 'C 推算', en: 'C derived' },
  none: { zh: '无依据，由用户填写', en: 'no source, entered by the user' },
};

/** How the sheets are calculated, which the norms do not say. */
const METHODS: readonly { readonly id: string; readonly what: Words }[] = [
  {
    id: 'funding',
    what: {
      zh: '每笔支出按县区的分担比例逐分拆分，余分归尾数最大的一级，各级之和与支出分毫不差。',
      en: 'Every cost is divided by the shares of the district in whole fen; the fen left over go to the largest remainder, so that the levels add up exactly.',
    },
  },
  {
    id: 'years',
    what: {
      zh: '基本建设支出计入开工学年；经常性支出逐年计列。',
      en: 'Capital costs are booked in the year the work is ordered; recurrent costs every year.',
    },
  },
  {
    id: 'public funds',
    what: {
      zh: '生均公用经费按各学年预测学生数计算，民办学校只计义务教育阶段（国发〔2015〕67号）；寄宿生按现有人数计；随班就读学生按所在学段定额计。该项不占用方案预算，供编制公用经费预算参考。',
      en: 'Public funds go by the projected pupils of each year; private schools count for compulsory stages only; boarders by their present number; included pupils at the rate of their stage. They are not part of the plan’s own budgets.',
    },
  },
  {
    id: 'tail',
    what: {
      zh: '后续运行费按规划末年的岗位数和单价延续，不计工资增长。',
      en: 'The running-cost tail keeps posts and prices of the last planned year; wages do not grow.',
    },
  },
];

const METHOD: Words = { zh: '计算方法', en: 'Method' };
const ASSUMPTION: Words = { zh: '假设', en: 'Assumption' };
const OVERRIDDEN: Words = { zh: '本情景改动', en: 'changed in this scenario' };

/** Norms with their documents, methods and the assumptions of the plan. */
export function addSourcesSheet(context: SheetContext, { norms, assumptions }: BudgetContents): void {
  const { locale } = context;
  const rows: SourceRow[] = [
    ...METHODS.map(({ id, what }) => ({
      ...NOTHING,
      id: `${say(METHOD, locale)} ${id}`,
      what: say(what, locale),
    })),
    ...norms.map((norm) => ({
      id: norm.id,
      what: say(norm.description, locale),
      value: norm.value === null ? '—' : String(norm.value),
      unit: norm.unit,
      document: [norm.document, norm.clause].filter((text) => text !== '').join(' '),
      evidence: norm.overridden
        ? `${say(OVERRIDDEN, locale)} · ${norm.libraryValue ?? '—'}`
        : say(EVIDENCE[norm.evidence], locale),
    })),
    ...assumptions.map(({ rule, text }) => ({
      ...NOTHING,
      id: `${say(ASSUMPTION, locale)} ${say(rule, locale)}`,
      what: say(text, locale),
    })),
  ];
  const text = (header: Words, width: number, value: (row: SourceRow) => string) =>
    ({ header, width, format: 'text', wraps: true, value }) as const;
  addTableSheet<SourceRow>(context, {
    table: 'Sources',
    name: { zh: '依据和标准', en: 'Sources' },
    title: { zh: '依据和标准', en: 'Sources and norms' },
    frozenColumns: 1,
    years: null,
    rows,
    columns: [
      text({ zh: '编号', en: 'Id' }, 34, ({ id }) => id),
      text({ zh: '内容', en: 'What' }, 62, ({ what }) => what),
      text({ zh: '取值', en: 'Value' }, 12, ({ value }) => value),
      text({ zh: '单位', en: 'Unit' }, 22, ({ unit }) => unit),
      text({ zh: '文件', en: 'Document' }, 40, ({ document }) => document),
      text({ zh: '依据等级', en: 'Evidence' }, 24, ({ evidence }) => evidence),
    ],
  });
}

const NOTHING = { value: '', unit: '', document: '', evidence: '' };
