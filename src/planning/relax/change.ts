import type { Explanation } from '../../domain/plan/index.ts';
import type { Variant } from './variant.ts';

/** The kinds of single changes that may meet a target. */
export const CHANGE_CODES = [
  'targetFirst',
  'withoutLock',
  'laterYear',
  'moneyOfYear',
  'moneyOfPurse',
  'allMoney',
  'moneyEveryYear',
  'redirectionAllowed',
  'redirectShare',
  'redirectNearest',
  'redirectDistance',
  'roomsAtSchools',
  'establishment',
  'hireLimit',
  'classLimit',
  'pupilsPerTeacher',
  'classShare',
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

/** One kind of change that can be made by more or less, in whole steps. */
export interface Change {
  readonly code: ChangeCode;
  /** What is changed and, in `stepSize`, by how much a step changes it. */
  readonly facts: Explanation['facts'];
  /** The most steps that are tried. */
  readonly most: number;
  /** A variant with so many steps of the change. */
  readonly applied: (variant: Variant, steps: number) => Variant;
  /** What so many steps come to, as facts that the sentence about them names. */
  readonly amountOf: (steps: number) => Explanation['facts'];
}

/** A change made by so many steps. */
export interface ChangedBy {
  readonly change: Change;
  readonly steps: number;
}
