import { noDecisions, type PlacesDecisions } from '../../../models/school-places/index.ts';
import { programmeKey } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { PlacesInput } from './input/input.ts';

/** The part of a plan that decides about places. */
export type PlannedPlaces = Pick<Plan, 'builds' | 'projects' | 'redirections'>;

/**
 * Reads a plan's rows as decisions about the sites and arcs of an input, which may belong to another scenario: what the
 * input does not have, such as a year, a school or a pair of neighbours, is left out.
 */
export function decisionsOfPlan(
  { data, origins, years }: Pick<PlacesInput, 'data' | 'origins' | 'years'>,
  plan: PlannedPlaces,
): PlacesDecisions {
  const nothing = noDecisions(data);
  const build = nothing.build.map((byYear) => [...byYear]);
  const projectRooms = nothing.projectRooms.map((byYear) => [...byYear]);
  const redirect = nothing.redirect.map((byYear) => [...byYear]);
  const siteOf = new Map(origins.map(({ schoolId, stage }, site) => [programmeKey(schoolId, stage), site]));
  const arcOf = new Map(data.arcs.map(({ from, to }, arc) => [`${from}>${to}`, arc]));
  const add = (rows: number[][], index: number | undefined, year: number, count: number): void => {
    const byYear = index === undefined ? undefined : rows[index];
    const planned = years.indexOf(year);
    if (byYear !== undefined && planned >= 0) byYear[planned]! += count;
  };
  for (const { schoolId, stage, orderYear, rooms } of plan.builds)
    add(build, siteOf.get(programmeKey(schoolId, stage)), orderYear, rooms);
  for (const { projectId, stage, startYear, rooms } of plan.projects)
    add(projectRooms, siteOf.get(programmeKey(projectId, stage)), startYear, rooms);
  for (const { fromSchoolId, toSchoolId, stage, year, pupils } of plan.redirections) {
    const from = siteOf.get(programmeKey(fromSchoolId, stage));
    const to = siteOf.get(programmeKey(toSchoolId, stage));
    add(redirect, arcOf.get(`${from}>${to}`), year, pupils);
  }
  return { build, projectRooms, redirect };
}
