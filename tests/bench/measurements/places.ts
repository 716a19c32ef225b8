import type { PlacesData } from '../../../models/school-places/index.ts';
import { type PlacesSolution, solvePlaces } from '../../../src/planning/places/solve.ts';
import { createSolver, createSolverPool } from '../../../src/solve/index.ts';
import type { Moment } from '../share.ts';

export interface PlacesRun {
  readonly moments: readonly Moment[];
  readonly solution: PlacesSolution;
}

/** Solves the places of one bureau with as many threads as a plan takes, and notes every better plan and bound. */
export async function runPlaces(data: PlacesData, limitSeconds: number): Promise<PlacesRun> {
  const pool = createSolverPool({ size: 2, solver: 'highs' });
  const exactSolver = createSolver('auto');
  const moments: Moment[] = [];
  try {
    const solution = await solvePlaces(data, {
      pool,
      exactSolver,
      relativeGap: 0.01,
      timeLimitSeconds: limitSeconds,
      seed: 1,
      clock: () => performance.now() / 1000,
      onProgress: ({ seconds, baseline, weighted, bound }) => {
        moments.push({ seconds, baseline, objective: weighted, bound });
      },
    });
    return { moments, solution };
  } finally {
    await Promise.all([pool.close(), exactSolver.close()]);
  }
}
