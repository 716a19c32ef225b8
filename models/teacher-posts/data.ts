import type { HireChannel } from '../../src/domain/plan/index.ts';

/**
 * The plain input of the posts model: one planned year, from the staff that the year before left. Money is in fen.
 * "Years ahead" count from the planned year: index 0 is that year, because who is hired is paid in later years too.
 */
export interface PostsData {
  readonly programmes: readonly ProgrammeStaff[];
  readonly moves: readonly MoveArc[];
  readonly districts: readonly DistrictTerms[];
  /** Establishment posts of the whole bureau that are free to be filled; null when no total is stated. */
  readonly bureauRoom: number | null;
  /** Most posts hired in the year through each channel; null when not limited. */
  readonly hireLimits: Readonly<Record<HireChannel, number | null>>;
  readonly purses: readonly PurseTerms[];
}

/** A programme before the year's decisions. */
export interface ProgrammeStaff {
  /** Index of the district. */
  readonly district: number;
  /** Posts that the norms require. */
  readonly required: number;
  /** Posts without which a class has no teacher; at most `required`. */
  readonly classPosts: number;
  /** People in establishment posts once this year's retirements are out. */
  readonly staff: number;
  /** People in post who cannot move: carers and purchased posts. */
  readonly fixed: number;
  /** Most people who may move away this year; at most `staff`. */
  readonly mostOut: number;
  readonly special: boolean;
  readonly rural: boolean;
  /** Channels through which people can be hired here. */
  readonly channels: readonly HireChannel[];
}

/** A pair of programmes of one district between which people may move. */
export interface MoveArc {
  readonly from: number;
  readonly to: number;
}

export interface DistrictTerms {
  /** Establishment posts of the district that are free to be filled; null when not limited. */
  readonly room: number | null;
  /** By year ahead: hires that only take the place of staff who were paid in the base year, and so cost nothing new. */
  readonly freePosts: readonly number[];
  /** By year ahead: what each purse pays for one establishment post a year. */
  readonly postCost: readonly (readonly PurseShare[])[];
  /** By year ahead: what each purse pays for one purchased post a year. */
  readonly purchasedCost: readonly (readonly PurseShare[])[];
}

export interface PurseShare {
  /** Index of the purse. */
  readonly purse: number;
  readonly fen: number;
}

/** Recurrent money left in one purse. */
export interface PurseTerms {
  /** Fen by year ahead; null where not limited. Can be negative where money carried over makes up for it. */
  readonly amounts: readonly (number | null)[];
  /** By year ahead: whether money left over may be spent in the next year. */
  readonly carryOver: readonly boolean[];
}

/** The year's decisions. */
export interface PostsDecisions {
  /** People moved, one entry an arc of the data. */
  readonly moves: readonly number[];
  /** People hired by programme and channel. */
  readonly hires: readonly Readonly<Record<HireChannel, number>>[];
}

/** Levels of the shortage rate: the worst is above 95 %, the least above 0 %. */
export const RATE_LEVELS = 20;

/**
 * The most posts a programme may miss without reaching a level of the shortage rate.
 * @param level 1 … RATE_LEVELS; level l begins above (l − 1) / RATE_LEVELS of the required posts
 */
export function missingBelowLevel(required: number, level: number): number {
  return Math.floor((required * (level - 1)) / RATE_LEVELS);
}

/** The level of the shortage rate when `missing` of `required` posts are not filled; 0 when none is missing. */
export function rateLevel(required: number, missing: number): number {
  return missing <= 0 ? 0 : Math.ceil((missing * RATE_LEVELS) / required);
}

/** People in post at every programme once the decisions are taken. */
export function allottedPosts(data: PostsData, decisions: PostsDecisions): number[] {
  const allotted = data.programmes.map(
    (programme, index) =>
      programme.staff + programme.fixed + Object.values(decisions.hires[index]!).reduce((sum, hired) => sum + hired, 0),
  );
  data.moves.forEach(({ from, to }, arc) => {
    allotted[from]! -= decisions.moves[arc]!;
    allotted[to]! += decisions.moves[arc]!;
  });
  return allotted;
}
