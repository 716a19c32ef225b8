import type { Charge, PlacesData, PurseLimit } from './data.ts';
import type { PlacesDecisions } from './decisions.ts';

/** Yuan that decisions charge to each purse in each planned year. */
export interface Spending {
  readonly capital: readonly (readonly number[])[];
  readonly recurrent: readonly (readonly number[])[];
}

/** Adds up what the decisions of some sites (default: all) cost, purse by purse. */
export function spendingOf(data: PlacesData, decisions: PlacesDecisions, sites?: Iterable<number>): Spending {
  const zeros = (): number[] => new Array(data.yearCount).fill(0);
  const capital = data.capitalPurses.map(zeros);
  const recurrent = data.recurrentPurses.map(zeros);
  const charge = (rows: number[][], charges: readonly Charge[], year: number, yuan: number): void => {
    for (const { purse, share } of charges) rows[purse]![year] = rows[purse]![year]! + share * yuan;
  };
  for (const index of sites ?? data.sites.keys()) {
    const site = data.sites[index]!;
    for (let year = 0; year < data.yearCount; year += 1) {
      const built = decisions.build[index]![year]!;
      if (built > 0) charge(capital, site.charges[year]!, year, built * site.roomCost);
      const rooms = decisions.projectRooms[index]![year]!;
      const { project } = site;
      if (rooms === 0 || project === null) continue;
      charge(capital, site.charges[year]!, year, project.fixedCost + rooms * project.costPerRoom);
      if (data.recurrentPurses.length === 0) continue;
      for (let running = year + site.leadYears; running < data.yearCount; running += 1)
        charge(recurrent, project.runningCharges[running]!, running, project.runningCost);
    }
  }
  return { capital, recurrent };
}

/** Money left in a purse after each planned year; what is left when nothing may be carried is not passed on. */
export function leftOver(purse: PurseLimit, spent: readonly number[]): number[] {
  let carried = 0;
  return spent.map((yuan, year) => {
    const left = purse.amounts[year]! + carried - yuan;
    carried = purse.carryOver[year] === true ? Math.max(0, left) : 0;
    return left;
  });
}
