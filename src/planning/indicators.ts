import { classesOfAtLeast } from '../domain/class-forming/index.ts';
import type { ClassIndicators, MoneyLine, PlaceRow, Plan, PlanIndicators } from '../domain/plan/index.ts';
import type { BudgetKind } from '../domain/tables/index.ts';
import type { PlanningInputs } from './inputs.ts';
import type { PlacesRows } from './places/rows.ts';
import type { PupilsAndClasses } from './posts/index.ts';

/** Classes of each planned year by tier, counted from the rows as formed. */
export function classIndicators(
  rows: readonly PlaceRow[],
  { norms, years }: Pick<PlanningInputs, 'norms' | 'years'>,
): ClassIndicators {
  const classes = years.map(() => 0);
  const largeClasses = years.map(() => 0);
  const superLargeClasses = years.map(() => 0);
  for (const { stage, year, grades } of rows) {
    const index = years.indexOf(year);
    for (const row of grades) {
      const limits = norms.classLimits(stage, row.grade);
      classes[index]! += row.classes;
      largeClasses[index]! += classesOfAtLeast(limits.large, row.pupils, row.classes);
      superLargeClasses[index]! += classesOfAtLeast(limits.superLarge, row.pupils, row.classes);
    }
  }
  return { classes, largeClasses, superLargeClasses };
}

/** Rooms that come into use, rooms missing, and entry pupils redirected in each planned year. */
export function placesIndicators(
  rows: PlacesRows,
  years: readonly number[],
): Pick<PlanIndicators, 'roomsBuilt' | 'roomsShort' | 'pupilsRedirected'> {
  const sum = <Row extends { readonly year: number }>(from: readonly Row[], amount: (row: Row) => number): number[] => {
    const sums = years.map(() => 0);
    for (const row of from) sums[years.indexOf(row.year)]! += amount(row);
    return sums;
  };
  return {
    roomsBuilt: sum(rows.places, (row) => row.roomsBuilt),
    roomsShort: sum(rows.places, (row) => row.roomsShort),
    pupilsRedirected: sum(rows.redirections, (move) => move.pupils),
  };
}

/** Yuan of all lines of a kind in each planned year, added up in fen. */
export function costByYear(money: readonly MoneyLine[], kind: BudgetKind, years: readonly number[]): number[] {
  const fen = years.map(() => 0);
  for (const line of money) if (line.kind === kind) fen[years.indexOf(line.year)]! += Math.round(line.amount * 100);
  return fen.map((sum) => sum / 100);
}

/** Yuan that the budgets of a kind hold in each planned year; 0 where no budget of the kind is stated. */
export function budgetByYear({ purses, years }: PlanningInputs, kind: BudgetKind): number[] {
  return years.map((_, year) =>
    purses.purses.reduce((sum, purse) => (purse.kind === kind ? sum + (purse.amounts[year] ?? 0) : sum), 0),
  );
}

/** Pupils and classes of every programme and planned year, for the posts they require. */
export function pupilsAndClasses(places: readonly PlaceRow[], years: readonly number[]): PupilsAndClasses[] {
  return places.map(({ schoolId, stage, year, grades }) => ({
    schoolId,
    stage,
    year: years.indexOf(year),
    pupils: grades.reduce((sum, row) => sum + row.pupils, 0),
    classes: grades.reduce((sum, row) => sum + row.classes, 0),
  }));
}

/** What the plan was made from, in numbers of the base year. */
export function inputSummary({ bureau, projection }: PlanningInputs, hash: string): Plan['input'] {
  return {
    schools: bureau.tables.schools.length,
    programmes: projection.programmes.length,
    pupils: projection.programmes.reduce(
      (sum, { cohorts }) => sum + cohorts.reduce((pupils, cohort) => pupils + cohort.pupils[0]!, 0),
      0,
    ),
    hash,
    synthetic: /synthetic|合成/i.test(bureau.settings.name ?? ''),
  };
}
