import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { Charge, PlacesData } from '../data.ts';
import type { LimitedPurses, PursePrices } from '../purses.ts';
import type { PlacesColumns } from '../variables.ts';
import { addIfThere } from './rooms.ts';

export const BUDGET_CAPITAL: ConstraintFamily = {
  kind: 'constraint',
  id: 'budgetCapital',
  sentence: 'Each funding level pays its share of the work ordered in a year out of that year’s capital budget.',
  unit: 'yuan',
  indices: ['purse', 'year'],
  formula:
    'Σ share·(roomCost·build[u,t] + (fixedCost + minRooms·costPerRoom)·start[p,t] + step·costPerRoom·steps[p,t]) + carried[t] ≤ amount[t] + carried[t − 1]',
};

export const BUDGET_RECURRENT: ConstraintFamily = {
  kind: 'constraint',
  id: 'budgetRecurrent',
  sentence:
    'Each funding level pays its share of the running cost of opened projects out of that year’s recurrent budget.',
  unit: 'yuan',
  indices: ['purse', 'year'],
  formula: 'Σ share·runningCost[p]·Σ_{s ≤ t − lead} start[p,s] + carried[t] ≤ amount[t] + carried[t − 1]',
};

/**
 * What the decisions spend at given prices, in place of the budget rows. Without those rows the model falls apart into
 * groups of neighbouring schools, and the sum of their optima less the price of all money is a bound for the whole.
 */
export function pricedSpending(data: PlacesData, columns: PlacesColumns, prices: PursePrices): Expression {
  const expression = new Expression();
  data.sites.forEach((site, index) => {
    const { build, start, steps } = columns.sites[index]!;
    const { project } = site;
    const at = (byPurse: PursePrices['capital'], charges: readonly Charge[], year: number): number =>
      charges.reduce((sum, { purse, share }) => sum + share * (byPurse[purse]?.[year] ?? 0), 0);
    for (let year = 0; year < data.yearCount; year += 1) {
      const price = at(prices.capital, site.charges[year]!, year);
      addIfThere(expression, price * site.roomCost, build[year]);
      if (project === null) continue;
      addIfThere(expression, price * (project.fixedCost + project.minRooms * project.costPerRoom), start[year]);
      addIfThere(expression, price * project.roomStep * project.costPerRoom, steps[year]);
      if (data.recurrentPurses.length === 0) continue;
      for (let order = 0; order + site.leadYears <= year; order += 1)
        addIfThere(
          expression,
          at(prices.recurrent, project.runningCharges[year]!, year) * project.runningCost,
          start[order],
        );
    }
  });
  return expression;
}

/** Money of each limited purse and year. A year in which nothing can be charged needs no row, unless money is carried. */
export function addBudgets(
  builder: ModelBuilder,
  data: PlacesData,
  columns: PlacesColumns,
  limited: LimitedPurses,
): void {
  const capital = data.capitalPurses.map(() => Array.from({ length: data.yearCount }, () => new Expression()));
  const recurrent = data.recurrentPurses.map(() => Array.from({ length: data.yearCount }, () => new Expression()));
  const charge = (
    rows: readonly (readonly Expression[])[],
    charges: readonly Charge[],
    year: number,
    yuan: number,
    column: number | null | undefined,
  ): void => {
    for (const { purse, share } of charges) addIfThere(rows[purse]![year]!, share * yuan, column);
  };
  data.sites.forEach((site, index) => {
    const { build, start, steps } = columns.sites[index]!;
    const { project } = site;
    for (let year = 0; year < data.yearCount; year += 1) {
      charge(capital, site.charges[year]!, year, site.roomCost, build[year]);
      if (project === null) continue;
      charge(
        capital,
        site.charges[year]!,
        year,
        project.fixedCost + project.minRooms * project.costPerRoom,
        start[year],
      );
      charge(capital, site.charges[year]!, year, project.roomStep * project.costPerRoom, steps[year]);
      if (data.recurrentPurses.length === 0) continue;
      for (let order = 0; order + site.leadYears <= year; order += 1)
        charge(recurrent, project.runningCharges[year]!, year, project.runningCost, start[order]);
    }
  });
  const addRows = (
    family: ConstraintFamily,
    purses: PlacesData['capitalPurses'],
    rows: readonly (readonly Expression[])[],
    carried: readonly (readonly (number | null)[])[],
    limits: ReadonlySet<number>,
  ): void => {
    purses.forEach((purse, index) => {
      if (!limits.has(index)) return;
      rows[index]!.forEach((expression, year) => {
        addIfThere(expression, 1, carried[index]![year]);
        if (year > 0) addIfThere(expression, -1, carried[index]![year - 1]);
        builder.constraint(family, [index, year], expression, Number.NEGATIVE_INFINITY, purse.amounts[year]!);
      });
    });
  };
  addRows(BUDGET_CAPITAL, data.capitalPurses, capital, columns.carriedCapital, limited.capital);
  addRows(BUDGET_RECURRENT, data.recurrentPurses, recurrent, columns.carriedRecurrent, limited.recurrent);
}
