import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Certificate, CertificateCheck, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { inputHash } from '../input-hash.ts';
import { type PlanningInputs, planningInputs } from '../inputs.ts';
import { verifyPostsPlan } from '../posts/index.ts';
import { Check } from './check.ts';
import { checkBaseline, checkIndicators } from './indicators.ts';
import { checkLocks } from './locks.ts';
import { checkMoney } from './money.ts';
import { checkPlaces } from './places.ts';

/** Puts a plan to every check; nothing here uses a model or a solver. */
export function certify(inputs: PlanningInputs, plan: Omit<Plan, 'certificate'>): Certificate {
  const checks: CertificateCheck[] = [
    checkInput(inputs, plan),
    checkObjective(plan, inputs),
    ...checkPlaces(inputs, plan),
    checkBaseline(inputs, plan),
    checkIndicators(inputs, plan),
    ...checkMoney(inputs, plan),
    checkLocks(inputs.settings, plan),
    ...verifyPostsPlan(inputs.bureau, plan),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

/**
 * Re-checks a plan, saved or sent, against data, norms and scenario.
 * @throws NormError when an override names a norm that does not exist
 */
export function verifyPlan(bureau: BureauData, normSet: NormSet, settings: ScenarioSettings, plan: Plan): Certificate {
  return certify(planningInputs(bureau, normSet, settings), plan);
}

/** The plan was made from this data, these norms and this scenario. */
function checkInput(inputs: PlanningInputs, plan: Pick<Plan, 'input' | 'years'>): CertificateCheck {
  const check = new Check('input');
  if (plan.input.hash !== inputHash(inputs.bureau, inputs.norms, inputs.settings)) check.note(1, { figure: 'hash' });
  inputs.years.forEach((year, index) => {
    check.same(plan.years[index] ?? 0, year, { figure: 'years', year });
  });
  check.same(plan.years.length, inputs.years.length, { figure: 'years' });
  return check.result();
}

/** The objective is what the counted classes weigh, and not below the bound that was proven. */
function checkObjective(
  plan: Pick<Plan, 'plan' | 'solver' | 'baseline'>,
  { norms }: Pick<PlanningInputs, 'norms'>,
): CertificateCheck {
  const check = new Check('objective');
  const weight = norms.value('class.superLargeWeight');
  const weigh = ({ largeClasses, superLargeClasses }: Plan['baseline']): number =>
    largeClasses.reduce((sum, large, year) => sum + large + weight * superLargeClasses[year]!, 0);
  check.same(plan.solver.objective, weigh(plan.plan), { figure: 'objective' });
  check.note(plan.solver.bound - plan.solver.objective - 1e-6, { figure: 'bound' });
  const { objective, bound, gap } = plan.solver;
  check.note(Math.abs(gap - (objective === 0 ? 0 : (objective - bound) / objective)) - 1e-9, { figure: 'gap' });
  const possible = weigh(plan.baseline) - plan.solver.bound;
  if (plan.solver.reductionShare !== null)
    check.note(
      Math.abs(plan.solver.reductionShare - (weigh(plan.baseline) - plan.solver.objective) / possible) - 1e-9,
      { figure: 'reductionShare' },
    );
  return check.result();
}
