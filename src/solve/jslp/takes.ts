import type { Model } from '../../../models/kit/index.ts';

/**
 * Whether javascript-lp-solver 1.0.3 can be trusted with a model. Compared with HiGHS on random models it answered
 * every linear one rightly and every whole-number one whose column bounds alone bound the objective; with columns
 * open in the wrong direction it named optima that are none. Those are refused.
 */
export function takes(model: Model, relax: boolean): boolean {
  if (relax || !model.integer.includes(1)) return true;
  return model.cost.every(
    (cost, column) =>
      Number.isFinite(model.columnLower[column]!) && (cost >= 0 || Number.isFinite(model.columnUpper[column]!)),
  );
}
