import { InvalidArgumentError } from 'commander';

const LEVELS = ['central', 'province', 'city', 'county'] as const;
const KINDS = ['capital', 'recurrent'] as const;

export interface BudgetArgument {
  readonly year: number;
  readonly level: (typeof LEVELS)[number];
  readonly budgetKind: (typeof KINDS)[number];
  /** Null: the budget of the whole bureau. */
  readonly districtId: string | null;
  /** Yuan. */
  readonly amount: number;
}

/** Adds one `YEAR:LEVEL:KIND[:DISTRICT]=YUAN` to the budgets given so far. */
export function budgetArgument(text: string, before: readonly BudgetArgument[] = []): BudgetArgument[] {
  const [, year, levelText, kindText, district, yuan] =
    /^(\d{4}):(\w+):(\w+)(?::([^=]+))?=(\d{1,13}(?:\.\d{1,2})?)$/.exec(text) ?? [];
  const level = LEVELS.find((one) => one === levelText);
  const budgetKind = KINDS.find((one) => one === kindText);
  if (level === undefined || budgetKind === undefined)
    throw new InvalidArgumentError(
      `It must be YEAR:LEVEL:KIND=YUAN or YEAR:LEVEL:KIND:DISTRICT=YUAN; levels are ${LEVELS.join(', ')}, kinds ${KINDS.join(', ')}.`,
    );
  return [...before, { year: Number(year), level, budgetKind, districtId: district ?? null, amount: Number(yuan) }];
}

export interface ProjectArgument {
  readonly projectId: string;
  /** Null: the project never starts. */
  readonly startYear: number | null;
}

/** Adds one `PROJECT=YEAR` or `PROJECT=never` to the projects given so far. */
export function projectArgument(text: string, before: readonly ProjectArgument[] = []): ProjectArgument[] {
  const [, projectId, year] = /^(.+)=(\d{4}|never)$/.exec(text) ?? [];
  if (projectId === undefined || year === undefined)
    throw new InvalidArgumentError('It must be PROJECT=YEAR or PROJECT=never.');
  return [...before, { projectId, startYear: year === 'never' ? null : Number(year) }];
}

export interface NotBeforeArgument {
  readonly projectId: string;
  readonly year: number;
}

/** Adds one `PROJECT=YEAR`, the year before which a project does not start, to those given so far. */
export function notBeforeArgument(text: string, before: readonly NotBeforeArgument[] = []): NotBeforeArgument[] {
  const [, projectId, year] = /^(.+)=(\d{4})$/.exec(text) ?? [];
  if (projectId === undefined || year === undefined) throw new InvalidArgumentError('It must be PROJECT=YEAR.');
  return [...before, { projectId, year: Number(year) }];
}

const STAGE_NAMES = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special'] as const;

/** The rooms of one programme, exactly these; none where there are no orders. */
export interface RoomsArgument {
  readonly schoolId: string;
  readonly stage: (typeof STAGE_NAMES)[number];
  readonly orders: readonly { readonly orderYear: number; readonly rooms: number }[];
}

/** Adds one `SCHOOL:STAGE=YEAR:ROOMS`, with several orders apart by commas, or `SCHOOL:STAGE=none`. */
export function roomsArgument(text: string, before: readonly RoomsArgument[] = []): RoomsArgument[] {
  const [, schoolId, stageText, orders] = /^(.+):(\w+)=(none|\d{4}:\d{1,3}(?:,\d{4}:\d{1,3})*)$/.exec(text) ?? [];
  const stage = STAGE_NAMES.find((one) => one === stageText);
  if (schoolId === undefined || stage === undefined || orders === undefined)
    throw new InvalidArgumentError(
      `It must be SCHOOL:STAGE=none or SCHOOL:STAGE=YEAR:ROOMS, as in S00059:primary=2027:3,2028:2; stages are ${STAGE_NAMES.join(', ')}.`,
    );
  const read = orders === 'none' ? [] : orders.split(',').map((order) => order.split(':').map(Number));
  return [
    ...before,
    { schoolId, stage, orders: read.map(([orderYear, rooms]) => ({ orderYear: orderYear!, rooms: rooms! })) },
  ];
}

/** A redirection that a scenario forbids. */
export type StayArgument =
  | { readonly what: 'noRedirectionFrom' | 'noRedirectionTo'; readonly schoolId: string }
  | { readonly what: 'noRedirectionBetween'; readonly schoolId: string; readonly otherSchoolId: string };

/** Adds one `from:SCHOOL`, `to:SCHOOL` or `between:SCHOOL:SCHOOL`. */
export function stayArgument(text: string, before: readonly StayArgument[] = []): StayArgument[] {
  const [, side, school] = /^(from|to):(.+)$/.exec(text) ?? [];
  if (side !== undefined && school !== undefined)
    return [...before, { what: side === 'from' ? 'noRedirectionFrom' : 'noRedirectionTo', schoolId: school }];
  const [, schoolId, otherSchoolId] = /^between:([^:]+):([^:]+)$/.exec(text) ?? [];
  if (schoolId === undefined || otherSchoolId === undefined)
    throw new InvalidArgumentError('It must be from:SCHOOL, to:SCHOOL or between:SCHOOL:SCHOOL.');
  return [...before, { what: 'noRedirectionBetween', schoolId, otherSchoolId }];
}

export interface ShareArgument {
  readonly tier: 'large' | 'superLarge';
  readonly share: number;
  readonly year: number;
}

/** Adds one `share56=SHARE@YEAR` or `share66=SHARE@YEAR`. */
export function shareArgument(text: string, before: readonly ShareArgument[] = []): ShareArgument[] {
  const [, tier, share, year] = /^share(56|66)=(\d+(?:\.\d+)?)@(\d{4})$/.exec(text) ?? [];
  if (tier === undefined || Number(share) > 1)
    throw new InvalidArgumentError('It must be like share56=0.05@2029 or share66=0@2028; 5 % is 0.05.');
  return [...before, { tier: tier === '56' ? 'large' : 'superLarge', share: Number(share), year: Number(year) }];
}

/** The largest factor that a scenario may set. */
const MOST_FACTOR = 1000;

/** Null where the factor is not a number from 0 to 1000. */
function factorOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) && Number(text) <= MOST_FACTOR ? Number(text) : null;
}

export interface EntrantsArgument {
  /** Null: every stage. */
  readonly stage: (typeof STAGE_NAMES)[number] | null;
  /** Null: the whole bureau. */
  readonly districtId: string | null;
  readonly factor: number;
}

/** Adds one `STAGE=FACTOR` or `STAGE:DISTRICT=FACTOR`, with `all` for every stage, to the factors given so far. */
export function entrantsArgument(text: string, before: readonly EntrantsArgument[] = []): EntrantsArgument[] {
  const [, stageText, districtId = null, factorText] = /^(\w+)(?::([^=]+))?=(.+)$/.exec(text) ?? [];
  const stage = stageText === 'all' ? null : STAGE_NAMES.find((one) => one === stageText);
  const factor = factorOf(factorText);
  if (stage === undefined || factor === null)
    throw new InvalidArgumentError(
      `It must be STAGE=FACTOR or STAGE:DISTRICT=FACTOR, with a factor from 0 to ${MOST_FACTOR}; stages are all, ${STAGE_NAMES.join(', ')}.`,
    );
  return [...before, { stage, districtId, factor }];
}

export interface BirthsArgument {
  readonly fromYear: number;
  /** Null: the whole bureau. */
  readonly districtId: string | null;
  readonly factor: number;
}

/** Adds one `YEAR=FACTOR` or `YEAR:DISTRICT=FACTOR` to the factors given so far. */
export function birthsArgument(text: string, before: readonly BirthsArgument[] = []): BirthsArgument[] {
  const [, fromYear, districtId = null, factorText] = /^(\d{4})(?::([^=]+))?=(.+)$/.exec(text) ?? [];
  const factor = factorOf(factorText);
  if (fromYear === undefined || factor === null)
    throw new InvalidArgumentError(
      `It must be YEAR=FACTOR or YEAR:DISTRICT=FACTOR, with a factor from 0 to ${MOST_FACTOR}.`,
    );
  return [...before, { fromYear: Number(fromYear), districtId, factor }];
}
