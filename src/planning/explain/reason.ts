import { type Explanation, STANDING_REASONS } from '../../domain/plan/index.ts';
import type { Norms } from '../../norms/index.ts';

export type Facts = Explanation['facts'];

/**
 * What an explanation says, before it is put into words. The fact `reason` holds one of these codes, and the other
 * facts are what its sentence is filled with, in any language.
 */
export const REASONS = [
  'roomsOrdered',
  'projectStarted',
  'pupilsRedirected',
  'classesStayLarge',
  'roomsMissing',
  'projectNotStarted',
  'postsFilled',
  'postsShort',
  'resourceRoomOpened',
  'resourceRoomMissing',
  'auxiliariesMissing',
  'teachersRetrained',
  'moneyWorth',
  ...STANDING_REASONS,
  'relaxation',
  'relaxationNotEnough',
] as const;
export type ReasonCode = (typeof REASONS)[number];

/** An explanation without words. */
export type Reason = Omit<Explanation, 'text'> & { readonly facts: Facts & { readonly reason: ReasonCode } };

/**
 * A norm as facts: id, value, document, clause and how well the value is supported. Where a scenario puts its own value
 * in place of the library's, the library's value is there too, because the document supports only that.
 */
export function normFacts(norms: Norms, id: string): Facts {
  const { value, document, clause, evidence, overridden, libraryValue } = norms.norm(id);
  return {
    norm: id,
    normValue: value,
    document,
    clause,
    evidence,
    ...(overridden ? { libraryValue } : {}),
  };
}
