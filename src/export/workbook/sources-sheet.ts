import type { Assumption, Method, WordedNorm } from '../background.ts';
import type { Words } from '../words.ts';
import { type SheetContext, say } from './sheet.ts';
import { addTableSheet } from './table-sheet.ts';

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

const METHOD: Words = { zh: '计算方法', en: 'Method' };
const ASSUMPTION: Words = { zh: '假设', en: 'Assumption' };
const OVERRIDDEN: Words = { zh: '本情景改动', en: 'changed in this scenario' };

/** What the figures of a workbook rest on. */
export interface Sources {
  readonly methods: readonly Method[];
  readonly norms: readonly WordedNorm[];
  readonly assumptions: readonly Assumption[];
}

/** Norms with their documents, methods and the assumptions of the plan. */
export function addSourcesSheet(context: SheetContext, { methods, norms, assumptions }: Sources): void {
  const { locale } = context;
  const rows: SourceRow[] = [
    ...methods.map(({ name, text }) => ({
      ...NOTHING,
      id: `${say(METHOD, locale)} · ${say(name, locale)}`,
      what: say(text, locale),
    })),
    ...norms.map((norm) => ({
      id: norm.id,
      what: say(norm.description, locale),
      value: norm.value === null ? '—' : String(norm.value),
      unit: norm.value === null ? '' : say(norm.unitWords, locale),
      document: [norm.document, norm.clause].filter((text) => text !== '').join(' '),
      evidence: norm.overridden
        ? `${say(OVERRIDDEN, locale)} · ${norm.libraryValue ?? '—'}`
        : say(EVIDENCE[norm.evidence], locale),
    })),
    ...assumptions.map(({ rule, text }) => ({
      ...NOTHING,
      id: `${say(ASSUMPTION, locale)} · ${say(rule, locale)}`,
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
