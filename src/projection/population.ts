import type { BureauData } from '../domain/bureau.ts';

/** What is given about the population of the districts; null where it is not. */
export interface Population {
  births(districtId: string | null, year: number): number | null;
  childrenAgedThreeToFive(districtId: string | null, year: number): number | null;
  netMigration(districtId: string | null, year: number): number | null;
}

/** Sorts the population table by district and year. */
export function populationOf(bureau: BureauData): Population {
  const rows = new Map(bureau.tables.population.map((row) => [`${row.districtId}|${row.year}`, row]));
  const find = (districtId: string | null, year: number) =>
    districtId === null ? undefined : rows.get(`${districtId}|${year}`);
  return {
    births: (districtId, year) => find(districtId, year)?.births ?? null,
    childrenAgedThreeToFive: (districtId, year) => find(districtId, year)?.children35 ?? null,
    netMigration: (districtId, year) => find(districtId, year)?.netMigration ?? null,
  };
}
