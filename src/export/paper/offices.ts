import type { MeasureTarget, PolicyRegister } from '../../norms/index.ts';
import type { Cell, Section } from './contents.ts';

/**
 * The tasks of the offices, from the policy register: every measure with its targets and who leads it, and what each
 * office leads or takes part in. The office named first in the document leads.
 */
export function officesSection({ document, offices, measures }: PolicyRegister, isChinese: boolean): Section {
  const locale = isChinese ? 'zh' : 'en';
  const separator = isChinese ? '；' : '; ';
  const nameOf = (id: string): string => offices.find((office) => office.id === id)?.name[locale] ?? id;
  const numbers = (own: typeof measures): string =>
    own.length === 0 ? '—' : own.map(({ number }) => number).join(isChinese ? '、' : ', ');
  return {
    id: 'offices',
    title: isChinese ? '各部门任务清单' : 'Tasks by office',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `依据：${document.title}（${document.number}），共${measures.length}项任务。责任单位中列在首位的为牵头单位。`
          : `Source: ${document.title} (${document.number}), ${measures.length} measures. The office named first leads.`,
      },
      { kind: 'subtitle', text: isChinese ? '任务和目标' : 'Measures and targets' },
      {
        kind: 'table',
        headers: isChinese
          ? ['序号', '任务', '内容', '目标', '牵头单位']
          : ['No.', 'Measure', 'Task', 'Targets', 'Led by'],
        rows: measures.map((measure): Cell[] => [
          String(measure.number),
          measure.subject[locale],
          measure.summary[locale],
          measure.targets.map((target) => targetText(target, isChinese)).join(separator),
          nameOf(measure.offices[0] ?? ''),
        ]),
      },
      { kind: 'subtitle', text: isChinese ? '各部门承担的任务（序号见上表）' : 'Measures of each office, by number' },
      {
        kind: 'table',
        headers: isChinese ? ['部门', '牵头', '配合'] : ['Office', 'Leads', 'Takes part in'],
        rows: offices.flatMap(({ id, name }): Cell[][] => {
          const own = measures.filter((measure) => measure.offices.includes(id));
          if (own.length === 0) return [];
          const leads = own.filter((measure) => measure.offices[0] === id);
          return [[name[locale], numbers(leads), numbers(own.filter((measure) => !leads.includes(measure)))]];
        }),
      },
    ],
  };
}

function targetText({ description, comparison, value, unit, year }: MeasureTarget, isChinese: boolean): string {
  const sign = { atLeast: '≥', atMost: '≤', equal: '=' }[comparison];
  const amount =
    value === null ? '' : ` ${sign} ${unit.startsWith('share') ? `${Math.round(value * 1000) / 10}%` : value}`;
  const by = year === null ? '' : isChinese ? `（${year}年）` : ` (${year})`;
  return `${description[isChinese ? 'zh' : 'en']}${amount}${by}`;
}
