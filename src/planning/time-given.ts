/** Seconds since some fixed moment. */
export type Clock = () => number;

/** Seconds since the process began. */
export const CLOCK_OF_THE_PROCESS: Clock = () => performance.now() / 1000;

/** The time that a piece of work was given, running from the moment that this is made. */
export class TimeGiven {
  readonly #clock: Clock;
  readonly #began: number;
  readonly #limit: number;

  /** @param limit seconds */
  constructor(limit: number, clock: Clock = CLOCK_OF_THE_PROCESS) {
    this.#clock = clock;
    this.#began = clock();
    this.#limit = limit;
  }

  /** Seconds since the work began. */
  seconds(): number {
    return this.#clock() - this.#began;
  }

  /** Seconds left of what was given; 0 when it is used up. */
  secondsLeft(): number {
    return Math.max(0, this.#limit - this.seconds());
  }
}
