import type { Expression } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';

/**
 * Adds `coefficient × classes taught at the site in the year` to an expression and returns the constant part: the
 * fewest classes of every cohort, which are all it has where one class count is useful and no variable is needed.
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
    constant += addAboveFewest(expression, coefficient, options, choice);
  }
  for (const byYear of entering) {
    const choice = byYear[year] ?? null;
    if (choice === null) continue;
    constant += addAboveFewest(expression, coefficient, choice.pairs, choice.columns);
  }
  return coefficient * constant;
}

/**
 * Exactly one of the choices is taken, so the fewest classes are certain and only those above them are terms; solvers
 * then see at once which choices the rooms rule out, and find stronger cuts. Returns the fewest.
 */
function addAboveFewest(
  expression: Expression,
  coefficient: number,
  choices: readonly { readonly classes: number }[],
  columns: readonly number[],
): number {
  const fewest = Math.min(...choices.map(({ classes }) => classes));
  for (const [index, column] of columns.entries()) {
    const above = choices[index]!.classes - fewest;
    if (above > 0) expression.add(coefficient * above, column);
  }
  return fewest;
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
