import { classesOfAtLeast } from '../domain/class-forming/index.ts';
import { CLASS_SIZE_BINS, type TableRow } from '../domain/tables/index.ts';
import type { SampleDistrict } from './geography.ts';
import type { Random } from './random.ts';
import type { SampleSchool } from './schools.ts';
import type { SampleYears } from './years.ts';

/** Facilities of a school with so many pupils and classes. */
export function facilitiesOf(
  school: SampleSchool,
  pupils: number,
  classes: number,
  random: Random,
): TableRow<'facilities'> {
  const crowding = school.locale === 'rural' ? random.between(1, 2.5) : random.between(0.6, 1.1);
  return {
    schoolId: school.id,
    multimediaClasses: Math.round(classes * random.between(0.7, 1)),
    computerRoom: random.chance(school.kind === 'teaching_point' ? 0.3 : 0.9),
    bandwidthMbps: random.pick([4, 10, 20, 50, 100]),
    teachingArea: Math.round(pupils * 5 * crowding),
    sportsArea: Math.round(pupils * 8.5 * crowding),
    equipmentValue: Math.round(pupils * random.between(1400, 3200)),
    books: Math.round(pupils * random.between(15, 35)),
  };
}

/** Lowest size of each official bin; the last bin is open upwards. */
const BIN_STARTS: readonly number[] = [1, 26, 31, 36, 41, 46, 51, 56, 61, 66];

/** Evenly formed classes of one programme and year counted in the official bins; empty bins have no row. */
export function classSizesOf(
  schoolId: string,
  stage: TableRow<'class_sizes'>['stage'],
  year: number,
  grades: readonly { readonly pupils: number; readonly classes: number }[],
): TableRow<'class_sizes'>[] {
  const atLeast = (size: number) =>
    grades.reduce((sum, { pupils, classes }) => sum + classesOfAtLeast(size, pupils, classes), 0);
  return CLASS_SIZE_BINS.map((bin, index) => {
    const next = BIN_STARTS[index + 1];
    const classes = atLeast(BIN_STARTS[index]!) - (next === undefined ? 0 : atLeast(next));
    return { schoolId, stage, grade: null, year, classNo: null, bin, pupils: null, classes };
  }).filter(({ classes }) => classes > 0);
}

/** Progress that a district reports on some measures. */
export function measuresOf(district: SampleDistrict, years: SampleYears, random: Random): TableRow<'measures'>[] {
  const share = (low: number, high: number) => String(Math.round(random.between(low, high) * 1000) / 1000);
  const row = { districtId: district.id, year: years.base };
  return [
    { ...row, measure: 2, indicator: 'staff.kindergarten.certifiedShare', value: share(0.9, 1) },
    { ...row, measure: 4, indicator: 'milestone.kindergartenServiceCentre', value: random.chance(0.6) ? '1' : '0' },
    { ...row, measure: 5, indicator: 'retention.compulsory', value: share(0.96, 0.998) },
    { ...row, measure: 20, indicator: 'special.enrolmentShare', value: share(0.92, 0.99) },
    { ...row, measure: 24, indicator: 'promotion.juniorToSenior', value: share(0.88, 0.97) },
    { ...row, measure: 27, indicator: 'resources.teachingPoints', value: share(0.8, 1) },
  ];
}
