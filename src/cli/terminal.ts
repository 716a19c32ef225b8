/** What the command line is run in; tests put their own in its place. */
export interface Terminal {
  /** Writes results: standard output. */
  readonly print: (text: string) => void;
  /** Writes progress and messages: standard error. */
  readonly tell: (text: string) => void;
  /** Whether a person watches standard error, so that a progress line can be rewritten in place. */
  readonly watched: boolean;
  readonly now: () => Date;
  /** Aborted when the user presses Ctrl-C. */
  readonly interruption: AbortSignal;
}

/** Exit codes of the command line. */
export const EXIT = {
  done: 0,
  /** The plan could not meet a hard limit, or a verification found something. What was asked for is still written. */
  limitNotMet: 1,
  /** Bad input or usage. Nothing is written. */
  badInput: 2,
  internalError: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
