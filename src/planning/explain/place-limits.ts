import { programmeKey } from '../../domain/bureau.ts';
import type { PlaceRow } from '../../domain/plan/index.ts';
import { neverRedirected } from '../../domain/redirection.ts';
import { GRADES } from '../../domain/stage.ts';
import type { ExplainContext } from './context.ts';
import type { Facts } from './reason.ts';

/** What keeps a programme from having more rooms in a year. `search`: nothing does, but none were found worth it. */
export type RoomLimit = 'leadTime' | 'locked' | 'buildLimit' | 'newSchoolSize' | 'budget.capital' | 'search';

/**
 * Finds what keeps a programme from having so many more rooms in a year, in the order in which it would have to be
 * lifted: rooms ordered in the first planned year come too late; the school is locked or the site takes no more; the
 * money of every year in which they could have been ordered is spent.
 */
export function roomLimit(
  { input, inputs, siteOf, buildsOf, moneyLeft, rows }: ExplainContext,
  { schoolId, stage, year }: PlaceRow,
  rooms: number,
): { readonly code: RoomLimit; readonly facts: Facts } {
  const key = programmeKey(schoolId, stage);
  const index = siteOf.get(key)!;
  const [site, origin] = [input.data.sites[index]!, input.origins[index]!];
  if (origin.project !== null) {
    const started = rows.projects.find(({ projectId }) => projectId === schoolId);
    return {
      code: 'newSchoolSize',
      facts: { roomsOrdered: started?.rooms ?? 0, maxNewRooms: origin.project.maxRooms },
    };
  }
  const firstUse = inputs.years[0]! + site.leadYears;
  const ordered = (buildsOf.get(key) ?? []).reduce((sum, build) => sum + build.rooms, 0);
  const inUse = (buildsOf.get(key) ?? []).reduce((sum, build) => sum + (build.useYear <= year ? build.rooms : 0), 0);
  const facts = {
    nextRooms: rooms,
    nextCost: rooms * site.roomCost,
    roomsOrdered: ordered,
    maxNewRooms: origin.programme?.maxNewRooms ?? 0,
  };
  if (year < firstUse)
    return { code: 'leadTime', facts: { ...facts, firstUse, leadNorm: 'build.leadYears.extension' } };
  if (origin.school?.locked === true) return { code: 'locked', facts };
  if (site.maxNewRooms - inUse < rooms) return { code: 'buildLimit', facts };
  let money: Facts | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (let order = inputs.years.indexOf(year) - site.leadYears; order >= 0; order -= 1) {
    const lack = moneyLeft.lack(origin.roomParts[order]!, rooms, order);
    if (lack === null) return { code: 'search', facts };
    if (lack.share - lack.left >= fewest) continue;
    fewest = lack.share - lack.left;
    const { level, districtId } = inputs.purses.purses[lack.purse]!;
    money = {
      moneyYear: inputs.years[order]!,
      moneyLevel: level,
      moneyDistrict: districtId,
      moneyNeeded: lack.share,
      moneyLeft: lack.left,
    };
  }
  return { code: 'budget.capital', facts: { ...facts, ...money } };
}

/** What keeps a programme from sending more entry pupils away. `search`: nothing does, but it was not found worth it. */
export type RedirectionLimit =
  | 'alreadyEnrolled'
  | 'excluded'
  | 'noNeighbour'
  | 'cohortShare'
  | 'neighboursFull'
  | 'search';

/** Why the entry pupils of a programme are never redirected; null where they may be. */
export function redirectionExclusion(
  { inputs, input, arcsFrom }: ExplainContext,
  site: number,
): 'notAllowed' | 'newSchool' | NonNullable<ReturnType<typeof neverRedirected>> | 'noLocation' | 'noNeighbour' | null {
  const { school, stage } = input.origins[site]!;
  if (school === null) return 'newSchool';
  const never = neverRedirected(school, stage);
  if (never !== null) return never;
  if (!inputs.settings.redirectionAllowed) return 'notAllowed';
  if (school.lon === null || school.lat === null) return 'noLocation';
  return arcsFrom.has(site) ? null : 'noNeighbour';
}

/** Finds what keeps the large classes of a row from being relieved by redirecting more entry pupils. */
export function redirectionLimit(
  context: ExplainContext,
  row: PlaceRow,
): { readonly code: RedirectionLimit; readonly facts: Facts } {
  const { inputs, input, siteOf, redirectionsFrom, arcsFrom, programmes } = context;
  const site = siteOf.get(programmeKey(row.schoolId, row.stage))!;
  const cohorts = row.grades.flatMap(({ grade, pupils, classes }) => {
    const most = inputs.norms.classLimits(row.stage, grade).large - 1;
    if (pupils <= most * classes) return [];
    // Classes are formed evenly, so the excess over one pupil a class has to go before the first class is relieved.
    const least = Math.max(1, pupils - most * classes - classes + 1);
    return [{ entryYear: row.year - grade + GRADES[row.stage].first, least }];
  });
  const entered = cohorts.filter(({ entryYear }) => entryYear >= inputs.years[0]!);
  const facts = { largeCohorts: cohorts.length, largeCohortsEnrolled: cohorts.length - entered.length };
  const exclusion = redirectionExclusion(context, site);
  if (exclusion === 'noNeighbour') return { code: 'noNeighbour', facts };
  if (exclusion !== null) return { code: 'excluded', facts: { ...facts, exclusion } };
  if (entered.length === 0) return { code: 'alreadyEnrolled', facts };
  const arcs = arcsFrom.get(site)!;
  const found = entered.map(({ entryYear, least }): RedirectionLimit => {
    const entry = inputs.years.indexOf(entryYear);
    const cohort = input.data.sites[site]!.entering.find((entering) => entering.entry === entry);
    const out = (redirectionsFrom.get(programmeKey(row.schoolId, row.stage)) ?? [])
      .filter(({ year }) => year === entryYear)
      .reduce((sum, { pupils }) => sum + pupils, 0);
    if (cohort === undefined || cohort.mostOut - out < least) return 'cohortShare';
    const hasSpare = arcs.some((arc) => takesMore(context, input.data.arcs[arc]!.to, row.stage, entryYear, least));
    return hasSpare ? 'search' : 'neighboursFull';
  });
  const code = (['search', 'neighboursFull', 'cohortShare'] as const).find((limit) => found.includes(limit))!;
  return { code, facts: { ...facts, neighbours: arcs.length, redirectionYears: programmes.years.length } };
}

/** Whether a neighbour could take so many more entry pupils of a year without weighing more in large classes. */
function takesMore(
  { input, inputs, programmes, redirectionsTo }: ExplainContext,
  site: number,
  stage: PlaceRow['stage'],
  entryYear: number,
  pupils: number,
): boolean {
  const origin = input.origins[site]!;
  const key = programmeKey(origin.schoolId, stage);
  const entry = inputs.years.indexOf(entryYear);
  if (origin.project !== null && programmes.row(key, entry) === undefined) return false;
  const cohort = input.data.sites[site]!.entering.find((entering) => entering.entry === entry);
  const taken = (redirectionsTo.get(key) ?? [])
    .filter(({ year }) => year === entryYear)
    .reduce((sum, move) => sum + move.pupils, 0);
  if (cohort === undefined || cohort.mostIn - taken < pupils) return false;
  const more = programmes.difference(key, (_, row) => {
    const grade = GRADES[stage].first + row.year - entryYear;
    return row.year < entryYear || grade > GRADES[stage].last ? null : { grade, pupils };
  });
  return more.roomsShort <= 0 && programmes.weighted(more) <= 0;
}
