import type { Explanation } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import { BUDGET_KINDS, type BudgetKind, FUNDING_LEVELS, type FundingLevel } from '../../domain/tables/index.ts';

/**
 * One purse over the planned years: the money of one kind from one funding level, for one district or, with a null
 * district, for the whole bureau. Each purse is a limit of its own.
 */
export interface Purse {
  readonly kind: BudgetKind;
  readonly level: FundingLevel;
  readonly districtId: string | null;
  /** Yuan by planned year; null where the money is not limited. */
  readonly amounts: readonly (number | null)[];
  /** By planned year: whether money left over may be spent in the next one. */
  readonly carryOver: readonly boolean[];
  /** False for a purse that no budget row states and that is kept only to book cost lines on. */
  readonly stated: boolean;
}

/** All purses of a plan, capital and recurrent, with what had to be assumed to make them. */
export interface Purses {
  readonly years: readonly number[];
  readonly purses: readonly Purse[];
  readonly districts: ReadonlyMap<string, DistrictShares>;
  readonly assumptions: readonly Explanation[];
}

/** Stated shares of the funding levels in each cost line of a district; null where the district states none. */
export type DistrictShares = Readonly<Record<FundingLevel, number>> | null;

/**
 * Makes the purses from the budget rows and the scenario. A scenario's own amount takes the place of the row's; then
 * the scenario's factor multiplies every amount.
 *
 * - Years without a row in a purse that has rows hold no new money; money carried over stays in the purse.
 * - No capital row at all: there is no capital money. No recurrent row at all: recurrent money is not limited.
 * - A level that pays a share in some district but has no row: an empty purse, so nothing that needs it can be paid.
 * Each of these is listed as an assumption.
 */
export function pursesOf(
  tables: Pick<BureauTables, 'budgets' | 'districts' | 'schools' | 'projects'>,
  settings: Pick<ScenarioSettings, 'budgetFactor' | 'budgetAmounts'>,
  years: readonly number[],
): Purses {
  const assumptions: Explanation[] = [];
  const purses: Purse[] = [];
  const districts = new Map<string, DistrictShares>();
  for (const district of tables.districts) districts.set(district.districtId, sharesOf(district, assumptions));
  for (const { districtId } of [...tables.schools, ...tables.projects])
    if (districtId !== null && !districts.has(districtId)) districts.set(districtId, null);

  for (const kind of BUDGET_KINDS) {
    const stated = statedPurses(kind, tables.budgets, settings, years, assumptions);
    purses.push(...stated);
    const unlimited = stated.length === 0 && kind === 'recurrent';
    if (stated.length === 0)
      assumptions.push(
        assumption(
          `budget.${kind}`,
          unlimited
            ? 'No recurrent budget is stated: recurrent money is not limited.'
            : 'No capital budget is stated: there is no capital money.',
          { rows: 0, limited: !unlimited },
        ),
      );
    purses.push(...unstatedPurses(kind, stated, unlimited, districts, years, assumptions));
  }
  return { years, purses, districts, assumptions };
}

/** Purses that the budget rows and the scenario's amounts state, in the order of level and district. */
function statedPurses(
  kind: BudgetKind,
  rows: BureauTables['budgets'],
  settings: Pick<ScenarioSettings, 'budgetFactor' | 'budgetAmounts'>,
  years: readonly number[],
  assumptions: Explanation[],
): Purse[] {
  const replaced = new Map(
    settings.budgetAmounts
      .filter((entry) => entry.budgetKind === kind)
      .map((entry) => [`${entry.level}|${entry.districtId ?? ''}|${entry.year}`, entry]),
  );
  const entries = [
    ...rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ ...row, replacement: replaced.get(`${row.level}|${row.districtId ?? ''}|${row.year}`) }))
      .map((row) => ({ ...row, amount: row.replacement?.amount ?? row.amount })),
    ...[...replaced.values()]
      .filter(
        (entry) =>
          !rows.some(
            (row) =>
              row.kind === kind &&
              row.level === entry.level &&
              row.districtId === entry.districtId &&
              row.year === entry.year,
          ),
      )
      .map((entry) => ({ ...entry, carryOver: null })),
  ];
  const grouped = Map.groupBy(entries, (entry) => `${FUNDING_LEVELS.indexOf(entry.level)}|${entry.districtId ?? ''}`);
  return [...grouped]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, members]) => {
      const { level, districtId } = members[0]!;
      const amounts: number[] = [];
      const carryOver: boolean[] = [];
      for (const year of years) {
        const present = members.filter((entry) => entry.year === year);
        if (present.length === 0)
          assumptions.push(
            assumption(
              `budget.${kind}`,
              `The ${level} ${kind} budget of ${districtId ?? 'the whole bureau'} has no row for ${year}: no new money.`,
              { level, districtId },
              year,
            ),
          );
        amounts.push(present.reduce((sum, entry) => sum + entry.amount, 0) * settings.budgetFactor[kind]);
        carryOver.push(present.length === 0 ? (carryOver.at(-1) ?? false) : present.some((entry) => entry.carryOver));
      }
      return { kind, level, districtId, amounts, carryOver, stated: true };
    });
}

/** Purses that cost lines of some district would be charged to but that no row states. */
function unstatedPurses(
  kind: BudgetKind,
  stated: readonly Purse[],
  unlimited: boolean,
  districts: ReadonlyMap<string, DistrictShares>,
  years: readonly number[],
  assumptions: Explanation[],
): Purse[] {
  const found: Purse[] = [];
  const add = (level: FundingLevel, districtId: string | null): void => {
    if (found.some((purse) => purse.level === level && purse.districtId === districtId)) return;
    found.push({
      kind,
      level,
      districtId,
      amounts: years.map(() => (unlimited ? null : 0)),
      carryOver: years.map(() => false),
      stated: false,
    });
  };
  for (const [districtId, shares] of districts) {
    if (shares === null) {
      if (ownPurses(stated, districtId).length === 0) add('county', districtId);
      continue;
    }
    for (const level of FUNDING_LEVELS) {
      if (shares[level] === 0 || ownPurses(stated, districtId).some((purse) => purse.level === level)) continue;
      add(level, districtId);
      if (stated.length > 0)
        assumptions.push(
          assumption(
            `budget.${kind}`,
            `District ${districtId} is to get ${percent(shares[level])} of each ${kind} cost from ${level} money, ` +
              `but no ${kind} budget of that level is stated: nothing it shares in can be paid.`,
            { districtId, level, share: shares[level] },
          ),
        );
    }
  }
  if (ownPurses(stated, null).length === 0) add('county', null);
  return found;
}

/** For each level the purse that a district draws on: its own where it has one, else the one of the whole bureau. */
function ownPurses<Member extends Purse>(stated: readonly Member[], districtId: string | null): Member[] {
  return FUNDING_LEVELS.flatMap((level) => {
    const ofLevel = stated.filter((purse) => purse.level === level);
    const own = ofLevel.find((purse) => purse.districtId === districtId);
    const shared = ofLevel.find((purse) => purse.districtId === null);
    return own ? [own] : shared ? [shared] : [];
  });
}

/** The shares a district states; shares that do not sum to 1 count as not stated and are listed. */
function sharesOf(district: BureauTables['districts'][number], assumptions: Explanation[]): DistrictShares {
  const { shareCentral, shareProvince, shareCity, shareCounty } = district;
  if (shareCentral === null && shareProvince === null && shareCity === null && shareCounty === null) return null;
  const shares = {
    central: shareCentral ?? 0,
    province: shareProvince ?? 0,
    city: shareCity ?? 0,
    county: shareCounty ?? 0,
  };
  const sum = shares.central + shares.province + shares.city + shares.county;
  // Shares may be rounded; what is paid must still be the whole cost.
  if (Math.abs(sum - 1) <= 0.001)
    return {
      central: shares.central / sum,
      province: shares.province / sum,
      city: shares.city / sum,
      county: shares.county / sum,
    };
  assumptions.push(
    assumption(
      'budget.shares',
      `The cost shares of district ${district.districtId} sum to ${sum}, not 1: costs are split in proportion to its budgets.`,
      { districtId: district.districtId, sum },
    ),
  );
  return null;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function assumption(
  constraint: string,
  text: string,
  facts: Explanation['facts'],
  year: number | null = null,
): Explanation {
  return { kind: 'assumption', constraint, year, text, facts };
}

/** The share of a cost line that one purse pays; `purse` is an index into `Purses.purses`. */
export interface Charge {
  readonly purse: number;
  /** Above 0; the shares of one cost line sum to 1. */
  readonly share: number;
}

/**
 * Who pays a cost line of a district in a planned year. With stated shares each level pays its share. Without, the
 * purses that the district can draw on pay in proportion to their amounts of that year, or of all years where that
 * year has none, or equally.
 *
 * @param year index of the planned year
 */
export function chargesOf(
  { purses, districts }: Purses,
  kind: BudgetKind,
  districtId: string | null,
  year: number,
): readonly Charge[] {
  const indexed = purses.map((purse, index) => ({ ...purse, index })).filter((purse) => purse.kind === kind);
  const shares = districtId === null ? null : (districts.get(districtId) ?? null);
  if (shares !== null) {
    const own = ownPurses(indexed, districtId);
    return FUNDING_LEVELS.filter((level) => shares[level] > 0).map((level) => ({
      purse: own.find((purse) => purse.level === level)!.index,
      share: shares[level],
    }));
  }
  const stated = ownPurses(
    indexed.filter((purse) => purse.stated),
    districtId,
  );
  const open = stated.length > 0 ? stated : ownPurses(indexed, districtId).slice(-1);
  const weights = [
    open.map((purse) => purse.amounts[year] ?? 0),
    open.map((purse) => purse.amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)),
    open.map(() => 1),
  ].find((candidate) => candidate.some((weight) => weight > 0))!;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return open.flatMap((purse, position) =>
    weights[position]! > 0 ? [{ purse: purse.index, share: weights[position]! / total }] : [],
  );
}
