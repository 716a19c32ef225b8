import type { BureauData } from '../domain/bureau.ts';
import type { BirthsFactor } from '../domain/scenario.ts';

/** What is given about the population of the districts; null where it is not. */
export interface Population {
  births(districtId: string | null, year: number): number | null;
  /** Births as the scenario expects them; for years past rates are learnt from those given. */
  expectedBirths(districtId: string | null, year: number): number | null;
  childrenAgedThreeToFive(districtId: string | null, year: number): number | null;
  netMigration(districtId: string | null, year: number): number | null;
}

/** Sorts the population table by district and year, and applies a scenario's factors to the births that it expects. */
export function populationOf(bureau: BureauData, birthsFactors: readonly BirthsFactor[] = []): Population {
  const rows = new Map(bureau.tables.population.map((row) => [`${row.districtId}|${row.year}`, row]));
  const find = (districtId: string | null, year: number) =>
    districtId === null ? undefined : rows.get(`${districtId}|${year}`);
  const factorOf = (districtId: string | null, year: number) =>
    birthsFactors
      .filter((one) => (one.districtId === null || one.districtId === districtId) && year >= one.fromYear)
      .reduce((product, { factor }) => product * factor, 1);
  return {
    expectedBirths(districtId, year) {
      const births = find(districtId, year)?.births ?? null;
      return births === null ? null : births * factorOf(districtId, year);
    },
    births: (districtId, year) => find(districtId, year)?.births ?? null,
    childrenAgedThreeToFive: (districtId, year) => find(districtId, year)?.children35 ?? null,
    netMigration: (districtId, year) => find(districtId, year)?.netMigration ?? null,
  };
}
