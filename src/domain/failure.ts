/** Facts of a failure or an issue, from which a sentence can be made in any language. */
export type FailureFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * An expected failure: a code with facts. It is thrown so that a transaction rolls back on its way out; whoever talks
 * to the user catches it and makes the sentence. Any other exception is a defect.
 */
export class Failure<Code extends string = string> extends Error {
  readonly code: Code;
  readonly facts: FailureFacts;
  /** Whether the same call may succeed a moment later, as when another program holds the file. */
  readonly retry: boolean;

  constructor(code: Code, facts: FailureFacts = {}, options: { retry?: boolean; cause?: unknown } = {}) {
    super(
      `${code} ${JSON.stringify(facts)}`,
      ...(options.cause === undefined ? [] : ([{ cause: options.cause }] as const)),
    );
    this.name = 'Failure';
    this.code = code;
    this.facts = facts;
    this.retry = options.retry ?? false;
  }
}
