import type { PlanTable } from '../../export/index.ts';
import type { SolvedPoint } from './solved-point.ts';

const HEADERS = {
  zh: [
    '预算倍数',
    '基本建设预算（元）',
    '基本建设支出（元）',
    '大班额（56人及以上，班·年）',
    '大班额可证明的下限（班·年）',
    '超大班额（66人及以上，班·年）',
    '教室缺口（间·年）',
    '与可证明最优的差距',
    '拐点',
    '提前停止',
  ],
  en: [
    'multiple of the budget',
    'capital budget (yuan)',
    'capital cost (yuan)',
    'classes of 56+ (class-years)',
    'proven least classes of 56+ (class-years)',
    'classes of 66+ (class-years)',
    'rooms missing (room-years)',
    'gap to the proven best',
    'knee',
    'stopped early',
  ],
} as const;

/** A frontier as a table for other programs, one row for each budget, summed over the planned years. */
export function frontierTable(points: readonly SolvedPoint[], knee: number | null, language: 'zh' | 'en'): PlanTable {
  return {
    name: 'frontier',
    headers: HEADERS[language],
    rows: points.map((point, index) => [
      point.factor,
      point.capitalBudget,
      point.capitalCost,
      point.largeClasses,
      point.largeClassesBound,
      point.superLargeClasses,
      point.roomsShort,
      point.gap,
      index === knee,
      point.interrupted === true,
    ]),
  };
}
