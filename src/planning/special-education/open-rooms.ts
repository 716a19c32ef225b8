import {
  buildRoomsModel,
  canOpenAll,
  canOpenAny,
  openedRooms,
  openGreedily,
  type RoomsData,
  type RoomsDecisions,
  servedSchools,
  verifyRooms,
} from '../../../models/special-education/index.ts';
import { solveInOrder } from '../goals/index.ts';
import type { SpecialInput } from './input.ts';

/**
 * Opens the rooms of one year. Where every room that the norm requires can be paid and none is to be shared, or where
 * nothing can be paid, there is nothing to choose and no solver is asked. Otherwise the greedy plan is the start, and
 * the solver's plan takes its place when it holds and is better.
 */
export async function openRooms(
  data: RoomsData,
  { solver, timeLimitSeconds, signal, sharedRooms }: SpecialInput,
): Promise<RoomsDecisions> {
  const greedy = openGreedily(data);
  if (!canOpenAny(data) || (!sharedRooms && canOpenAll(data))) return greedy;
  const model = buildRoomsModel(data);
  const outcome = await solveInOrder(
    solver,
    model.named.model,
    model.goals,
    {
      timeLimitSeconds,
      relativeGap: 0.001,
      ...(solver.identity.name === 'highs' ? { settings: { presolve: 'off' } } : {}),
    },
    signal === undefined ? undefined : { signal },
  );
  if (outcome.status === 'notSolved') return greedy;
  const solved = openedRooms(model, outcome.solution.values);
  const holds = verifyRooms(data, solved).every(({ ok }) => ok);
  return holds && isBetter(worthOf(data, solved), worthOf(data, greedy)) ? solved : greedy;
}

/** The goals' values: pupils of obliged schools with a room, other pupils served, rooms (fewer is better). */
function worthOf(data: RoomsData, opened: RoomsDecisions): readonly number[] {
  const served = servedSchools(data, opened);
  let obliged = 0;
  let others = 0;
  data.schools.forEach(({ isObliged, pupils, hasRoom }, school) => {
    if (isObliged && (hasRoom || opened.has(school))) obliged += pupils;
    if (!isObliged && served[school]) others += pupils;
  });
  return [obliged, others, -opened.size];
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const first = one.findIndex((value, index) => value !== other[index]);
  return first >= 0 && one[first]! > other[first]!;
}
