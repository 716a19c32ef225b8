import type { MeasureTarget, PolicyRegister } from '../../norms/index.ts';
import type { Block, Cell, Section } from './contents.ts';

/** The tasks of each office, from the policy register: its measures, whether it leads, the targets and their years. */
export function officesSection({ document, offices, measures }: PolicyRegister, isChinese: boolean): Section {
  const locale = isChinese ? 'zh' : 'en';
  return {
    id: 'offices',
    title: isChinese ? '各部门任务清单' : 'Tasks by office',
    blocks: [
      {
        kind: 'paragraph',
        text: isChinese
          ? `依据：${document.title}（${document.number}），共${measures.length}项任务。`
          : `Source: ${document.title} (${document.number}), ${measures.length} measures.`,
      },
      ...offices.flatMap(({ id, name }): Block[] => {
        const own = measures.filter((measure) => measure.offices.includes(id));
        if (own.length === 0) return [];
        return [
          { kind: 'subtitle', text: `${name[locale]} · ${own.length}` },
          {
            kind: 'table',
            headers: isChinese
              ? ['序号', '任务', '职责', '内容', '目标']
              : ['No.', 'Measure', 'Role', 'Task', 'Targets'],
            rows: own.map((measure): Cell[] => [
              String(measure.number),
              measure.subject[locale],
              measure.offices[0] === id ? (isChinese ? '牵头' : 'leads') : isChinese ? '配合' : 'takes part',
              measure.summary[locale],
              measure.targets.map((target) => targetText(target, isChinese)).join(isChinese ? '；' : '; '),
            ]),
          },
        ];
      }),
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
