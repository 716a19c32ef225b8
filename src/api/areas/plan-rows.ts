import { z } from 'zod';
import type * as domain from '../../domain/plan/index.ts';
import { HIRE_CHANNELS } from '../../domain/plan/index.ts';
import { BUDGET_KINDS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { count, facts, identifier, stage } from './fields.ts';

/** Schemas of what a plan holds; each is checked by the compiler against the domain type of the same name. */

const year = z.number().int();
const years = z.array(z.number());

export const solverReport = z.strictObject({
  name: z.string(),
  version: z.string(),
  seconds: z.number(),
  gap: z.number(),
  reductionShare: z.number().nullable(),
  bound: z.number(),
  objective: z.number(),
}) satisfies z.ZodType<domain.SolverReport>;

export const classIndicators = z.strictObject({
  classes: years,
  largeClasses: years,
  superLargeClasses: years,
}) satisfies z.ZodType<domain.ClassIndicators>;

export const planIndicators = z.strictObject({
  ...classIndicators.shape,
  roomsBuilt: years,
  roomsShort: years,
  pupilsRedirected: years,
  postsRequired: years,
  postsShort: years,
  postsMoved: years,
  postsHired: years,
  specialTeachersRequired: years,
  specialTeachersShort: years,
  resourceRooms: years,
  capitalCost: years,
  recurrentCost: years,
}) satisfies z.ZodType<domain.PlanIndicators>;

export const placeRow = z.strictObject({
  schoolId: identifier,
  stage,
  year,
  rooms: z.number(),
  roomsBuilt: z.number(),
  roomsShort: z.number(),
  grades: z.array(
    z.strictObject({
      grade: z.number().int(),
      pupils: count,
      classes: count,
      redirectedIn: count,
      redirectedOut: count,
    }),
  ),
}) satisfies z.ZodType<domain.PlaceRow>;

export const buildDecision = z.strictObject({
  schoolId: identifier,
  stage,
  orderYear: year,
  useYear: year,
  rooms: z.number(),
  cost: z.number(),
}) satisfies z.ZodType<domain.BuildDecision>;

export const projectDecision = z.strictObject({
  projectId: identifier,
  stage,
  startYear: year,
  openYear: year,
  rooms: z.number(),
  cost: z.number(),
  runningCost: z.number(),
}) satisfies z.ZodType<domain.ProjectDecision>;

export const redirectionDecision = z.strictObject({
  fromSchoolId: identifier,
  toSchoolId: identifier,
  stage,
  year,
  pupils: count,
  distanceMetres: z.number(),
}) satisfies z.ZodType<domain.RedirectionDecision>;

export const postRow = z.strictObject({
  schoolId: identifier,
  stage,
  year,
  required: z.number(),
  allotted: z.number(),
  movedIn: z.number(),
  movedOut: z.number(),
  hired: z.number(),
  short: z.number(),
}) satisfies z.ZodType<domain.PostRow>;

export const moveDecision = z.strictObject({
  fromSchoolId: identifier,
  fromStage: stage,
  toSchoolId: identifier,
  toStage: stage,
  year,
  posts: z.number(),
}) satisfies z.ZodType<domain.MoveDecision>;

export const hireDecision = z.strictObject({
  schoolId: identifier,
  stage,
  year,
  channel: z.enum(HIRE_CHANNELS),
  posts: z.number(),
}) satisfies z.ZodType<domain.HireDecision>;

export const specialRow = z.strictObject({
  schoolId: identifier,
  year,
  pupils: z.number(),
  teachersRequired: z.number(),
  teachersAllotted: z.number(),
  resourceRoom: z.boolean(),
}) satisfies z.ZodType<domain.SpecialRow>;

export const moneyLine = z.strictObject({
  year,
  kind: z.enum(BUDGET_KINDS),
  level: z.enum(FUNDING_LEVELS),
  districtId: z.string().nullable(),
  schoolId: z.string().nullable(),
  stage: stage.nullable(),
  purpose: z.enum(['rooms', 'newSchool', 'runningCost', 'posts', 'purchasedPosts', 'resourceRoom']),
  amount: z.number(),
}) satisfies z.ZodType<domain.MoneyLine>;

export const explanation = z.strictObject({
  kind: z.enum(['decision', 'shortfall', 'relaxation', 'assumption']),
  constraint: z.string(),
  year: year.nullable(),
  schoolId: z.string().exactOptional(),
  text: z.string(),
  facts,
}) satisfies z.ZodType<domain.Explanation>;

export const certificate = z.strictObject({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({ id: z.string(), ok: z.boolean(), worst: z.number(), where: z.string().exactOptional() }),
  ),
}) satisfies z.ZodType<domain.Certificate>;
