import type { ModelBuilder, VariableFamily } from '../kit/index.ts';
import type { PlacesData, Site } from './data.ts';
import { type ClassOption, type ClassPair, classOptions, classPairs } from './options.ts';
import type { LimitedPurses } from './purses.ts';

function variableFamily(
  id: string,
  integer: boolean,
  unit: string,
  indices: readonly string[],
  sentence: string,
): VariableFamily {
  return { kind: 'variable', id, integer, unit, indices, sentence };
}

export const BUILD = variableFamily('build', true, 'rooms', ['site', 'year'], 'Rooms ordered at a site in a year.');
export const START = variableFamily('start', true, 'projects', ['site', 'year'], 'Whether a project starts in a year.');
export const STEPS = variableFamily(
  'steps',
  true,
  'room steps',
  ['site', 'year'],
  'Room steps above the smallest size of a project that starts in a year.',
);
export const REDIRECT = variableFamily(
  'redirect',
  true,
  'pupils',
  ['from', 'to', 'year'],
  'Entry pupils of one site who enter at another in a year.',
);
export const SETTLED = variableFamily(
  'settled',
  true,
  'choice',
  ['site', 'cohort', 'year', 'classes'],
  'Whether a settled cohort is taught in so many classes in a year.',
);
export const ENTERING = variableFamily(
  'entering',
  true,
  'choice',
  ['site', 'entry', 'year', 'classes', 'tier'],
  'Whether an entering cohort is taught in so many classes of at most this tier in a year.',
);
export const EXCESS_LARGE = variableFamily(
  'excessLarge',
  false,
  'classes',
  ['site', 'entry', 'year'],
  'Classes of a cohort that hold one pupil more than the largest class that is not large.',
);
export const EXCESS_SUPER = variableFamily(
  'excessSuper',
  false,
  'classes',
  ['site', 'entry', 'year'],
  'Classes of a cohort that hold one pupil more than the largest class that is not super-large.',
);
export const ROOM_SHORT = variableFamily('roomShort', true, 'rooms', ['site', 'year'], 'Rooms that are missing.');
export const CARRIED = variableFamily(
  'carried',
  false,
  'yuan',
  ['kind', 'purse', 'year'],
  'Money left over in a purse and carried into the next year.',
);
export const STAFF_SHORT = variableFamily(
  'staffShort',
  false,
  'posts',
  ['district', 'year'],
  'Posts that classes and pupils require beyond what the district can fill.',
);
export const SHARE_EXCESS = variableFamily(
  'shareExcess',
  false,
  'classes',
  ['target'],
  'Large classes beyond the share that a policy target allows.',
);

export const VARIABLE_FAMILIES = [
  BUILD,
  START,
  STEPS,
  REDIRECT,
  SETTLED,
  ENTERING,
  EXCESS_LARGE,
  EXCESS_SUPER,
  ROOM_SHORT,
  CARRIED,
  STAFF_SHORT,
  SHARE_EXCESS,
] as const;

export interface SettledChoice {
  readonly options: readonly ClassOption[];
  /** One column an option; none when a single option is left, which is a constant. */
  readonly columns: readonly number[];
}

export interface EnteringChoice {
  readonly pairs: readonly ClassPair[];
  readonly columns: readonly number[];
  readonly excessLarge: number | null;
  readonly excessSuper: number | null;
}

/** The columns of one site. Absent decisions are null: they are not in the model. */
export interface SiteColumns {
  readonly build: readonly (number | null)[];
  readonly start: readonly (number | null)[];
  readonly steps: readonly (number | null)[];
  /** By settled cohort, then planned year. */
  readonly settled: readonly (readonly SettledChoice[])[];
  /** By entering cohort, then planned year; null where the cohort is not in the programme. */
  readonly entering: readonly (readonly (EnteringChoice | null)[])[];
  readonly roomShort: readonly number[];
}

export interface PlacesColumns {
  readonly sites: readonly SiteColumns[];
  /** By arc, then planned year; null where the sending site has no entering cohort that year. */
  readonly redirect: readonly (readonly (number | null)[])[];
  readonly carriedCapital: readonly (readonly (number | null)[])[];
  readonly carriedRecurrent: readonly (readonly (number | null)[])[];
  readonly staffShort: readonly (readonly number[])[];
  readonly shareExcess: readonly number[];
}

/** The same where pupils may be divided, for a relaxation. */
const BROKEN_REDIRECT: VariableFamily = { ...REDIRECT, integer: false };

/**
 * Adds all variables of the places model in the order of VARIABLE_FAMILIES' sentences, site by site.
 * @param limited the purses whose money is limited; only theirs is carried
 * @param wholePupils whether only whole pupils are redirected
 */
export function addVariables(
  builder: ModelBuilder,
  data: PlacesData,
  limited: LimitedPurses,
  wholePupils: boolean,
): PlacesColumns {
  const years = Array.from({ length: data.yearCount }, (_, year) => year);
  const sites = data.sites.map((site, index) => siteColumns(builder, data, site, index));
  const redirect = data.arcs.map((arc) =>
    years.map((year) => {
      const sender = data.sites[arc.from]!.entering.find((cohort) => cohort.entry === year);
      const receiver = data.sites[arc.to]!.entering.find((cohort) => cohort.entry === year);
      if (sender === undefined || receiver === undefined) return null;
      const upper = Math.min(sender.mostOut, receiver.mostIn);
      return upper > 0
        ? builder.variable(wholePupils ? REDIRECT : BROKEN_REDIRECT, [arc.from, arc.to, year], { upper })
        : null;
    }),
  );
  const carried = (kind: keyof LimitedPurses, purses: PlacesData['capitalPurses']) =>
    purses.map((purse, index) =>
      years.map((year) =>
        limited[kind].has(index) && purse.carryOver[year] === true && year + 1 < data.yearCount
          ? builder.variable(CARRIED, [kind, index, year])
          : null,
      ),
    );
  return {
    sites,
    redirect,
    carriedCapital: carried('capital', data.capitalPurses),
    carriedRecurrent: carried('recurrent', data.recurrentPurses),
    staffShort: data.staffing.map((_, district) =>
      years.map((year) => builder.variable(STAFF_SHORT, [district, year])),
    ),
    shareExcess: data.policyShares.map((_, target) => builder.variable(SHARE_EXCESS, [target])),
  };
}

function siteColumns(builder: ModelBuilder, data: PlacesData, site: Site, index: number): SiteColumns {
  const years = Array.from({ length: data.yearCount }, (_, year) => year);
  const inTime = (year: number): boolean => year + site.leadYears < data.yearCount;
  const build = years.map((year) => {
    if (site.maxNewRooms === 0 || !inTime(year)) return null;
    const locked = site.lockedOrders?.[year];
    const bounds = locked === undefined ? { upper: site.maxNewRooms } : { lower: locked, upper: locked };
    return builder.variable(BUILD, [index, year], bounds);
  });
  const { project } = site;
  const lockedStart = project?.lockedStart;
  const canStart = (year: number): boolean =>
    project !== null && year >= project.earliest && inTime(year) && (lockedStart ?? year) === year;
  const start = years.map((year) =>
    canStart(year) ? builder.variable(START, [index, year], { lower: lockedStart === year ? 1 : 0, upper: 1 }) : null,
  );
  const steps = years.map((year) =>
    canStart(year) && project !== null && project.maxSteps > 0
      ? builder.variable(STEPS, [index, year], { upper: project.maxSteps })
      : null,
  );
  const settled = site.settled.map((cohort, cohortIndex) =>
    years.map((year) => {
      const options = classOptions(cohort.pupils[year]!, cohort.limits[year]!, data.superLargeWeight);
      const columns =
        options.length > 1
          ? options.map((option) => builder.variable(SETTLED, [index, cohortIndex, year, option.classes], { upper: 1 }))
          : [];
      return { options, columns };
    }),
  );
  const entering = site.entering.map((cohort) =>
    years.map((year) => {
      if (year < cohort.entry || year >= cohort.leave) return null;
      const pupils = cohort.pupils[year]!;
      const pairs = classPairs(
        Math.max(0, pupils - cohort.mostOut),
        pupils + cohort.mostIn,
        cohort.limits[year]!,
        data.superLargeWeight,
      );
      const key = [index, cohort.entry, year];
      const columns =
        pairs.length > 1
          ? pairs.map((pair) => builder.variable(ENTERING, [...key, pair.classes, pair.tier], { upper: 1 }))
          : [];
      return {
        pairs,
        columns,
        excessLarge: pairs.length > 1 ? builder.variable(EXCESS_LARGE, key) : null,
        excessSuper: pairs.length > 1 ? builder.variable(EXCESS_SUPER, key) : null,
      };
    }),
  );
  const roomShort = years.map((year) => builder.variable(ROOM_SHORT, [index, year]));
  return { build, start, steps, settled, entering, roomShort };
}
