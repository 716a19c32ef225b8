import type { Stage } from './stage.ts';

/**
 * A decision about places that the planner fixes before solving. Years are calendar years. Of two locks on the rooms of
 * one programme, or on the start of one project, the later one holds.
 */
export type Lock =
  | {
      /** The programme’s orders are exactly these; none means that it gets no rooms. */
      readonly what: 'rooms';
      readonly schoolId: string;
      readonly stage: Stage;
      readonly orders: readonly { readonly orderYear: number; readonly rooms: number }[];
    }
  | {
      /** The project starts in this year, in whatever size; null: never. */
      readonly what: 'project';
      readonly projectId: string;
      readonly startYear: number | null;
    }
  | {
      /** The project starts in this year or later, or not at all; a later earliest year of the data still holds. */
      readonly what: 'projectNotBefore';
      readonly projectId: string;
      readonly year: number;
    }
  | {
      /** Nobody is redirected from one of two schools to the other, either way. A new school has its project’s id. */
      readonly what: 'noRedirectionBetween';
      readonly schoolId: string;
      readonly otherSchoolId: string;
    }
  | { readonly what: 'noRedirectionFrom'; readonly schoolId: string }
  | { readonly what: 'noRedirectionTo'; readonly schoolId: string };

/** What a lock fixes, so that a later lock on the same takes its place. */
export function lockKey(lock: Lock): string {
  switch (lock.what) {
    case 'rooms':
      return `rooms ${lock.schoolId} ${lock.stage}`;
    case 'project':
    case 'projectNotBefore':
      return `project ${lock.projectId}`;
    case 'noRedirectionBetween':
      return `between ${[lock.schoolId, lock.otherSchoolId].sort().join(' ')}`;
    case 'noRedirectionFrom':
      return `from ${lock.schoolId}`;
    case 'noRedirectionTo':
      return `to ${lock.schoolId}`;
  }
}

/** The school or project that a lock is about. */
export function schoolOfLock(lock: Lock): string {
  return lock.what === 'project' || lock.what === 'projectNotBefore' ? lock.projectId : lock.schoolId;
}
