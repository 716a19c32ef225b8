import type { Norm } from '../domain/norm.ts';

/** What values a norm can have. */
export type NormRange = 'flag' | 'share' | 'positive' | 'positiveWhole' | 'whole' | 'notNegative';

const RANGES: Readonly<Record<NormRange, (value: number) => boolean>> = {
  flag: (value) => value === 0 || value === 1,
  share: (value) => value >= 0 && value <= 1,
  positive: (value) => value > 0,
  positiveWhole: (value) => Number.isInteger(value) && value > 0,
  whole: (value) => Number.isInteger(value) && value >= 0,
  notNegative: (value) => value >= 0,
};

/** Ranges of the units that are not simply numbers from 0 on. What is divided by is never 0. */
const OF_UNITS: Readonly<Record<string, NormRange>> = {
  '1 yes, 0 no': 'flag',
  'pupils per class': 'positiveWhole',
  'places per room': 'positiveWhole',
  'pupils per post': 'positive',
  'pupils per teacher': 'positive',
  'children per staff': 'positive',
  years: 'positiveWhole',
  posts: 'whole',
  'posts per year': 'whole',
  pupils: 'whole',
  schools: 'whole',
};

/** The range of a norm's values, which follows from its unit; only building may take no year at all. */
export function rangeOf({ id, unit }: Pick<Norm, 'id' | 'unit'>): NormRange {
  if (id.startsWith('build.leadYears.')) return 'whole';
  if (unit.startsWith('share of ')) return 'share';
  return OF_UNITS[unit] ?? 'notNegative';
}

/** Whether a norm can have a value. */
export function fitsNorm(norm: Pick<Norm, 'id' | 'unit'>, value: number): boolean {
  return RANGES[rangeOf(norm)](value);
}
