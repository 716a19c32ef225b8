import type { ApiError } from './errors.ts';
import type { JsonValue } from './json.ts';

/** Version of the frames; both ends come from one build, so a difference is a mistake in packaging. */
export const FRAME_VERSION = 1;

/** The most characters a request may have as JSON text; imports go by file token, so no honest request comes near. */
export const REQUEST_LIMIT = 8 * 1024 * 1024;

export interface CallFrame {
  readonly version: typeof FRAME_VERSION;
  readonly id: string;
  readonly method: string;
  readonly input: JsonValue;
}

/** Asks that the call with this id be given up. */
export interface CancelFrame {
  readonly version: typeof FRAME_VERSION;
  readonly id: string;
  readonly cancel: true;
}

export type RequestFrame = CallFrame | CancelFrame;

export type ReplyFrame =
  | { readonly version: typeof FRAME_VERSION; readonly id: string; readonly ok: true; readonly output: JsonValue }
  | { readonly version: typeof FRAME_VERSION; readonly id: string; readonly ok: false; readonly error: ApiError };

/** News from the core or the shell. `sequence` rises by one with each event of a host. */
export interface EventFrame {
  readonly version: typeof FRAME_VERSION;
  readonly sequence: number;
  readonly topic: string;
  readonly payload: JsonValue;
}
