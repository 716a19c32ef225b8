import type { Charge, PlacesColumns, PlacesData, Spending } from '../../../models/school-places/index.ts';

/**
 * What a linear relaxation decides: rooms, starts, steps and pupils may be parts of one. Arrays are indexed
 * [site][planned year] and [arc][planned year].
 */
export interface RelaxedDecisions {
  /** Rooms ordered. */
  readonly build: readonly (readonly number[])[];
  /** Parts of projects started. */
  readonly start: readonly (readonly number[])[];
  /** Steps of rooms beyond the smallest size of the project. */
  readonly steps: readonly (readonly number[])[];
  /** Entry pupils redirected. */
  readonly redirect: readonly (readonly number[])[];
}

/** Reads the decisions of a relaxation from the values of its columns. */
export function readRelaxed(columns: PlacesColumns, values: Float64Array): RelaxedDecisions {
  const at = (column: number | null | undefined): number =>
    column === null || column === undefined ? 0 : values[column]!;
  return {
    build: columns.sites.map(({ build }) => build.map(at)),
    start: columns.sites.map(({ start }) => start.map(at)),
    steps: columns.sites.map(({ steps }) => steps.map(at)),
    redirect: columns.redirect.map((byYear) => byYear.map(at)),
  };
}

/** Yuan that relaxed decisions charge to each purse in each planned year. */
export function relaxedSpending(data: PlacesData, relaxed: RelaxedDecisions): Spending {
  const zeros = (): number[] => new Array<number>(data.yearCount).fill(0);
  const capital = data.capitalPurses.map(zeros);
  const recurrent = data.recurrentPurses.map(zeros);
  const charge = (purses: number[][], charges: readonly Charge[], year: number, yuan: number): void => {
    if (yuan > 0) for (const { purse, share } of charges) purses[purse]![year]! += share * yuan;
  };
  data.sites.forEach(({ charges, roomCost, project, leadYears }, site) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      charge(capital, charges[year]!, year, roomCost * relaxed.build[site]![year]!);
      if (project === null) continue;
      const started = relaxed.start[site]![year]!;
      const rooms = project.minRooms * started + project.roomStep * relaxed.steps[site]![year]!;
      charge(capital, charges[year]!, year, project.fixedCost * started + project.costPerRoom * rooms);
      if (data.recurrentPurses.length === 0) continue;
      for (let running = year + leadYears; running < data.yearCount; running += 1)
        charge(recurrent, project.runningCharges[running]!, running, project.runningCost * started);
    }
  });
  return { capital, recurrent };
}
