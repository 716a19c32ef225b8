import type { Explanation } from '../../domain/plan/index.ts';

/** What one rule keeps from being met in one year, over all schools. */
export interface ShortfallGroup {
  /** The rule that stops more, such as `budget.capital` or `establishment`. */
  readonly constraint: string;
  readonly year: number | null;
  /** What is missing or stays; programmes where the reasons state no amount. */
  readonly of: 'largeClasses' | 'posts' | 'rooms' | 'newSchools' | 'resourceRooms' | 'programmes';
  readonly amount: number;
  readonly reasons: number;
}

/** The amount that a shortfall states, by the name of its fact. */
const AMOUNTS = { largeClasses: 'largeClasses', short: 'posts', roomsShort: 'rooms' } as const;

/** What is missing, one for each reason, by the code of the reason. */
const COUNTED: Readonly<Record<string, ShortfallGroup['of']>> = {
  projectNotStarted: 'newSchools',
  resourceRoomMissing: 'resourceRooms',
};

/** Adds the shortfalls of a plan up by rule and year, so that the limits that bind can be told in a few lines. */
export function shortfallGroups(explanations: readonly Explanation[]): ShortfallGroup[] {
  const groups = new Map<string, ShortfallGroup>();
  for (const { kind, constraint, year, facts } of explanations) {
    if (kind !== 'shortfall') continue;
    const stated = Object.entries(AMOUNTS).find(([fact]) => typeof facts[fact] === 'number');
    const of = stated?.[1] ?? COUNTED[String(facts.reason)] ?? 'programmes';
    const value = stated === undefined ? (facts.programmes ?? 1) : facts[stated[0]];
    const key = `${constraint}|${year}|${of}`;
    const before = groups.get(key);
    groups.set(key, {
      constraint,
      year,
      of,
      amount: (before?.amount ?? 0) + (typeof value === 'number' ? value : 1),
      reasons: (before?.reasons ?? 0) + 1,
    });
  }
  return [...groups.values()];
}
