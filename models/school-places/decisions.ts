import type { PlacesData } from './data.ts';
import type { PlacesColumns } from './variables.ts';

/**
 * What a places plan decides. Everything else (classes, tiers, money) follows from it. Arrays are indexed
 * [site][planned year] and [arc][planned year].
 */
export interface PlacesDecisions {
  /** Rooms ordered. */
  readonly build: readonly (readonly number[])[];
  /** Rooms of a project that starts in the year; 0 when it does not. */
  readonly projectRooms: readonly (readonly number[])[];
  /** Entry pupils redirected. */
  readonly redirect: readonly (readonly number[])[];
}

/** The decision to change nothing: the baseline. */
export function noDecisions(data: PlacesData): PlacesDecisions {
  const zeros = (): number[] => new Array(data.yearCount).fill(0);
  return { build: data.sites.map(zeros), projectRooms: data.sites.map(zeros), redirect: data.arcs.map(zeros) };
}

/** The decisions that are fixed beforehand and no others: a project that must start has its smallest size. */
export function lockedDecisions(data: PlacesData): PlacesDecisions {
  const nothing = noDecisions(data);
  return {
    build: data.sites.map(({ lockedOrders }, site) => lockedOrders ?? nothing.build[site]!),
    projectRooms: data.sites.map(({ project }, site) =>
      nothing.projectRooms[site]!.map((_, year) => (project?.lockedStart === year ? project.minRooms : 0)),
    ),
    redirect: nothing.redirect,
  };
}

/** Reads decisions from a solver's values, which have been checked and rounded before. */
export function readDecisions(data: PlacesData, columns: PlacesColumns, values: Float64Array): PlacesDecisions {
  const whole = (column: number | null | undefined): number =>
    column === null || column === undefined ? 0 : Math.round(values[column]!);
  return {
    build: columns.sites.map(({ build }) => build.map(whole)),
    projectRooms: columns.sites.map(({ start, steps }, site) => {
      const { project } = data.sites[site]!;
      if (project === null) return start.map(() => 0);
      return start.map((column, year) =>
        whole(column) === 0 ? 0 : project.minRooms + project.roomStep * whole(steps[year]),
      );
    }),
    redirect: columns.redirect.map((byYear) => byYear.map(whole)),
  };
}
