import type { OutputOf } from '../../../../src/api/index.ts';

type Balance = NonNullable<OutputOf<'plan.purses'>['balances']>[number];

export interface LevelTotal {
  readonly level: Balance['level'];
  /** Yuan by year, money kept from the year before included; null where it is not limited. */
  readonly available: readonly (number | null)[];
  readonly spent: readonly number[];
  readonly left: readonly (number | null)[];
}

const LEVELS = ['central', 'province', 'city', 'county'] as const satisfies readonly Balance['level'][];

/** What each funding level has and spends of one kind, over all its purses; a level without purses is left out. */
export function levelTotals(
  balances: readonly Balance[],
  kind: Balance['kind'],
  years: readonly number[],
): LevelTotal[] {
  return LEVELS.flatMap((level): LevelTotal[] => {
    const own = balances.filter((balance) => balance.kind === kind && balance.level === level);
    if (own.length === 0) return [];
    const byYear = <Value>(value: (balances: readonly Balance[]) => Value) =>
      years.map((year) => value(own.filter((balance) => balance.year === year)));
    const sumOrNull = (values: readonly (number | null)[]) =>
      values.some((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    return [
      {
        level,
        available: byYear((found) =>
          sumOrNull(found.map(({ amount, carriedIn }) => (amount === null ? null : amount + carriedIn))),
        ),
        spent: byYear((found) => found.reduce((sum, { spent }) => sum + spent, 0)),
        left: byYear((found) => sumOrNull(found.map(({ left }) => left))),
      },
    ];
  });
}
