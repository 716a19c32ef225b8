import type { StoredValue } from './handle.ts';

/**
 * Reads a JSON column. The schema refuses text that is no JSON, and only the matching writer fills the column, so the
 * type is the writer's.
 */
export function objectOf<Value>(stored: StoredValue | undefined): Value {
  return JSON.parse(String(stored)) as Value;
}
