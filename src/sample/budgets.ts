import { BUDGET_KINDS, type BudgetKind, type FundingLevel, type TableRow } from '../domain/tables/index.ts';
import type { SampleDistrict } from './geography.ts';
import type { Random } from './random.ts';
import { plannedYears, type SampleYears } from './years.ts';

/** What a district would need in yuan over all the years planned to have no class of 56, and a year to run. */
export interface DistrictNeed {
  readonly district: SampleDistrict;
  /** Whole of the years planned. */
  readonly capital: number;
  /** Each year. */
  readonly recurrent: number;
}

/** Of what is needed, this much is there; the money is what makes planning worthwhile. */
const CAPITAL_SHARE = 0.57;
/**
 * Recurrent budgets hold the money for what a plan adds (posts, purchased posts, the running of new schools), as a
 * share of the wage bill of the base year that grows by this much every year; the wage bill itself is paid elsewhere.
 */
const RECURRENT_YEARLY_ADDITION = 0.012;

/** Budgets: the upper levels as one purse for the bureau, the lowest as a purse for each district. */
export function budgetsOf(needs: readonly DistrictNeed[], years: SampleYears, random: Random): TableRow<'budgets'>[] {
  const planned = plannedYears(years);
  const rows: TableRow<'budgets'>[] = [];
  const districtFactor = new Map(needs.map(({ district }) => [district, random.between(0.8, 1.2)]));
  planned.forEach((year, index) => {
    for (const kind of BUDGET_KINDS) {
      const noise = kind === 'capital' ? random.between(0.85, 1.15) : 1;
      const share =
        (kind === 'capital' ? CAPITAL_SHARE / planned.length : RECURRENT_YEARLY_ADDITION * (index + 1)) * noise;
      const row = (level: FundingLevel, districtId: string | null, amount: number): TableRow<'budgets'> => ({
        year,
        level,
        kind,
        districtId,
        amount: Math.round(amount / 1000) * 1000,
        carryOver: kind === 'capital',
      });
      for (const [level, column] of [
        ['central', 'shareCentral'],
        ['province', 'shareProvince'],
        ['city', 'shareCity'],
      ] as const)
        rows.push(
          row(
            level,
            null,
            share * needs.reduce((sum, need) => sum + amountOf(need, kind) * (need.district.shares[column] ?? 0), 0),
          ),
        );
      for (const need of needs) {
        const factor = kind === 'capital' ? districtFactor.get(need.district)! : 1;
        rows.push(
          row(
            'county',
            need.district.id,
            share * factor * amountOf(need, kind) * (need.district.shares.shareCounty ?? 0),
          ),
        );
      }
    }
  });
  return rows;
}

function amountOf(need: DistrictNeed, kind: BudgetKind): number {
  return kind === 'capital' ? need.capital : need.recurrent;
}
