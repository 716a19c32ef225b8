import type { z } from 'zod';
import { bureauMethods } from './areas/bureau.ts';
import { compareMethods } from './areas/compare.ts';
import { dataMethods } from './areas/data.ts';
import { exportMethods } from './areas/export.ts';
import { frontierMethods } from './areas/frontier.ts';
import { intakeMethods } from './areas/intake.ts';
import { jobMethods } from './areas/job.ts';
import { mapMethods } from './areas/map.ts';
import { normsMethods } from './areas/norms.ts';
import { planMethods } from './areas/plan.ts';
import { policyMethods } from './areas/policy.ts';
import { preferencesMethods } from './areas/preferences.ts';
import { scenarioMethods } from './areas/scenario.ts';
import { shellMethods } from './areas/shell.ts';
import { studyMethods } from './areas/studies.ts';
import type { DeepReadonly } from './json.ts';
import type { MethodDeclaration } from './method.ts';

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * Joins groups into one table.
 * @throws Error when a name is not `area.verb` or stands in two groups
 */
export function joinGroups<const Groups extends readonly Record<string, unknown>[]>(
  ...groups: Groups
): Intersection<Groups[number]> {
  const table: Record<string, unknown> = {};
  for (const group of groups) {
    for (const [name, entry] of Object.entries(group)) {
      if (!/^[a-z]+\.[a-z][A-Za-z]*$/.test(name)) throw new Error(`not a method name: ${name}`);
      if (Object.hasOwn(table, name)) throw new Error(`registered twice: ${name}`);
      table[name] = entry;
    }
  }
  return table as Intersection<Groups[number]>;
}

/** THE contract: every method there is. One file of `areas/` for each area; a new area is one more line here. */
export const METHODS = joinGroups(
  bureauMethods,
  dataMethods,
  intakeMethods,
  normsMethods,
  scenarioMethods,
  jobMethods,
  planMethods,
  studyMethods,
  compareMethods,
  mapMethods,
  frontierMethods,
  policyMethods,
  exportMethods,
  preferencesMethods,
  shellMethods,
);

export type MethodTable = typeof METHODS;
export type MethodName = keyof MethodTable;
export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];

type NamesOnSide<Side> = {
  [Name in MethodName]: MethodTable[Name] extends { readonly side: Side } ? Name : never;
}[MethodName];
export type CoreMethodName = NamesOnSide<'core'>;
export type ShellMethodName = NamesOnSide<'shell'>;

/** What a caller gives; fields with a default may be left out. */
export type InputOf<Name extends MethodName> = z.input<MethodTable[Name]['input']>;
/** What a handler receives, defaults filled in. */
export type ReadInputOf<Name extends MethodName> = z.output<MethodTable[Name]['input']>;
export type OutputOf<Name extends MethodName> = DeepReadonly<z.output<MethodTable[Name]['output']>>;
/** The failures a method itself may answer with. */
export type OwnErrorCodeOf<Name extends MethodName> = MethodTable[Name]['errors'][number];

/** The entry of a name that came from outside, or null: only the table's own names count. */
export function methodNamed(name: string): MethodDeclaration | null {
  return Object.hasOwn(METHODS, name) ? METHODS[name as MethodName] : null;
}
