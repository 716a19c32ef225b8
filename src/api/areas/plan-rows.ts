import { z } from 'zod';
import type { TierCounts } from '../../domain/class-forming/index.ts';
import type * as domain from '../../domain/plan/index.ts';
import { CHECKED_FIGURES, HIRE_CHANNELS } from '../../domain/plan/index.ts';
import { BUDGET_KINDS, CLASS_SIZE_BINS, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import { describes } from '../describes.ts';
import { count, facts, identifier, stage } from './fields.ts';

/** Schemas of what a plan holds; the compiler checks each against the domain type of the same name, both ways. */

const year = z.number().int();
const years = z.array(z.number());

export const solverReport = describes<domain.SolverReport>()(
  z.strictObject({
    name: z.string(),
    version: z.string(),
    seconds: z.number(),
    gap: z.number(),
    reductionShare: z.number().nullable(),
    bound: z.number(),
    objective: z.number(),
  }),
);

export const classIndicators = describes<domain.ClassIndicators>()(
  z.strictObject({
    classes: years,
    largeClasses: years,
    superLargeClasses: years,
  }),
);

export const planIndicators = describes<domain.PlanIndicators>()(
  z.strictObject({
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
  }),
);

export const placeRow = describes<domain.PlaceRow>()(
  z.strictObject({
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
  }),
);

/** A row of places whose grades are added up. */
export const placeSums = z.strictObject({
  ...placeRow.omit({ grades: true }).shape,
  pupils: count,
  classes: count,
  redirectedIn: count,
  redirectedOut: count,
});

export const buildDecision = describes<domain.BuildDecision>()(
  z.strictObject({
    schoolId: identifier,
    stage,
    orderYear: year,
    useYear: year,
    rooms: z.number(),
    cost: z.number(),
  }),
);

export const projectDecision = describes<domain.ProjectDecision>()(
  z.strictObject({
    projectId: identifier,
    stage,
    startYear: year,
    openYear: year,
    rooms: z.number(),
    cost: z.number(),
    runningCost: z.number(),
  }),
);

export const redirectionDecision = describes<domain.RedirectionDecision>()(
  z.strictObject({
    fromSchoolId: identifier,
    toSchoolId: identifier,
    stage,
    year,
    pupils: count,
    distanceMetres: z.number(),
  }),
);

export const postRow = describes<domain.PostRow>()(
  z.strictObject({
    schoolId: identifier,
    stage,
    year,
    required: z.number(),
    allotted: z.number().nullable(),
    movedIn: z.number(),
    movedOut: z.number(),
    hired: z.number(),
    short: z.number().nullable(),
  }),
);

export const moveDecision = describes<domain.MoveDecision>()(
  z.strictObject({
    fromSchoolId: identifier,
    fromStage: stage,
    toSchoolId: identifier,
    toStage: stage,
    year,
    posts: z.number(),
  }),
);

export const hireDecision = describes<domain.HireDecision>()(
  z.strictObject({
    schoolId: identifier,
    stage,
    year,
    channel: z.enum(HIRE_CHANNELS),
    posts: z.number(),
  }),
);

export const specialRow = describes<domain.SpecialRow>()(
  z.strictObject({
    schoolId: identifier,
    year,
    pupils: z.number(),
    teachersRequired: z.number(),
    teachersAllotted: z.number().nullable(),
    resourceRoom: z.boolean(),
  }),
);

export const moneyLine = describes<domain.MoneyLine>()(
  z.strictObject({
    year,
    kind: z.enum(BUDGET_KINDS),
    level: z.enum(FUNDING_LEVELS),
    districtId: z.string().nullable(),
    schoolId: z.string().nullable(),
    stage: stage.nullable(),
    purpose: z.enum(['rooms', 'newSchool', 'runningCost', 'posts', 'purchasedPosts', 'resourceRoom']),
    amount: z.number(),
  }),
);

export const tierCounts = describes<TierCounts>()(
  z.strictObject({ standard: count, oversize: count, large: count, superLarge: count }),
);

/** Classes of all programmes in one year, without any measure and under the plan. */
export const tierYear = z.strictObject({ year, before: tierCounts, after: tierCounts });

/** Classes by tier: standard, oversize, large, super-large. */
const tierTuple = z.tuple([count, count, count, count]).nullable();

/** One programme; its arrays run over the plan's years, and hold null in a year without the programme. */
export const classTierLine = z.strictObject({
  schoolId: identifier,
  stage,
  /** Under the plan. */
  pupils: z.array(count.nullable()),
  /** Null for a new school, which is not there without the plan. */
  before: z.array(tierTuple),
  after: z.array(tierTuple),
});

const valueOfYears = z.array(z.number().nullable());

/** One figure of one programme over the plan's years, without any measure and under the plan; null where unknown. */
export const placeLine = z.strictObject({ schoolId: identifier, stage, before: valueOfYears, after: valueOfYears });

/** The posts of one programme over the plan's years; null where its staff is unknown. */
export const postLine = z.strictObject({
  schoolId: identifier,
  stage,
  required: valueOfYears,
  allotted: valueOfYears,
  short: valueOfYears,
  hired: valueOfYears,
  movedIn: valueOfYears,
  movedOut: valueOfYears,
});

/** The posts of one district in one year; required − allotted = short − surplus + unknown. */
export const postSum = z.strictObject({
  districtId: identifier.nullable(),
  year,
  required: z.number(),
  allotted: z.number(),
  short: z.number(),
  surplus: z.number(),
  /** Posts required at programmes whose staff is unknown. */
  unknown: z.number(),
});

/** How many classes of a stage have a size of an official bin in one year. */
export const classSizeLine = z.strictObject({
  stage,
  year,
  bin: z.enum(CLASS_SIZE_BINS),
  before: count,
  after: count,
});

/** What one funding level has for a district, or with a null district for the whole bureau, in one year. Yuan. */
export const purseBalance = z.strictObject({
  kind: z.enum(BUDGET_KINDS),
  level: z.enum(FUNDING_LEVELS),
  districtId: z.string().nullable(),
  year,
  /** New money of the year; null where it is not limited. */
  amount: z.number().nullable(),
  carriedIn: z.number(),
  spent: z.number(),
  /** Null where the money is not limited. */
  left: z.number().nullable(),
});

export const shortfallGroup = z.strictObject({
  constraint: z.string(),
  year: year.nullable(),
  of: z.enum(['largeClasses', 'posts', 'rooms', 'newSchools', 'resourceRooms', 'programmes']),
  amount: z.number(),
  reasons: count,
});

export const explanation = describes<domain.Explanation>()(
  z.strictObject({
    kind: z.enum(['decision', 'shortfall', 'relaxation', 'assumption']),
    constraint: z.string(),
    year: year.nullable(),
    schoolId: z.string().exactOptional(),
    text: z.string(),
    facts,
  }),
);

export const certificate = describes<domain.Certificate>()(
  z.strictObject({
    ok: z.boolean(),
    checks: z.array(
      z.strictObject({
        id: z.string(),
        ok: z.boolean(),
        worst: z.number(),
        where: z.string().exactOptional(),
        at: z
          .strictObject({
            figure: z.enum(CHECKED_FIGURES).exactOptional(),
            schoolId: z.string().exactOptional(),
            toSchoolId: z.string().exactOptional(),
            stage: stage.exactOptional(),
            grade: z.number().exactOptional(),
            districtId: z.string().nullable().exactOptional(),
            level: z.enum(FUNDING_LEVELS).exactOptional(),
            budgetKind: z.enum(BUDGET_KINDS).exactOptional(),
            year: z.number().exactOptional(),
          })
          .exactOptional(),
      }),
    ),
  }),
);
