import type { PlanTable, TableValue } from '../../export/index.ts';
import type { Words } from '../../export/words.ts';
import type { MeasuredMeasure, MeasuredTarget } from '../../planning/policy/index.ts';
import type { PolicyStanding } from './policy-standing.ts';
import { BASIS_WORDS, REASON_WORDS, STANDING_WORDS, TERM_WORDS } from './words.ts';

const HEADERS: readonly Words[] = [
  { en: 'number', zh: '序号' },
  { en: 'measure', zh: '任务措施' },
  { en: 'leading office', zh: '牵头单位' },
  { en: 'other offices', zh: '配合单位' },
  { en: 'target', zh: '目标' },
  { en: 'comparison', zh: '比较' },
  { en: 'value wanted', zh: '目标值' },
  { en: 'unit', zh: '单位' },
  { en: 'year', zh: '年份' },
  { en: 'standing', zh: '状态' },
  { en: 'reason', zh: '说明' },
  { en: 'basis', zh: '来源' },
  { en: 'arithmetic', zh: '算式' },
  { en: 'document', zh: '文件' },
  { en: 'item', zh: '条目' },
  { en: 'progress', zh: '填写的进展' },
];
const SIGNS = { atLeast: '≥', atMost: '≤', equal: '=' } as const;

/** The register with its standing as a table for other programs: a row for each target, or for a measure without any. */
export function policyTable(standing: PolicyStanding, language: 'zh' | 'en'): PlanTable {
  const { register, measured, progress } = standing;
  const offices = new Map(register.offices.map(({ id, name }) => [id, name[language]]));
  const yearsOf = (values: readonly (number | null)[]): TableValue[] =>
    measured.years.map((_, index) => values[index] ?? null);
  const rows = register.measures.flatMap(({ number, subject, offices: responsible, source }, index): TableValue[][] => {
    const measure = measured.measures[index]!;
    const [lead, ...others] = responsible.map((id) => offices.get(id) ?? id);
    const head: TableValue[] = [number, subject[language], lead ?? null, others.join('、')];
    const tail: TableValue[] = [source.document, source.item, progressText(progress, number, language)];
    if (measure.targets.length === 0) return [[...head, ...blankTarget(measure, language), ...tail, ...yearsOf([])]];
    return measure.targets.map((target) => [
      ...head,
      ...targetCells(target, language),
      ...tail,
      ...yearsOf(target.figures.map((figure) => figure?.value ?? null)),
    ]);
  });
  return {
    name: 'policy',
    headers: [...HEADERS.map((header) => header[language]), ...measured.years.map(String)],
    rows,
  };
}

function targetCells(measured: MeasuredTarget, language: 'zh' | 'en'): TableValue[] {
  const { target, standing, reason, basis } = measured;
  return [
    target.description[language],
    SIGNS[target.comparison],
    target.value,
    target.unit,
    target.year,
    STANDING_WORDS[standing][language],
    reason === null ? null : REASON_WORDS[reason][language],
    BASIS_WORDS[basis][language],
    arithmeticText(measured, language),
  ];
}

function blankTarget({ standing }: MeasuredMeasure, language: 'zh' | 'en'): TableValue[] {
  return [
    ...[null, null, null, null, null],
    STANDING_WORDS[standing][language],
    standing === 'noData' ? REASON_WORDS.notTracked[language] : null,
    BASIS_WORDS.tracked[language],
    null,
  ];
}

/** `1,234 children in kindergartens ÷ 1,500 children aged 3 to 5`, of the base year; null where nothing is divided. */
export function arithmeticText({ terms, figures }: Pick<MeasuredTarget, 'terms' | 'figures'>, language: 'zh' | 'en') {
  const figure = figures[0];
  if (terms === null || figure?.numerator == null || figure.denominator === null) return null;
  const number = (value: number) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(value);
  const side = (term: string, value: number) => `${TERM_WORDS[term]?.[language] ?? term} ${number(value)}`;
  return `${side(terms.numerator, figure.numerator)} ÷ ${side(terms.denominator, figure.denominator)}`;
}

const STATES: Readonly<Record<'notStarted' | 'underWay' | 'done', Words>> = {
  notStarted: { en: 'not started', zh: '未启动' },
  underWay: { en: 'under way', zh: '进行中' },
  done: { en: 'done', zh: '已完成' },
};

function progressText(progress: PolicyStanding['progress'], measure: number, language: 'zh' | 'en'): string | null {
  const stated = progress.filter((row) => row.measure === measure);
  if (stated.length === 0) return null;
  return stated
    .map(({ districtId, state, reachedOn, note }) =>
      [districtId, STATES[state][language], reachedOn, note].filter((part) => part !== null && part !== '').join(' '),
    )
    .join('; ');
}
