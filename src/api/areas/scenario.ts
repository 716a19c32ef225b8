import { z } from 'zod';
import { command, query } from '../method.ts';
import { count, fileToken, identifier, name, nothing, tableName } from './fields.ts';
import { override, overrides } from './overrides.ts';

/** Overrides of one scenario that do not go together: the core's `Contradiction`. */
const contradiction = z.discriminatedUnion('kind', [
  /** Two overrides set the same to different values; the second holds. */
  z.strictObject({ kind: z.literal('setTwice'), first: override, second: override }),
  /** An override changes nothing because of another. */
  z.strictObject({ kind: z.literal('withoutEffect'), override, because: override }),
  z.strictObject({ kind: z.literal('yearNotPlanned'), override, year: z.number().int() }),
]);

export const scenario = z.strictObject({
  scenarioId: identifier,
  name,
  /** Null for the base scenario alone. */
  parentId: identifier.nullable(),
  overrides,
  plans: count,
  /** Overrides of its own that do not go together. */
  contradictions: z.array(contradiction),
});

const difference = z.strictObject({ reference: override.nullable(), plan: override.nullable() });

const files = ['bureau.noneOpen', 'bureau.notFound', 'bureau.notABureau', 'bureau.newerFile'] as const;

export const scenarioMethods = {
  /** Parents before children. */
  'scenario.list': query(nothing, z.array(scenario), ['bureau.noneOpen']),
  'scenario.create': command(
    z.strictObject({ name, parentId: identifier, overrides: overrides.default([]) }),
    scenario,
    ['bureau.noneOpen', 'scenario.notFound', 'scenario.nameTaken', 'scenario.unknownNorm', 'scenario.normOutOfRange'],
  ),
  'scenario.rename': command(z.strictObject({ scenarioId: identifier, name }), scenario, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.isBase',
    'scenario.nameTaken',
  ]),
  /** A sibling with the same overrides. */
  'scenario.duplicate': command(z.strictObject({ scenarioId: identifier, name }), scenario, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.nameTaken',
  ]),
  /** Its plans stay, and belong to it again after `scenario.restore`. */
  'scenario.delete': command(z.strictObject({ scenarioId: identifier }), nothing, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.isBase',
    'scenario.hasChildren',
  ]),
  /** Puts a scenario back that was deleted since the bureau was opened, with its plans and its frontier. */
  'scenario.restore': command(z.strictObject({ scenarioId: identifier }), scenario, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.nameTaken',
  ]),
  /** Makes a scenario of what two others change since their common parent. Nothing is guessed: conflicts need choices. */
  'scenario.merge': command(
    z.strictObject({
      one: identifier,
      other: identifier,
      name,
      /** By the target of a conflict: whose override is taken. */
      choices: z.record(z.string().max(300), z.enum(['one', 'other'])).default({}),
    }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('merged'), scenario }),
      z.strictObject({
        outcome: z.literal('conflict'),
        conflicts: z.array(z.strictObject({ target: z.string(), one: override, other: override })),
      }),
    ]),
    ['bureau.noneOpen', 'scenario.notFound', 'scenario.nameTaken'],
  ),
  /** How another bureau file, which the user picked, differs from the open one, which is the reference. */
  'scenario.compareFile': query(
    z.strictObject({ token: fileToken }),
    z.strictObject({
      fileName: z.string(),
      scenarios: z.array(
        z.strictObject({
          name: z.string(),
          change: z.enum(['modified', 'added', 'removed']),
          overrides: z.array(difference),
        }),
      ),
      /** The bureaus' own values of norms; null where a bureau leaves a norm as it is. */
      norms: z.array(
        z.strictObject({ id: z.string(), reference: z.number().nullable(), other: z.number().nullable() }),
      ),
      /** Rows that differ, by table. */
      tables: z.array(z.strictObject({ table: tableName, modified: count, added: count, removed: count })),
    }),
    files,
  ),
  /** Copies scenarios by name from another bureau file, each with its parents. All or none. */
  'scenario.copyFrom': command(
    z.strictObject({ token: fileToken, names: z.array(name).min(1).max(1000) }),
    z.strictObject({
      copied: z.array(scenario),
      /** Names of those that are here already with the same changes. */
      alreadyThere: z.array(z.string()),
      /** What a copied scenario is about and this bureau does not have. */
      lacking: z.array(
        z.strictObject({ scenario: z.string(), kind: z.enum(['school', 'project', 'district']), id: z.string() }),
      ),
    }),
    [...files, 'scenario.notFound', 'scenario.nameTaken'],
  ),
  'scenario.setOverrides': command(z.strictObject({ scenarioId: identifier, overrides }), scenario, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.isBase',
    'scenario.unknownNorm',
    'scenario.normOutOfRange',
  ]),
} as const;
