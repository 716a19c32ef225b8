import type { OutputOf } from '../../../../src/api/index.ts';

type SpecialRow = OutputOf<'plan.special'>['rows'][number];

/** Pupils for each teacher of a school; null where its staff is unknown or it has none. */
export function pupilsPerTeacher({ pupils, teachersAllotted }: SpecialRow): number | null {
  return teachersAllotted === null || teachersAllotted === 0 ? null : pupils / teachersAllotted;
}

/** Teachers that a school with special needs lacks; null where its staff is unknown. */
export function shortOf({ teachersRequired, teachersAllotted }: SpecialRow): number | null {
  return teachersAllotted === null ? null : Math.max(0, teachersRequired - teachersAllotted);
}
