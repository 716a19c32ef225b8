import type { PlacesData } from '../../../models/school-places/index.ts';
import type { SolveOptions } from '../../solve/solver.ts';

/**
 * HiGHS settings for a places model. Presolve roughly halves the time to a good bound, but HiGHS 1.15 can take a column
 * with broken values for a whole one there and then call a worse answer the best. Posts short and share excesses are
 * the only columns whose values need not be whole, so presolve is asked for where there are none: on thousands of tiny
 * bureaus it was never wrong then. Divided pupils do no harm: a bound that takes them for whole holds for whole pupils.
 */
export function presolveSettings(data: PlacesData): Pick<SolveOptions, 'settings'> {
  const hasBroken = data.staffing.length > 0 || data.policyShares.length > 0;
  return { settings: { presolve: hasBroken ? 'off' : 'choose' } };
}
