import type { Explanation } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';
import { normFacts, type Reason, type ReasonCode } from './reason.ts';

/**
 * Completes what the models of posts and special education tell about their own decisions: which reason it is, the
 * name of the school, and the norm's value and evidence.
 */
export function completed(
  { text: _, ...explanation }: Explanation,
  norms: Norms,
  nameOf: (schoolId: string) => string | null,
): Reason | null {
  const reason = reasonOf(explanation);
  if (reason === null) return null;
  const { facts, schoolId } = explanation;
  return {
    ...explanation,
    facts: {
      reason,
      ...(typeof facts.norm === 'string' ? normFacts(norms, facts.norm) : {}),
      ...(schoolId === undefined ? {} : { schoolName: nameOf(schoolId) }),
      ...facts,
    },
  };
}

/** The reason that facts of posts or special education tell; null for assumptions and what is not known here. */
function reasonOf({ kind, constraint, facts }: Omit<Explanation, 'text'>): ReasonCode | null {
  if (kind === 'assumption') return null;
  if ('allotted' in facts && 'arithmetic' in facts) return kind === 'decision' ? 'postsFilled' : 'postsShort';
  if (facts.norm === 'special.resourceRoom.pupils')
    return kind === 'decision' ? 'resourceRoomOpened' : 'resourceRoomMissing';
  if (facts.norm === 'special.pupilsPerAuxiliary') return 'auxiliariesMissing';
  return constraint === 'special.trainingYears' ? 'teachersRetrained' : null;
}
