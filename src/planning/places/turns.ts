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
