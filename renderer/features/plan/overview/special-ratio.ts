import type { OutputOf } from '../../../../src/api/index.ts';

type SpecialRow = OutputOf<'plan.special'>['rows'][number];

/** Teachers that a school with special needs lacks; null where its staff is unknown. */
export function shortOf({ teachersRequired, teachersAllotted }: SpecialRow): number | null {
  return teachersAllotted === null ? null : Math.max(0, teachersRequired - teachersAllotted);
}
