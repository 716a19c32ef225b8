import { z } from 'zod';
import type { Lock } from '../../domain/lock.ts';
import { PROJECTION_VARIANTS } from '../../domain/projection.ts';
import type { Override } from '../../domain/scenario.ts';
import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { describes } from '../describes.ts';
import { identifier, stage, year } from './fields.ts';

/** Schemas of what a scenario changes; the compiler checks each against the domain type of the same name, both ways. */

const lock = describes<Lock>()(
  z.discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('rooms'),
      schoolId: identifier,
      stage,
      orders: z.array(z.strictObject({ orderYear: year, rooms: z.number().int().min(1).max(1000) })).max(30),
    }),
    z.strictObject({ what: z.literal('project'), projectId: identifier, startYear: year.nullable() }),
    z.strictObject({ what: z.literal('projectNotBefore'), projectId: identifier, year }),
    z.strictObject({ what: z.literal('noRedirectionBetween'), schoolId: identifier, otherSchoolId: identifier }),
    z.strictObject({ what: z.literal('noRedirectionFrom'), schoolId: identifier }),
    z.strictObject({ what: z.literal('noRedirectionTo'), schoolId: identifier }),
  ]),
);

const factor = z.number().min(0).max(1000);

export const override = describes<Override>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('norm'), id: identifier, value: z.number() }),
    z.strictObject({
      kind: z.literal('budgetFactor'),
      factor,
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
    z.strictObject({
      kind: z.literal('entrants'),
      districtId: z.string().nullable(),
      stage: stage.nullable(),
      factor,
    }),
    z.strictObject({ kind: z.literal('births'), districtId: z.string().nullable(), fromYear: year, factor }),
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

export const overrides = z.array(override).max(1000);
