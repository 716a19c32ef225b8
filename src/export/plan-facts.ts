import type { BureauData } from '../domain/bureau.ts';
import type { Plan } from '../domain/plan/index.ts';
import { type ScenarioWords, scenarioName } from '../domain/scenario-name.ts';
import { schoolYears } from '../domain/school-year.ts';
import type { Fact } from './fact-sheet.ts';
import { type ExportLocale, OUTCOME_WORDS, type Words } from './words.ts';

/** A saved plan as papers name it. */
export interface NamedPlan {
  readonly bureau: BureauData;
  readonly plan: Plan;
  readonly planId: number;
  /** ISO 8601, UTC: when the plan was saved. */
  readonly createdAt: string;
  readonly data: { readonly version: number; readonly hash: string };
  /** Whether the bureau's data are still those of the plan. */
  readonly isDataUnchanged: boolean;
}

const SCENARIO_WORDS: Readonly<Record<ExportLocale, ScenarioWords>> = {
  zh: {
    base: '基准情景',
    separator: '，',
    budget: (factor) => `预算 × ${factor}`,
    years: (years) => `规划 ${years} 年`,
  },
  en: {
    base: 'Base scenario',
    separator: ', ',
    budget: (factor) => `budget × ${factor}`,
    years: (years) => `${years} years`,
  },
};

/** What a scenario is called in the language, with what one run changed in it. */
export function scenarioLabel(name: string, locale: ExportLocale): string {
  return scenarioName(name, SCENARIO_WORDS[locale]);
}

/** A moment by the computer's own clock and calendar, such as 2026-09-01 08:30. */
export function momentOf(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** What a paper says of the plan that it was made from: whose, of which data, how it was solved and checked. */
export function planFacts(contents: NamedPlan, locale: ExportLocale): (Fact & { readonly value: string })[] {
  const { plan, bureau } = contents;
  const { solver } = plan;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const either = (words: Words): string => words[locale];
  return [
    { label: { zh: '单位', en: 'Bureau' }, value: bureau.settings.name ?? '—' },
    { label: { zh: '情景', en: 'Scenario' }, value: scenarioLabel(plan.scenario.name, locale) },
    { label: { zh: '方案编号', en: 'Plan' }, value: `${contents.planId} · ${momentOf(contents.createdAt)}` },
    { label: { zh: '规划学年', en: 'Planned years' }, value: schoolYears(plan.years, locale) },
    {
      label: { zh: '数据版本', en: 'Data version' },
      value: contents.isDataUnchanged
        ? `${contents.data.version}`
        : `${contents.data.version} — ${either({ zh: '数据在方案编制后已有改动，请重新编制', en: 'the data have changed since the plan was made: plan again' })}`,
    },
    { label: { zh: '数据指纹', en: 'Hash of the data' }, value: contents.data.hash },
    { label: { zh: '输入指纹', en: 'Hash of data, norms and scenario' }, value: plan.input.hash },
    { label: { zh: '求解器', en: 'Solver' }, value: `${solver.name} ${solver.version}` },
    { label: { zh: '求解结果', en: 'Outcome' }, value: either(OUTCOME_WORDS[plan.outcome]) },
    {
      label: { zh: '与理论下界的差距', en: 'Gap to the proven bound' },
      value: `${percent(solver.gap)}${
        solver.reductionShare === null
          ? ''
          : either({
              zh: `；已证明达到最大可能压减量的${percent(solver.reductionShare)}`,
              en: `; proven to reach ${percent(solver.reductionShare)} of the best possible reduction`,
            })
      }`,
    },
    {
      label: { zh: '独立核验', en: 'Certificate' },
      value: either(
        plan.certificate.ok
          ? { zh: '全部通过', en: 'every check holds' }
          : { zh: '未通过，本方案不得采用', en: 'NOT every check holds: do not use this plan' },
      ),
    },
  ];
}
