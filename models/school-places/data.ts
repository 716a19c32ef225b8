import type { ClassLimits } from '../../src/domain/class-forming/index.ts';

/**
 * The plain input of the places model. Sites are programmes of existing schools and projects of new schools; planned
 * years are counted 0 … T − 1. Everything is a number or an index, so that the model knows neither files nor screens.
 */
export interface PlacesData {
  /** Number of planned years T. */
  readonly yearCount: number;
  /** Weight of a large class in each planned year. */
  readonly yearWeights: readonly number[];
  /** How many large classes more a super-large class counts. */
  readonly superLargeWeight: number;
  readonly sites: readonly Site[];
  readonly arcs: readonly Arc[];
  /** Capital purses; charges refer to them by index. */
  readonly capitalPurses: readonly PurseLimit[];
  /** Recurrent purses that running costs of new schools draw on; empty when recurrent money is not limited. */
  readonly recurrentPurses: readonly PurseLimit[];
  readonly staffing: readonly StaffingLimit[];
  readonly policyShares: readonly PolicyShare[];
}

/** A programme of an existing school, or a project of a new one. */
export interface Site {
  /** General classrooms in use now. */
  readonly rooms: number;
  /** Rooms that the site can still take; 0 for projects, whose rooms come with their opening. */
  readonly maxNewRooms: number;
  /** Yuan per room added. */
  readonly roomCost: number;
  /** Years from the order of a room to its use. */
  readonly leadYears: number;
  /** Who pays for work ordered in each planned year, as shares of the cost. */
  readonly charges: readonly (readonly Charge[])[];
  /** Pupils whose number nothing can change, by cohort. */
  readonly settled: readonly Cohort[];
  /** Cohorts whose entry can be redirected, in order of entry. */
  readonly entering: readonly EnteringCohort[];
  readonly project: ProjectTerms | null;
  /** Rooms ordered in each planned year where they are fixed beforehand; absent where the plan decides. */
  readonly lockedOrders?: readonly number[];
}

/** One cohort over the planned years. */
export interface Cohort {
  /** Pupils by planned year; 0 where the cohort is not in the programme. */
  readonly pupils: readonly number[];
  /** Class limits by planned year, because the grade changes with the year. */
  readonly limits: readonly ClassLimits[];
}

export interface EnteringCohort extends Cohort {
  /** Planned year in which the cohort enters. */
  readonly entry: number;
  /** First planned year in which the cohort is no longer in the programme, or T. */
  readonly leave: number;
  /** Most pupils of this cohort that may go elsewhere in all. */
  readonly mostOut: number;
  /** Most pupils that may come from elsewhere in all. */
  readonly mostIn: number;
}

/** Terms of a project: it starts once, in one of its sizes, and fills from the entry grade up. */
export interface ProjectTerms {
  readonly minRooms: number;
  readonly roomStep: number;
  readonly maxSteps: number;
  /** Yuan that do not depend on the size, and yuan per room; booked in the year of the start. */
  readonly fixedCost: number;
  readonly costPerRoom: number;
  /** First planned year in which work may start. */
  readonly earliest: number;
  /** The planned year in which work starts where that is fixed beforehand; absent where the plan decides. */
  readonly lockedStart?: number;
  /** Yuan a year once open. */
  readonly runningCost: number;
  /** Who pays the running cost in each planned year. */
  readonly runningCharges: readonly (readonly Charge[])[];
}

/** Entry pupils of one site who may enter at another. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly distanceMetres: number;
}

/** A share of a cost line that one purse pays. */
export interface Charge {
  readonly purse: number;
  readonly share: number;
}

export interface PurseLimit {
  /** Yuan by planned year. */
  readonly amounts: readonly number[];
  /** Whether money left over in a planned year may be spent in the next one. */
  readonly carryOver: readonly boolean[];
}

/** Posts that a district can fill, against what classes and pupils require. */
export interface StaffingLimit {
  /** Establishment posts and hires allowed by planned year. */
  readonly available: readonly number[];
  /** Sites of the district with their posts per class and per pupil. */
  readonly sites: readonly { readonly site: number; readonly postsPerClass: number; readonly postsPerPupil: number }[];
}

/** A target such as: classes of 56 and more are at most 5 % of all classes in one year. */
export interface PolicyShare {
  readonly year: number;
  readonly tier: 'large' | 'superLarge';
  readonly share: number;
  /** Large classes less share × classes of schools that are not among the sites. */
  readonly elsewhere: number;
}
