import type { HireChannel, MoneyLine, PlanOutcome } from '../domain/plan/index.ts';
import type { Stage } from '../domain/stage.ts';
import type { BudgetKind, FundingLevel } from '../domain/tables/index.ts';

/** Language of an export: Simplified Chinese with English second, or English alone. */
export type ExportLocale = 'zh' | 'en';

/** One term in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const STAGE_WORDS: Readonly<Record<Stage, Words>> = {
  kindergarten: { zh: '幼儿园', en: 'Kindergarten' },
  primary: { zh: '小学', en: 'Primary' },
  junior: { zh: '初中', en: 'Junior' },
  senior: { zh: '高中', en: 'Senior' },
  vocational: { zh: '中职', en: 'Vocational' },
  special: { zh: '特殊教育', en: 'Special' },
};

export const LEVEL_WORDS: Readonly<Record<FundingLevel, Words>> = {
  central: { zh: '中央', en: 'Central' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县区', en: 'County' },
};

export const KIND_WORDS: Readonly<Record<BudgetKind, Words>> = {
  capital: { zh: '基本建设', en: 'Capital' },
  recurrent: { zh: '经常性', en: 'Recurrent' },
};

export const PURPOSE_WORDS: Readonly<Record<MoneyLine['purpose'], Words>> = {
  rooms: { zh: '增建教室', en: 'Rooms added' },
  newSchool: { zh: '新建学校', en: 'New schools' },
  runningCost: { zh: '新校运行费', en: 'Running cost' },
  posts: { zh: '教师编制', en: 'Posts' },
  purchasedPosts: { zh: '购买服务岗位', en: 'Purchased posts' },
  resourceRoom: { zh: '资源教室', en: 'Resource rooms' },
};

export const CHANNEL_WORDS: Readonly<Record<HireChannel, Words>> = {
  provincialExam: { zh: '省考', en: 'Provincial exam' },
  specialPost: { zh: '特岗', en: 'Special-post scheme' },
  purchasedService: { zh: '购买服务', en: 'Purchased service' },
};

export const OUTCOME_WORDS: Readonly<Record<PlanOutcome, Words>> = {
  optimal: { zh: '已求得最优方案', en: 'Solved to the gap asked for' },
  feasibleAtLimit: { zh: '到达时限，为已找到的最好方案', en: 'Best plan found within the time limit' },
  infeasible: { zh: '硬性限制无法全部满足', en: 'The hard limits cannot all be met' },
  interrupted: { zh: '人工中止，为已找到的最好方案', en: 'Stopped early; best plan found so far' },
  failed: { zh: '求解失败', en: 'Solving failed' },
};

export const REASON_WORDS: Readonly<Record<'decision' | 'shortfall' | 'relaxation' | 'assumption', Words>> = {
  decision: { zh: '决策', en: 'Decision' },
  shortfall: { zh: '缺口', en: 'Shortfall' },
  relaxation: { zh: '放宽', en: 'Relaxation' },
  assumption: { zh: '假设', en: 'Assumption' },
};

export const UNITS = {
  pupils: { zh: '人', en: 'pupils' },
  classes: { zh: '班', en: 'classes' },
  rooms: { zh: '间', en: 'rooms' },
  posts: { zh: '个', en: 'posts' },
  yuan: { zh: '元', en: 'yuan' },
  pupilsPerClass: { zh: '人/班', en: 'pupils a class' },
  metres: { zh: '米', en: 'metres' },
} as const satisfies Record<string, Words>;

export const SYNTHETIC_NOTICE: Words = {
  zh: '合成数据：学校和数字由程序生成，不是真实情况',
  en: 'Synthetic data: schools and figures are made up',
};
