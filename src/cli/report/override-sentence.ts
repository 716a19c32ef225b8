import type {
  Contradiction,
  LackingReference,
  OverrideDifference,
  StaleReason,
} from '../../services/scenarios/index.ts';

import { numberText, percentText, yuanText } from './table.ts';

type Override = NonNullable<OverrideDifference['plan']>;
type Lock = Extract<Override, { kind: 'lock' }>['lock'];

/** Says what an override does, in one sentence. */
export function overrideSentence(override: Override): string {
  switch (override.kind) {
    case 'norm':
      return `The norm ${override.id} is ${numberText(override.value)}.`;
    case 'budgetFactor':
      return `Every ${override.budgetKind === null ? '' : `${override.budgetKind} `}budget is multiplied by ${override.factor}.`;
    case 'budget': {
      const { year, level, budgetKind, districtId, amount } = override;
      const whose = districtId === null ? 'the whole bureau' : `district ${districtId}`;
      return `The ${level} ${budgetKind} budget of ${whose} in ${year} is ${yuanText(amount)}.`;
    }
    case 'projection':
      return `The ${override.variant} projection of enrolment is planned for.`;
    case 'entrants': {
      const { districtId, stage, factor } = override;
      const whose = districtId === null ? 'the whole bureau' : `district ${districtId}`;
      return `Entrants of ${stage ?? 'every stage'} in ${whose} are multiplied by ${factor}.`;
    }
    case 'births': {
      const { districtId, fromYear, factor } = override;
      const whose = districtId === null ? 'the whole bureau' : `district ${districtId}`;
      return `Births of ${whose} from ${fromYear} on are multiplied by ${factor}.`;
    }
    case 'horizon':
      return `${numberText(override.years)} ${override.years === 1 ? 'year is' : 'years are'} planned.`;
    case 'redirection':
      return override.allowed ? 'Entry pupils may be redirected.' : 'Nobody is redirected.';
    case 'lock':
      return lockSentence(override.lock);
    case 'policyShare': {
      const size = override.tier === 'large' ? 56 : 66;
      return `In ${override.year} at most ${percentText(override.share)} of all classes have ${size} pupils or more.`;
    }
  }
}

function lockSentence(lock: Lock): string {
  switch (lock.what) {
    case 'rooms': {
      const whose = `${lock.schoolId} (${lock.stage})`;
      if (lock.orders.length === 0) return `${whose} gets no rooms.`;
      const orders = lock.orders.map(({ orderYear, rooms }) => `${numberText(rooms)} ordered in ${orderYear}`);
      return `${whose} gets exactly these rooms: ${orders.join(', ')}.`;
    }
    case 'project':
      return lock.startYear === null
        ? `The project ${lock.projectId} never starts.`
        : `The project ${lock.projectId} starts in ${lock.startYear}.`;
    case 'projectNotBefore':
      return `The project ${lock.projectId} does not start before ${lock.year}.`;
    case 'noRedirectionBetween':
      return `Nobody is redirected between ${lock.schoolId} and ${lock.otherSchoolId}.`;
    case 'noRedirectionFrom':
      return `Nobody is redirected away from ${lock.schoolId}.`;
    case 'noRedirectionTo':
      return `Nobody is redirected to ${lock.schoolId}.`;
  }
}

/** Says what one scenario does otherwise than the reference. */
export function differenceSentence({ reference, plan, ownValue }: OverrideDifference & { ownValue?: number | null }) {
  if (plan !== null && reference === null && typeof ownValue === 'number')
    return plan.kind === 'norm' && plan.value === ownValue
      ? `${overrideSentence(plan)} It is so in the reference too, without being set.`
      : `${overrideSentence(plan)} In the reference it is ${numberText(ownValue)}.`;
  if (plan === null) return reference === null ? '' : `Only in the reference: ${overrideSentence(reference)}`;
  return reference === null
    ? overrideSentence(plan)
    : `${overrideSentence(plan)} In the reference: ${overrideSentence(reference)}`;
}

/** Says what does not go together in a scenario. */
export function contradictionSentence(contradiction: Contradiction): string {
  switch (contradiction.kind) {
    case 'setTwice':
      return `“${overrideSentence(contradiction.first)}” and “${overrideSentence(contradiction.second)}” contradict each other; the second holds.`;
    case 'withoutEffect':
      return `“${overrideSentence(contradiction.override)}” has no effect, because of “${overrideSentence(contradiction.because)}”`;
    case 'yearNotPlanned':
      return `“${overrideSentence(contradiction.override)}” is about ${contradiction.year}, which is not a planned year.`;
  }
}

/** Says why a plan is stale. */
export function staleSentence(planId: number, reasons: readonly StaleReason[]): string {
  const words: Readonly<Record<StaleReason, string>> = { data: 'the data', norms: 'norms', scenario: 'its scenario' };
  const subject = reasons.map((reason) => words[reason]).join(' and ');
  const verb = reasons.length === 1 && reasons[0] === 'scenario' ? 'has' : 'have';
  return `Plan ${planId} is out of date: ${subject} ${verb} changed since it was made.`;
}

/** Says what a copied scenario is about and its new bureau does not have. */
export function lackingSentence({ scenario, kind, id }: LackingReference): string {
  return `${scenario} is about the ${kind} ${id}, which this bureau does not have.`;
}
