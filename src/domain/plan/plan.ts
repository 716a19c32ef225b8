import type { Stage } from '../stage.ts';
import type { BudgetKind, FundingLevel } from '../tables/index.ts';
import type { Certificate } from './certificate.ts';
import type { Explanation } from './explanation.ts';

/** How solving ended. `feasibleAtLimit` and `interrupted` carry the best plan found. */
export type PlanOutcome = 'optimal' | 'feasibleAtLimit' | 'infeasible' | 'interrupted' | 'failed';

/** What the solver proved about the places goal. */
export interface SolverReport {
  readonly name: string;
  readonly version: string;
  readonly seconds: number;
  /** (objective − bound) / objective of the class-size goal; 0 where the objective is 0. */
  readonly gap: number;
  /**
   * Proven share of the best possible reduction, (baseline − plan) / (baseline − bound), in class-years with a class
   * of 66 or more counted eleven times; null where nothing can be reduced.
   */
  readonly reductionShare: number | null;
  /** Proven lower bound of the weighted class-years of any plan. */
  readonly bound: number;
  /** Weighted class-years of this plan, as formed. */
  readonly objective: number;
}

/** Classes by year, as formed. */
export interface ClassIndicators {
  readonly classes: readonly number[];
  /** Classes of 56 or more, super-large ones included. */
  readonly largeClasses: readonly number[];
  /** Classes of 66 or more. */
  readonly superLargeClasses: readonly number[];
}

/** The plan's indicators, each an array over the planned years. */
export interface PlanIndicators extends ClassIndicators {
  readonly roomsBuilt: readonly number[];
  readonly roomsShort: readonly number[];
  readonly pupilsRedirected: readonly number[];
  readonly postsRequired: readonly number[];
  readonly postsShort: readonly number[];
  readonly postsMoved: readonly number[];
  readonly postsHired: readonly number[];
  readonly specialTeachersRequired: readonly number[];
  readonly specialTeachersShort: readonly number[];
  readonly resourceRooms: readonly number[];
  /** Yuan, booked in the year the work is ordered. */
  readonly capitalCost: readonly number[];
  /** Yuan a year. */
  readonly recurrentCost: readonly number[];
}

export interface GradeRow {
  readonly grade: number;
  readonly pupils: number;
  readonly classes: number;
  /** Pupils of this cohort who came from, or went to, another school at entry. */
  readonly redirectedIn: number;
  readonly redirectedOut: number;
}

/** One programme in one year. A new school appears under its project id. */
export interface PlaceRow {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  /** Rooms in use that year. */
  readonly rooms: number;
  /** Rooms that come into use that year. */
  readonly roomsBuilt: number;
  readonly roomsShort: number;
  readonly grades: readonly GradeRow[];
}

/** Rooms ordered at an existing school. */
export interface BuildDecision {
  readonly schoolId: string;
  readonly stage: Stage;
  /** Year in which the work is ordered. */
  readonly orderYear: number;
  /** Year from which the rooms are in use. */
  readonly useYear: number;
  readonly rooms: number;
  /** Yuan. */
  readonly cost: number;
}

/** A project that is started. */
export interface ProjectDecision {
  readonly projectId: string;
  readonly stage: Stage;
  readonly startYear: number;
  readonly openYear: number;
  readonly rooms: number;
  /** Yuan, booked in the start year. */
  readonly cost: number;
  /** Yuan a year from the opening year on. */
  readonly runningCost: number;
}

/** Entry pupils of one school who enter at another. */
export interface RedirectionDecision {
  readonly fromSchoolId: string;
  readonly toSchoolId: string;
  readonly stage: Stage;
  readonly year: number;
  readonly pupils: number;
  readonly distanceMetres: number;
}

export interface PostRow {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  readonly required: number;
  /** People in post that year, purchased posts included; null where the staff of the base year is unknown. */
  readonly allotted: number | null;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly hired: number;
  /** Posts required but not filled; null where the staff of the base year is unknown. */
  readonly short: number | null;
}

/** Staff moved from one programme to another in one year. */
export interface MoveDecision {
  readonly fromSchoolId: string;
  readonly fromStage: Stage;
  readonly toSchoolId: string;
  readonly toStage: Stage;
  readonly year: number;
  readonly posts: number;
}

/** Staff hired through one channel (省考, 特岗, 购买服务). */
export interface HireDecision {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  readonly channel: HireChannel;
  readonly posts: number;
}

export const HIRE_CHANNELS = ['provincialExam', 'specialPost', 'purchasedService'] as const;
export type HireChannel = (typeof HIRE_CHANNELS)[number];

export interface SpecialRow {
  readonly schoolId: string;
  readonly year: number;
  readonly pupils: number;
  readonly teachersRequired: number;
  /** Null where the staff of the base year is unknown. */
  readonly teachersAllotted: number | null;
  readonly resourceRoom: boolean;
}

/** One line of money: what is paid for, by which level, out of which district's purse. */
export interface MoneyLine {
  readonly year: number;
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly stage: Stage | null;
  readonly purpose: 'rooms' | 'newSchool' | 'runningCost' | 'posts' | 'purchasedPosts' | 'resourceRoom';
  /** Yuan. */
  readonly amount: number;
}

/** The result of solving one scenario. Immutable; a new solve makes a new plan. */
export interface Plan {
  readonly outcome: PlanOutcome;
  readonly solver: SolverReport;
  readonly scenario: { readonly name: string };
  readonly input: {
    readonly schools: number;
    readonly programmes: number;
    readonly pupils: number;
    /** `sha256:` and the hexadecimal digest of data, norms and scenario in canonical JSON. */
    readonly hash: string;
    readonly synthetic: boolean;
  };
  readonly years: readonly number[];
  /** What happens with no building and no redirection. */
  readonly baseline: ClassIndicators;
  readonly plan: PlanIndicators;
  readonly budget: { readonly capital: readonly number[]; readonly recurrent: readonly number[] };
  readonly places: readonly PlaceRow[];
  readonly builds: readonly BuildDecision[];
  readonly projects: readonly ProjectDecision[];
  readonly redirections: readonly RedirectionDecision[];
  readonly posts: readonly PostRow[];
  readonly moves: readonly MoveDecision[];
  readonly hires: readonly HireDecision[];
  readonly special: readonly SpecialRow[];
  readonly money: readonly MoneyLine[];
  readonly certificate: Certificate;
  readonly explanations: readonly Explanation[];
}
