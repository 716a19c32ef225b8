import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Explanation, Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { planningInputs } from '../inputs.ts';
import { placesInput } from '../places/input/input.ts';
import { explainContext } from './context.ts';
import { inEnglish } from './english.ts';
import type { ReasonCode } from './reason.ts';
import { schoolStanding } from './school-standing.ts';

/**
 * Everything that a plan says about one school or new school: how it stands in every planned year, whether or not
 * anything is decided there, then the plan's own decisions and shortfalls, pupils redirected to it included.
 *
 * @param bureau the data that the plan was made from
 * @throws NormError when a norm that planning needs has no value
 */
export function explainSchool(
  bureau: BureauData,
  normSet: NormSet,
  settings: ScenarioSettings,
  plan: Plan,
  schoolId: string,
): Explanation[] {
  const inputs = planningInputs(bureau, normSet, settings);
  const input = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings);
  const context = explainContext(inputs, input, plan, plan.money);
  const told = plan.explanations.filter(
    (explanation) => explanation.schoolId === schoolId || explanation.facts.toSchoolId === schoolId,
  );
  const known = new Set(told.map(({ facts, year }) => `${facts.reason}|${facts.stage}|${year}`));
  // What a decision or a shortfall has told of a year with the same arithmetic is not told twice.
  const standing = schoolStanding(context, plan, schoolId).filter(
    ({ facts, year }) => !(TOLD_BY[facts.reason] ?? []).some((reason) => known.has(`${reason}|${facts.stage}|${year}`)),
  );
  return [...standing.map(inEnglish), ...told];
}

/** Reasons that say all that a statement about one year would. */
const TOLD_BY: Readonly<Partial<Record<ReasonCode, readonly ReasonCode[]>>> = {
  classesOfYear: ['classesStayLarge'],
  postsOfYear: ['postsFilled', 'postsShort'],
};
