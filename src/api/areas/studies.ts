import { z } from 'zod';
import { PLAN_CHARACTERS } from '../../domain/plan/index.ts';
import { command, job, query } from '../method.ts';
import { count, identifier, instant, stage, year } from './fields.ts';
import { planningErrors, planOutcome, solveOptions } from './job.ts';
import { override } from './overrides.ts';
import { explanation, planIndicators } from './plan-rows.ts';

/**
 * What is found out about a saved plan by long work: other plans, what a target would take, other enrolment. The bureau
 * keeps what each kind of study found last, as long as it keeps the plan.
 */

/** What an alternative is better at than the best plan. */
const character = z.enum(PLAN_CHARACTERS);

/** What a plan amounts to in the terms of each character; less is better. */
const measures = z.strictObject({
  /** Yuan for rooms and new schools. */
  leastBuilding: z.number(),
  /** Pupils redirected, each counting one plus its way in kilometres. */
  leastRedirection: z.number(),
  /** Yuan for running new schools within the planned years. */
  cheapestRunning: z.number(),
  /** Weighted class-years, early years counting more. */
  earliestRelief: z.number(),
});

const target = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('classShare'),
    tier: z.enum(['large', 'superLarge']),
    share: z.number().min(0).max(1),
    year,
  }),
  z.strictObject({ kind: z.literal('specialTeachers'), pupilsPerTeacher: z.number().min(0.1).max(100), year }),
]);

const standing = z.strictObject({
  met: z.boolean(),
  /** Classes of the tier or teachers short, of so many classes or teachers required. */
  years: z.array(z.strictObject({ year: z.number().int(), amount: z.number(), of: z.number() })),
});

const changeCode = z.string();
const certainty = z.enum(['proven', 'searched']);

const report = z.strictObject({
  outcome: z.enum(['met', 'metWhenFirst', 'notMet']),
  certainty: certainty.nullable(),
  standing: standing.nullable(),
  standingWhenFirst: standing.nullable(),
  relaxations: z.array(
    z.strictObject({
      change: changeCode,
      together: changeCode.nullable(),
      /** Whether a step less does not do. */
      isLeast: z.boolean(),
      explanation,
      /** What a child of the plan's scenario has to override to be planned so; the target is among them. */
      overrides: z.array(override),
      /** Whether data have to change too, which no scenario can say. */
      needsData: z.boolean(),
    }),
  ),
  notEnough: z.array(z.strictObject({ change: changeCode, together: changeCode.nullable(), certainty, explanation })),
  /** Changes, and two together, for which there was no time. */
  notTried: z.array(z.array(changeCode)),
  interrupted: z.boolean(),
  solves: count,
  seconds: z.number(),
});

const stressResult = z.strictObject({
  futures: count,
  seed: count,
  /** The share of large classes that is still well. */
  share: z.number(),
  years: z.array(
    z.strictObject({
      year: z.number().int(),
      /** Large classes if pupils come as projected. */
      planned: z.number(),
      expected: z.number(),
      /** The 5th and the 95th percentile. */
      low: z.number(),
      high: z.number(),
      noneProbability: z.number(),
      shareProbability: z.number(),
      roomsShortProbability: z.number(),
      expectedSuperLarge: z.number(),
    }),
  ),
  /** Programmes that expect more large classes than planned, those with the most first. */
  programmes: z.array(
    z.strictObject({
      schoolId: identifier,
      stage,
      planned: z.number(),
      expected: z.number(),
      /** Of more large class-years than planned. */
      probability: z.number(),
      worstYear: z.number().int(),
    }),
  ),
});

const started = z.strictObject({ jobId: identifier });
const errors = [
  ...planningErrors.filter((code) => code !== 'scenario.notFound'),
  'plan.notFound',
  'plan.dataChanged',
] as const;
const asked = z.strictObject({ planId: identifier });
const asking = ['bureau.noneOpen', 'plan.notFound'] as const;
const found = { planId: identifier, foundAt: instant };

export const studyMethods = {
  /** Plans a plan's scenario again, and nearly as well but different in character; nothing is saved by itself. */
  'alternatives.start': job(
    z.strictObject({
      planId: identifier,
      /** Share of the best plan's reduction of class sizes that an alternative may give up. */
      tolerance: z.number().min(0).max(1).default(0.05),
      options: solveOptions.prefault({}),
    }),
    started,
    errors,
  ),
  /** What was found last, or null. The best plan, which has no character, comes first. */
  'alternatives.get': query(
    asked,
    z
      .strictObject({
        ...found,
        tolerance: z.number(),
        plans: z.array(
          z.strictObject({
            character: character.nullable(),
            outcome: planOutcome,
            certified: z.boolean(),
            years: z.array(z.number().int()),
            measures,
            indicators: planIndicators,
            /** The plan it has been saved as. */
            savedAs: identifier.nullable(),
          }),
        ),
        /** What plans may differ in for which there was no time. */
        notTried: z.array(character),
      })
      .nullable(),
    asking,
  ),
  /** Saves one of the plans found under the scenario of the plan that was asked about. */
  'alternatives.save': command(
    z.strictObject({ planId: identifier, character: character.nullable() }),
    z.strictObject({ planId: identifier }),
    ['bureau.noneOpen', 'plan.notFound', 'plan.dataChanged'],
  ),
  /** Looks for the smallest changes with which a target would be met, each confirmed by a plan. */
  'relaxations.start': job(
    z.strictObject({ planId: identifier, target, timeLimitSeconds: z.number().min(1).max(3600).default(120) }),
    started,
    errors,
  ),
  /** The last report, or null. */
  'relaxations.get': query(asked, z.strictObject({ ...found, target, report }).nullable(), asking),
  /** Holds a plan's decisions against sampled futures of enrolment. The same seed gives the same futures. */
  'stress.start': job(
    z.strictObject({
      planId: identifier,
      futures: z.number().int().min(10).max(10_000).default(200),
      seed: z.number().int().min(0).max(4_294_967_295).default(1),
      share: z.number().min(0).max(1).default(0.05),
    }),
    started,
    errors,
  ),
  /** The last result, or null. */
  'stress.get': query(asked, z.strictObject({ ...found, result: stressResult }).nullable(), asking),
} as const;
