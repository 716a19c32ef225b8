import type { z } from 'zod';
import { type ApiError, apiError, type CommonErrorCode, isCommonErrorCode, Refusal } from './errors.ts';
import { FRAME_VERSION, type ReplyFrame } from './frames.ts';
import type { JsonValue } from './json.ts';
import {
  type CoreMethodName,
  METHODS,
  type MethodName,
  type MethodTable,
  methodNamed,
  type OutputOf,
  type OwnErrorCodeOf,
  type ReadInputOf,
  type ShellMethodName,
} from './table.ts';

export interface CallContext {
  /** Raised when the caller gives the call up or the host closes. */
  readonly signal: AbortSignal;
}

export type Handler<Name extends MethodName> = (
  input: ReadInputOf<Name>,
  context: CallContext,
) => Answer<Name> | Promise<Answer<Name>>;

type Answer<Name extends MethodName> = OutputOf<Name> | Refusal<OwnErrorCodeOf<Name> | CommonErrorCode>;

/** A handler for every name: leaving one out does not compile. */
export type Handlers<Names extends MethodName> = { readonly [Name in Names]: Handler<Name> };
export type CoreHandlers = Handlers<CoreMethodName>;
export type ShellHandlers = Handlers<ShellMethodName>;

export interface DispatcherOptions {
  /** Writes a defect to the log and returns the incident's id. */
  readonly report: (method: string, defect: unknown) => string;
  /** The refusal that an expected failure thrown by a handler stands for, or null for a defect. */
  readonly translate?: (thrown: unknown) => Refusal | null;
  /** Whether this answer is checked against its schema: always in tests, a sample of them in production. */
  readonly checkOutput?: (method: string) => boolean;
  /** The most commands that may wait for their turn. */
  readonly queueLimit?: number;
}

export interface Dispatcher {
  /** Answers one call. Never throws and never rejects. */
  dispatch(id: string, method: string, input: unknown, signal?: AbortSignal): Promise<ReplyFrame>;
}

type AnyHandler = (input: unknown, context: CallContext) => unknown;

/**
 * Answers calls by name: unknown names, wrong inputs, refusals and defects become coded failures. Commands and jobs run
 * one at a time in the order of arrival; queries run alongside.
 */
export function createDispatcher<Side extends 'core' | 'shell'>(
  side: Side,
  handlers: Side extends 'core' ? CoreHandlers : ShellHandlers,
  options: DispatcherOptions,
): Dispatcher {
  const { report, translate = () => null, checkOutput = () => true, queueLimit = 1000 } = options;
  const byName = handlers as unknown as Readonly<Record<string, AnyHandler>>;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function run(method: string, input: unknown, signal: AbortSignal): Promise<JsonValue | ApiError> {
    const entry = METHODS[method as keyof MethodTable];
    if (signal.aborted) return failure(apiError('contract.cancelled'));
    try {
      const answer = await byName[method]!(input, { signal });
      if (answer instanceof Refusal) return refusal(method, entry.errors, answer);
      if (checkOutput(method)) {
        const checked = (entry.output as z.ZodType).safeParse(answer);
        if (!checked.success) {
          const incident = report(method, checked.error);
          return failure(apiError('contract.invalidOutput', placeOf(checked.error), incident));
        }
      }
      return answer as JsonValue;
    } catch (thrown) {
      if (signal.aborted) return failure(apiError('contract.cancelled'));
      const expected = translate(thrown);
      if (expected !== null) return refusal(method, entry.errors, expected);
      return failure(apiError('internal', {}, report(method, thrown)));
    }
  }

  /** A refusal that neither the method nor the common list names is a defect of the handler. */
  function refusal(method: string, own: readonly string[], { code, parameters }: Refusal): ApiError {
    if (own.includes(code) || isCommonErrorCode(code)) return failure(apiError(code, parameters));
    const incident = report(method, new Error(`a refusal that the contract does not list: ${code}`));
    return failure(apiError('internal', {}, incident));
  }

  return {
    async dispatch(id, method, input, signal = new AbortController().signal) {
      const entry = methodNamed(method);
      if (entry === null || entry.side !== side || !Object.hasOwn(byName, method)) {
        return replyOf(id, failure(apiError('contract.unknownMethod', { method: method.slice(0, 100) })));
      }
      const read = entry.input.safeParse(input);
      if (!read.success) return replyOf(id, failure(apiError('contract.invalidInput', placeOf(read.error))));
      if (entry.kind === 'query') return replyOf(id, await run(method, read.data, signal));
      if (waiting >= queueLimit) return replyOf(id, failure(apiError('contract.overloaded')));
      waiting += 1;
      const turn = last.then(() => run(method, read.data, signal));
      last = turn;
      const answer = await turn;
      waiting -= 1;
      return replyOf(id, answer);
    },
  };
}

/** Failures inside this file, told apart from every JSON value an output can be. */
const failures = new WeakSet<object>();

function failure(error: ApiError): ApiError {
  failures.add(error);
  return error;
}

function replyOf(id: string, answer: JsonValue | ApiError): ReplyFrame {
  if (typeof answer === 'object' && answer !== null && failures.has(answer)) {
    return { version: FRAME_VERSION, id, ok: false, error: answer as ApiError };
  }
  return { version: FRAME_VERSION, id, ok: true, output: answer as JsonValue };
}

/** Where the first violation is, without repeating the offending value. */
function placeOf(error: z.ZodError): { path: string; problem: string } {
  const [first] = error.issues;
  return { path: (first?.path ?? []).join('.').slice(0, 200), problem: first?.code ?? 'unknown' };
}
