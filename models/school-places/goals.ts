import { Expression } from '../kit/index.ts';
import type { PlacesData } from './data.ts';
import type { PlacesColumns } from './variables.ts';

/** The goals of the places model in strict order; each is minimised and then locked before the next. */
export const PLACES_GOALS = ['roomShort', 'policyShares', 'classSizes', 'staffing', 'redirection', 'cost'] as const;
export type PlacesGoal = (typeof PLACES_GOALS)[number];

/** A linear goal: the expression to minimise plus a constant. */
export interface GoalExpression {
  readonly expression: Expression;
  readonly constant: number;
}

/** Rooms missing in all sites and years. Unit: room-years. */
export function roomShortGoal(columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  for (const { roomShort } of columns.sites) for (const column of roomShort) expression.add(1, column);
  return { expression, constant: 0 };
}

/** Large classes beyond the policy shares. Unit: classes. */
export function policySharesGoal(columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  for (const column of columns.shareExcess) expression.add(1, column);
  return { expression, constant: 0 };
}

/** Large classes of all years, a super-large one counting `1 + superLargeWeight`. Unit: weighted class-years. */
export function classSizesGoal(data: PlacesData, columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  let constant = 0;
  for (const { settled, entering } of columns.sites) {
    for (const byYear of settled) {
      byYear.forEach((choice, year) => {
        const weight = data.yearWeights[year]!;
        if (choice.columns.length === 0) constant += weight * choice.options[0]!.weighted;
        choice.columns.forEach((column, index) => {
          expression.add(weight * choice.options[index]!.weighted, column);
        });
      });
    }
    for (const byYear of entering) {
      byYear.forEach((choice, year) => {
        if (choice === null || choice.columns.length === 0) return;
        const weight = data.yearWeights[year]!;
        choice.columns.forEach((column, index) => {
          const { classes, tier } = choice.pairs[index]!;
          expression.add(weight * classes * [0, 1, 1 + data.superLargeWeight][tier]!, column);
        });
        expression.add(weight, choice.excessLarge!);
        expression.add(weight * data.superLargeWeight, choice.excessSuper!);
      });
    }
  }
  return { expression, constant };
}

/** Posts short because of classes and pupils. Unit: post-years. */
export function staffingGoal(columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  for (const byYear of columns.staffShort) for (const column of byYear) expression.add(1, column);
  return { expression, constant: 0 };
}

/** Pupils redirected, each counting one plus its distance in kilometres. Unit: pupils and pupil-kilometres. */
export function redirectionGoal(data: PlacesData, columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  data.arcs.forEach((arc, index) => {
    for (const column of columns.redirect[index]!)
      if (column !== null) expression.add(1 + arc.distanceMetres / 1000, column);
  });
  return { expression, constant: 0 };
}

/** Money spent on rooms, new schools and their running. Unit: ten thousand yuan. */
export function costGoal(data: PlacesData, columns: PlacesColumns): GoalExpression {
  const expression = new Expression();
  data.sites.forEach((site, index) => {
    const { build, start, steps } = columns.sites[index]!;
    for (const column of build) if (column !== null) expression.add(site.roomCost / 10_000, column);
    const { project } = site;
    if (project === null) return;
    start.forEach((column, year) => {
      if (column === null) return;
      const runningYears = data.yearCount - year - site.leadYears;
      const yuan = project.fixedCost + project.minRooms * project.costPerRoom + runningYears * project.runningCost;
      expression.add(yuan / 10_000, column);
    });
    for (const column of steps)
      if (column !== null) expression.add((project.roomStep * project.costPerRoom) / 10_000, column);
  });
  return { expression, constant: 0 };
}

/** The expression of a goal. */
export function goalExpression(goal: PlacesGoal, data: PlacesData, columns: PlacesColumns): GoalExpression {
  switch (goal) {
    case 'roomShort':
      return roomShortGoal(columns);
    case 'policyShares':
      return policySharesGoal(columns);
    case 'classSizes':
      return classSizesGoal(data, columns);
    case 'staffing':
      return staffingGoal(columns);
    case 'redirection':
      return redirectionGoal(data, columns);
    case 'cost':
      return costGoal(data, columns);
  }
}
