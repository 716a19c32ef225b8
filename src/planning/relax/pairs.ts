import type { ChangeCode } from './change.ts';

/**
 * Changes that may meet a target together where neither does alone, in the order in which they are tried. The least of
 * the first is found before the least of the second, so the one that is harder to have stands first.
 */
export const PAIRS: readonly (readonly [ChangeCode, ChangeCode])[] = [
  ['withoutLock', 'roomsAtSchools'],
  ['withoutLock', 'moneyOfYear'],
  ['roomsAtSchools', 'moneyOfYear'],
  ['laterYear', 'roomsAtSchools'],
  ['laterYear', 'moneyOfYear'],
  ['roomsAtSchools', 'redirectionAllowed'],
  ['moneyOfYear', 'redirectionAllowed'],
  ['roomsAtSchools', 'redirectShare'],
  ['redirectShare', 'moneyOfYear'],
  ['laterYear', 'redirectShare'],
  ['establishment', 'moneyEveryYear'],
  ['hireLimit', 'moneyEveryYear'],
  ['hireLimit', 'establishment'],
  ['laterYear', 'moneyEveryYear'],
];
