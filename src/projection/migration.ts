import type { ProjectionAssumption } from '../domain/projection.ts';
import type { Population } from './population.ts';

const YEARS_OF_PAST_MIGRATION = 3;

/**
 * Children of school age who move into a district in a planned year beyond what the learnt ratios already hold. The
 * ratios were learnt while children moved, so they hold the average of the past; only what is given on top of it
 * counts. Without a past to compare with, a given figure is left out where ratios were learnt, because it would be
 * counted twice, and counted whole where they were not.
 * @returns people; 0 where nothing is given
 */
export function extraMigration(
  population: Population,
  districtId: string | null,
  year: number,
  baseYear: number,
  ratiosLearnt: boolean,
): { readonly people: number; readonly assumption: ProjectionAssumption | null } {
  const given = population.netMigration(districtId, year);
  if (given === null) return { people: 0, assumption: null };
  const past = Array.from({ length: YEARS_OF_PAST_MIGRATION }, (_, ago) =>
    population.netMigration(districtId, baseYear - ago),
  ).filter((people) => people !== null);
  const facts = { districtId, year, given };
  if (!ratiosLearnt)
    return { people: given, assumption: { code: 'migration.counted', facts: { ...facts, people: given } } };
  if (past.length === 0) return { people: 0, assumption: { code: 'migration.leftOut', facts } };
  const people = given - past.reduce((sum, count) => sum + count, 0) / past.length;
  return { people, assumption: { code: 'migration.counted', facts: { ...facts, people } } };
}
