import type { z } from 'zod';
import type { DeepReadonly } from './json.ts';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/**
 * Ties a schema to a type of the domain: `describes<PlaceRow>()(schema)` compiles only when what the schema reads is
 * that type, no more and no less, so that neither can change alone.
 */
export function describes<Value>() {
  return <Schema extends z.ZodType>(
    schema: Same<DeepReadonly<z.output<Schema>>, DeepReadonly<Value>> extends true ? Schema : never,
  ): Schema => schema;
}
