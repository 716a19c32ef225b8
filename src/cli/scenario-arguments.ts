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
