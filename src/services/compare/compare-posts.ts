import { HIRE_CHANNELS } from '../../domain/plan/index.ts';
import type { StaffingRow } from '../../export/staffing/contents.ts';
import { type OpenedPlan, staffingContents } from '../export/index.ts';

/** The posts of one programme in one year under one plan, with the rule behind the posts required. */
export type PostsSide = Pick<
  StaffingRow,
  'required' | 'allotted' | 'movedIn' | 'movedOut' | 'hired' | 'short' | 'norm' | 'arithmetic'
>;

/** The posts of one programme in one year under the reference and under another plan; null where a plan has none. */
export interface PostsDifference {
  readonly schoolId: string;
  readonly stage: StaffingRow['stage'];
  readonly year: number;
  readonly change: 'same' | 'modified' | 'added' | 'removed';
  readonly reference: PostsSide | null;
  readonly plan: PostsSide | null;
}

/**
 * Sets the allocation of posts of two plans side by side, those that do not differ included.
 * @param year only this one; null takes all years of both
 */
export function comparePosts(plan: OpenedPlan, reference: OpenedPlan, year: number | null): PostsDifference[] {
  const rowsOf = (opened: OpenedPlan) =>
    new Map(
      staffingContents(opened, null)
        .rows.filter((row) => year === null || row.year === year)
        .map((row) => [JSON.stringify([row.schoolId, row.stage, row.year]), row]),
    );
  const [before, after] = [rowsOf(reference), rowsOf(plan)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [one, other] = [before.get(key) ?? null, after.get(key) ?? null];
    const any = other ?? one;
    if (any === null) return [];
    const { schoolId, stage } = any;
    return [
      { schoolId, stage, year: any.year, change: changeOf(one, other), reference: sideOf(one), plan: sideOf(other) },
    ];
  });
}

function changeOf(reference: StaffingRow | null, plan: StaffingRow | null): PostsDifference['change'] {
  if (reference === null) return 'added';
  if (plan === null) return 'removed';
  const isSame =
    (['required', 'allotted', 'movedIn', 'movedOut', 'short'] as const).every(
      (figure) => reference[figure] === plan[figure],
    ) && HIRE_CHANNELS.every((channel) => reference.hiredBy[channel] === plan.hiredBy[channel]);
  return isSame ? 'same' : 'modified';
}

function sideOf(row: StaffingRow | null): PostsSide | null {
  if (row === null) return null;
  const { required, allotted, movedIn, movedOut, hired, short, norm, arithmetic } = row;
  return { required, allotted, movedIn, movedOut, hired, short, norm, arithmetic };
}
