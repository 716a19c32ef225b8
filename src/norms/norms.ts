import type { ClassLimits } from '../domain/class-forming/index.ts';
import type { Norm, NormOverride, NormSet } from '../domain/norm.ts';
import { GRADES, type Stage } from '../domain/stage.ts';
import { MissingNormError, NormError } from './errors.ts';
import { fitsNorm, rangeOf } from './range.ts';

/** A norm as it applies in a scenario. */
export interface AppliedNorm extends Norm {
  /** The scenario put its own value in place of the library's. */
  readonly overridden: boolean;
  /** The value in the library, whatever the scenario says. */
  readonly libraryValue: number | null;
}

/** The norms of one scenario in one year. */
export interface Norms {
  /** Id of the norm set. */
  readonly setId: string;
  /**
   * The norm's value in its own unit.
   * @throws MissingNormError when the norm does not exist, has no value or is not in force
   */
  value(id: string): number;
  /**
   * The norm's value, or null where it has none or is not in force.
   * @throws MissingNormError when there is no norm of this id at all, which is a misspelling
   */
  valueOrNull(id: string): number | null;
  /**
   * The norm with its document.
   * @throws MissingNormError when the norm does not exist or is not in force
   */
  norm(id: string): AppliedNorm;
  /** Every norm in force, in the order of the set. */
  all(): readonly AppliedNorm[];
  /**
   * Class limits of a stage and grade, in pupils per class. Kindergarten standards depend on the grade. Where the
   * standard class has no value (vocational), the largest class that is not large takes its place, so that no class
   * below the large ones counts as oversize.
   * @throws MissingNormError when a limit has no value
   * @throws NormError `norm.limitsOutOfOrder` when the standard class is not below the large one, or that below the super-large
   * @throws RangeError when the stage does not have the grade
   */
  classLimits(stage: Stage, grade: number): ClassLimits;
}

/**
 * Applies a scenario's overrides to a norm set and picks the norms in force.
 * @param set the library
 * @param overrides later ones win; an override also puts a norm in force that has no value or another year
 * @param year the year in which the norms must be in force; without one, the latest version of each norm is taken
 * @throws NormError `norm.unknown` for an override of an id that the set does not have, `norm.overrideNotANumber`,
 *   `norm.outOfRange`
 */
export function normsOf(set: NormSet, overrides: readonly NormOverride[] = [], year?: number): Norms {
  const versions = Map.groupBy(set.norms, (norm) => norm.id);
  const overriding = new Map<string, number>();
  for (const { id, value } of overrides) {
    if (!versions.has(id)) throw new NormError('norm.unknown', `there is no norm ${id}`, { id, set: set.id });
    if (!Number.isFinite(value))
      throw new NormError('norm.overrideNotANumber', `norm ${id} cannot be ${value}`, { id, value: String(value) });
    const [norm] = versions.get(id)!;
    if (norm !== undefined && !fitsNorm(norm, value))
      throw new NormError('norm.outOfRange', `norm ${id} cannot be ${value}`, { id, value, range: rangeOf(norm) });
    overriding.set(id, value);
  }
  const applied = new Map<string, AppliedNorm>();
  for (const [id, candidates] of versions) {
    const override = overriding.get(id);
    const latest = candidates.reduce((best, norm) => (lastYear(norm) > lastYear(best) ? norm : best));
    const chosen = candidates.find((norm) => year !== undefined && isInForce(norm, year));
    const norm = chosen ?? (year === undefined || override !== undefined ? latest : undefined);
    if (norm === undefined) continue;
    applied.set(id, {
      ...norm,
      value: override ?? norm.value,
      overridden: override !== undefined,
      libraryValue: norm.value,
    });
  }

  const find = (id: string): AppliedNorm => {
    const norm = applied.get(id);
    if (norm === undefined) throw new MissingNormError(id, versions.has(id) ? 'notInForce' : 'unknown', year ?? null);
    return norm;
  };
  const value = (id: string): number => {
    const found = find(id).value;
    if (found === null) throw new MissingNormError(id, 'noValue', year ?? null);
    return found;
  };
  const valueOrNull = (id: string): number | null => {
    if (!versions.has(id)) throw new MissingNormError(id, 'unknown', year ?? null);
    return applied.get(id)?.value ?? null;
  };
  const limitsByGrade = new Map<string, ClassLimits>();
  const classLimits = (stage: Stage, grade: number): ClassLimits => {
    const key = `${stage}.${grade}`;
    const known = limitsByGrade.get(key);
    if (known) return known;
    if (!Number.isInteger(grade) || grade < GRADES[stage].first || grade > GRADES[stage].last)
      throw new RangeError(`stage ${stage} has no grade ${grade}`);
    const large = value(`class.large.${stage}`);
    const limits: ClassLimits = {
      standard: valueOrNull(`class.standard.${stage === 'kindergarten' ? key : stage}`) ?? large - 1,
      large,
      superLarge: value(`class.superLarge.${stage}`),
      maximum: value(`class.maximum.${stage}`),
    };
    if (limits.standard >= limits.large || limits.large >= limits.superLarge)
      throw new NormError('norm.limitsOutOfOrder', `class limits of ${key} are out of order`, { stage, ...limits });
    limitsByGrade.set(key, limits);
    return limits;
  };
  return { setId: set.id, value, valueOrNull, norm: find, all: () => [...applied.values()], classLimits };
}

/** Whether a norm applies in a year; both of its years belong to it. */
function isInForce(norm: Norm, year: number): boolean {
  return (norm.effectiveFrom ?? year) <= year && year <= (norm.effectiveTo ?? year);
}

function lastYear(norm: Norm): number {
  return norm.effectiveTo ?? Number.POSITIVE_INFINITY;
}
