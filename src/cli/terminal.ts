/** What the command line is run in; tests put their own in its place. */
export interface Terminal {
  /** Writes results: standard output. */
  readonly print: (text: string) => void;
  /** Writes progress and messages: standard error. */
  readonly tell: (text: string) => void;
  /** Puts a text in place of the line at which standard error stands; used only where somebody watches. */
  readonly rewriteLine: (text: string) => void;
  /** Whether a person watches standard error, so that a progress line can be rewritten in place. */
  readonly watched: boolean;
  readonly now: () => Date;
  /** Aborted when the user presses Ctrl-C. */
  readonly interruption: AbortSignal;
}

/**
 * The terminal with control characters made visible: names and values come from files, and an escape sequence in one
 * must not move the cursor or change what was printed before.
 */
export function guarded(terminal: Terminal): Terminal {
  return {
    ...terminal,
    print: (text) => terminal.print(withoutControls(text)),
    tell: (text) => terminal.tell(withoutControls(text)),
    rewriteLine: (text) => terminal.rewriteLine(withoutControls(text)),
  };
}

function withoutControls(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd');
}

/** A value as one line of JSON in which every control character is escaped, so that any terminal can show it. */
export function jsonLine(value: unknown): string {
  const escaped = (control: string) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replaceAll(/\p{Cc}/gu, escaped)}\n`;
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
