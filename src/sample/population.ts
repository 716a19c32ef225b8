import type { TableRow } from '../domain/tables/index.ts';
import type { SampleDistrict } from './geography.ts';
import type { SamplePupils } from './pupils.ts';
import type { Random } from './random.ts';
import type { SampleYears } from './years.ts';

const YEARS_OF_BIRTHS = 10;

/** Births, children of kindergarten age and migration of a district up to the base year. */
export function populationOf(
  district: SampleDistrict,
  births: SamplePupils['births'],
  years: SampleYears,
  random: Random,
): TableRow<'population'>[] {
  return Array.from({ length: YEARS_OF_BIRTHS }, (_, index) => {
    const year = years.base - YEARS_OF_BIRTHS + 1 + index;
    const agedThreeToFive = [3, 4, 5].reduce((sum, age) => sum + births(district, year - age), 0);
    const children = year >= years.first ? Math.round(agedThreeToFive * random.between(1.01, 1.05)) : null;
    return {
      districtId: district.id,
      year,
      births: births(district, year),
      children35: children,
      netMigration: children === null ? null : children - agedThreeToFive,
    };
  });
}
