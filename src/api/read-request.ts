import { z } from 'zod';
import { FRAME_VERSION, type RequestFrame } from './frames.ts';
import type { JsonValue } from './json.ts';

const id = z.string().min(1).max(64);
const requestSchema = z.union([
  z.strictObject({
    version: z.literal(FRAME_VERSION),
    id,
    method: z.string().max(100),
    input: z.custom<JsonValue>((value) => value !== undefined),
  }),
  z.strictObject({ version: z.literal(FRAME_VERSION), id, cancel: z.literal(true) }),
]);

/** Reads a request frame from outside, or null when it is not one. */
export function readRequest(value: unknown): RequestFrame | null {
  const result = requestSchema.safeParse(value);
  return result.success ? result.data : null;
}
