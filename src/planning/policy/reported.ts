import type { MeasureTarget } from '../../norms/index.ts';
import { type PolicyContext, pupilsOf } from './context.ts';
import { type Figure, figureOf, shareOf } from './figure.ts';
import { type Indicator, type IndicatorCase, measured } from './indicator.ts';

/** What the bureau reports of an indicator itself: in the table of progress, as a whole or by district. */
export const reported: Indicator = (context, target, measure) => {
  const byDistrict = valuesOf(context, target, measure);
  if (byDistrict.size === 0) return measured(context, [], { basis: 'reported', missing: 'notInInput', tables });
  const whole = byDistrict.get(null);
  const cases: IndicatorCase[] = [...byDistrict]
    .filter(([districtId, value]) => districtId !== null && target.value !== null && !reaches(value, target))
    .map(([districtId, value]) => ({ schoolId: null, districtId, value }));
  const figure = whole === undefined ? meanOfDistricts(context, byDistrict) : figureOf(whole);
  return measured(context, [figure], {
    basis: 'reported',
    tables,
    cases,
    terms: figure?.denominator == null ? null : { numerator: 'weightedByPupils', denominator: 'pupils' },
  });
};

const tables = ['measures'] as const;

/** A milestone: done or not, by the word of the bureau or its report, in each district or as a whole. */
export const milestone: Indicator = (context, target, measure) => {
  const stated = new Map(
    context.progress.filter((row) => row.measure === measure).map(({ districtId, state }) => [districtId, state]),
  );
  const entered = valuesOf(context, target, measure);
  const isDone = (districtId: string | null): boolean | null => {
    const state = stated.get(districtId) ?? stated.get(null);
    if (state !== undefined) return state === 'done';
    const value = entered.get(districtId) ?? entered.get(null);
    return value === undefined ? null : value >= 1;
  };
  const places = target.scope === 'district' ? context.districts.map(({ districtId }) => districtId) : [null];
  const done = places.map(isDone);
  const figure = done.every((is) => is === null) ? null : shareOf(done);
  return measured(context, [figure], {
    basis: 'tracked',
    missing: 'notTracked',
    tables,
    terms: places.length > 1 ? { numerator: 'districtsDone', denominator: 'districts' } : null,
    cases: places.flatMap((districtId, index) =>
      done[index] === false && districtId !== null ? [{ schoolId: null, districtId, value: 0 }] : [],
    ),
  });
};

/** The latest value of an indicator up to the base year, by district; null is the bureau as a whole. */
function valuesOf(
  { bureau }: PolicyContext,
  { indicator, scope }: MeasureTarget,
  measure: number,
): Map<string | null, number> {
  const name = scope === 'rural' ? `${indicator}.rural` : indicator;
  const values = new Map<string | null, number>();
  const rows = bureau.tables.measures
    .filter((row) => row.measure === measure && row.indicator === name && row.year <= bureau.settings.baseYear)
    .sort((one, other) => one.year - other.year);
  for (const row of rows) {
    const value = numberIn(row.value);
    if (value !== null) values.set(row.districtId, value);
  }
  return values;
}

/** `0.95`, `95%` or `95 %`; null for anything else. */
function numberIn(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([%％]?)\s*$/.exec(text);
  return match === null ? null : Number(match[1]) / (match[2] === '' ? 1 : 100);
}

function reaches(value: number, { comparison, value: wanted }: MeasureTarget): boolean {
  if (wanted === null) return true;
  return comparison === 'atMost' ? value <= wanted : comparison === 'equal' ? value === wanted : value >= wanted;
}

/**
 * The mean of the districts, weighted by their pupils of the base year. Exact for what is measured by pupil; elsewhere
 * the nearest that the report allows. Districts that report nothing leave the whole open.
 */
function meanOfDistricts(context: PolicyContext, values: ReadonlyMap<string | null, number>): Figure | null {
  let sum = 0;
  let pupils = 0;
  let unknown = 0;
  for (const { districtId } of context.districts) {
    const value = values.get(districtId);
    const weight = (context.programmes[0] ?? [])
      .filter((programme) => programme.districtId === districtId)
      .reduce((total, programme) => total + pupilsOf(programme), 0);
    if (value === undefined) unknown += 1;
    else {
      sum += value * weight;
      pupils += weight;
    }
  }
  if (pupils === 0) return null;
  const value = sum / pupils;
  return {
    value,
    numerator: sum,
    denominator: pupils,
    least: unknown > 0 ? 0 : value,
    most: unknown > 0 ? Number.POSITIVE_INFINITY : value,
    unknown,
  };
}
