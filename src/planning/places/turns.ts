import type { SolverPool } from '../../solve/solver.ts';

/** Pieces of work on one thread that take turns, in the order in which they asked: one pauses while another goes on. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, which ends with the work. */
  take<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** The same solvers, of which only one works at a time: two would hold twice the memory. */
export function takingTurns(pool: SolverPool): SolverPool {
  const turns = new Turns();
  return {
    identity: pool.identity,
    size: pool.size,
    close: () => pool.close(),
    solve: (model, options, hooks) => turns.take(() => pool.solve(model, options, hooks)),
  };
}
