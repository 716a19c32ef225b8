import type { Expression } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';

/**
 * Adds `coefficient × classes taught at the site in the year` to an expression and returns the constant part: the
 * classes of cohorts with one useful class count, which have no variable.
 */
export function addClasses(
  expression: Expression,
  coefficient: number,
  columns: PlacesColumns,
  site: number,
  year: number,
): number {
  let constant = 0;
  const { settled, entering } = columns.sites[site]!;
  for (const byYear of settled) {
    const { options, columns: choice } = byYear[year]!;
    if (choice.length === 0) constant += options[0]!.classes;
    else for (const [index, option] of options.entries()) expression.add(coefficient * option.classes, choice[index]!);
  }
  for (const byYear of entering) {
    const choice = byYear[year] ?? null;
    if (choice === null) continue;
    if (choice.columns.length === 0) constant += choice.pairs[0]!.classes;
    else
      for (const [index, pair] of choice.pairs.entries())
        expression.add(coefficient * pair.classes, choice.columns[index]!);
  }
  return coefficient * constant;
}

/** Adds `coefficient × net redirected pupils of the cohort that enters the site in the entry year`. */
export function addNetRedirection(
  expression: Expression,
  coefficient: number,
  data: PlacesData,
  columns: PlacesColumns,
  site: number,
  entry: number,
): void {
  for (const arc of arcsAt(data)[site]!) {
    const column = columns.redirect[arc]![entry] ?? null;
    if (column === null) continue;
    expression.add(data.arcs[arc]!.to === site ? coefficient : -coefficient, column);
  }
}

const arcsBySite = new WeakMap<PlacesData, readonly (readonly number[])[]>();

/** The arcs that begin or end at each site, found once for each input. */
export function arcsAt(data: PlacesData): readonly (readonly number[])[] {
  const known = arcsBySite.get(data);
  if (known !== undefined) return known;
  const bySite: number[][] = data.sites.map(() => []);
  data.arcs.forEach((arc, index) => {
    bySite[arc.from]!.push(index);
    bySite[arc.to]!.push(index);
  });
  arcsBySite.set(data, bySite);
  return bySite;
}
