import { z } from 'zod';
import type { Lock } from '../../domain/lock.ts';
import { PROJECTION_VARIANTS } from '../../domain/projection.ts';
import type { Override } from '../../domain/scenario.ts';
import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { describes } from '../describes.ts';
import { command, query } from '../method.ts';
import { count, identifier, name, nothing, stage, year } from './fields.ts';

const lock = describes<Lock>()(
  z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('rooms'),
      schoolId: identifier,
      stage,
      orders: z.array(z.strictObject({ orderYear: year, rooms: z.number().int().min(1).max(1000) })).max(30),
    }),
    z.strictObject({ what: z.literal('project'), projectId: identifier, startYear: year.nullable() }),
    z.strictObject({ what: z.literal('noRedirectionBetween'), schoolId: identifier, otherSchoolId: identifier }),
    z.strictObject({ what: z.literal('noRedirectionFrom'), schoolId: identifier }),
    z.strictObject({ what: z.literal('noRedirectionTo'), schoolId: identifier }),
  ]),
);

export const override = describes<Override>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('norm'), id: identifier, value: z.number() }),
    z.strictObject({
      kind: z.literal('budgetFactor'),
      factor: z.number().min(0).max(1000),
      budgetKind: z.enum(BUDGET_KINDS).nullable(),
    }),
    z.strictObject({
      kind: z.literal('budget'),
      year,
      level: z.enum(FUNDING_LEVELS),
      budgetKind: z.enum(BUDGET_KINDS),
      districtId: z.string().nullable(),
      amount: z.number().min(0).max(1e13),
    }),
    z.strictObject({ kind: z.literal('projection'), variant: z.enum(PROJECTION_VARIANTS) }),
    z.strictObject({ kind: z.literal('horizon'), years: z.number().int().min(1).max(30) }),
    z.strictObject({ kind: z.literal('redirection'), allowed: z.boolean() }),
    z.strictObject({ kind: z.literal('lock'), lock }),
    z.strictObject({
      kind: z.literal('policyShare'),
      tier: z.enum(['large', 'superLarge']),
      year,
      share: z.number().min(0).max(1),
    }),
  ]),
);

const overrides = z.array(override).max(1000);

export const scenario = z.strictObject({
  scenarioId: identifier,
  name,
  /** Null for the base scenario alone. */
  parentId: identifier.nullable(),
  overrides,
  plans: count,
});

export const scenarioMethods = {
  /** Parents before children. */
  'scenario.list': query(nothing, z.array(scenario), ['bureau.noneOpen']),
  'scenario.create': command(
    z.strictObject({ name, parentId: identifier, overrides: overrides.default([]) }),
    scenario,
    ['bureau.noneOpen', 'scenario.notFound', 'scenario.nameTaken', 'scenario.unknownNorm'],
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
  /** Its plans stay. */
  'scenario.delete': command(z.strictObject({ scenarioId: identifier }), nothing, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.isBase',
    'scenario.hasChildren',
  ]),
  'scenario.setOverrides': command(z.strictObject({ scenarioId: identifier, overrides }), scenario, [
    'bureau.noneOpen',
    'scenario.notFound',
    'scenario.isBase',
    'scenario.unknownNorm',
  ]),
} as const;
