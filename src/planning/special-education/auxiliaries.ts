import type { Explanation, HireDecision, MoneyLine } from '../../domain/plan/index.ts';
import { chargesOf, type Ledger, moneyLines, splitCost } from '../money/index.ts';
import type { SpecialInput } from './input.ts';
import type { SpecialSchool } from './schools.ts';

interface AuxiliaryPlan {
  readonly hires: readonly HireDecision[];
  readonly money: readonly MoneyLine[];
  readonly explanations: readonly Explanation[];
}

/**
 * Buys auxiliaries for special schools as purchased posts, on their own budget line: pupils / `special.pupilsPerAuxiliary`
 * rounded up, less the purchased posts there are. A post bought stays to the end of the plan and must be paid in every
 * year of it. Without a value of the norm nothing is computed. A first round's auxiliaries stand.
 */
export function planAuxiliaries(input: SpecialInput, schools: readonly SpecialSchool[], ledger: Ledger): AuxiliaryPlan {
  const { bureau, norms, years, purses } = input;
  const ratio = norms.valueOrNull('special.pupilsPerAuxiliary');
  const price = norms.valueOrNull('posts.purchasedCost') ?? norms.valueOrNull('posts.yearlyCost');
  if (input.decided !== undefined) return { hires: input.decided.auxiliaries, money: [], explanations: [] };
  if (ratio === null || price === null) return { hires: [], money: [], explanations: [] };
  const hires: HireDecision[] = [];
  const money: MoneyLine[] = [];
  const explanations: Explanation[] = [];
  const bought = new Map<SpecialSchool, number>();
  for (const [year, calendarYear] of years.entries()) {
    for (const entry of schools) {
      if (entry.stage !== 'special') continue;
      const { schoolId, districtId } = entry.school;
      const row = bureau.tables.staffing.find((staff) => staff.schoolId === schoolId && staff.stage === 'special');
      const before = bought.get(entry) ?? 0;
      const required = Math.ceil(entry.pupils[year]! / ratio - 1e-9);
      const partsOf = (index: number) => splitCost(chargesOf(purses, 'recurrent', districtId, index), price);
      const costs = years.map((_, index) => ({ year: index, parts: partsOf(index) })).slice(year);
      let posts = 0;
      while ((row?.purchasedPosts ?? 0) + before + posts < required && ledger.pay(costs)) posts += 1;
      bought.set(entry, before + posts);
      if (posts > 0) hires.push({ schoolId, stage: 'special', year: calendarYear, channel: 'purchasedService', posts });
      money.push(
        ...moneyLines(purses, year, partsOf(year), before + posts, {
          schoolId,
          stage: 'special',
          purpose: 'purchasedPosts',
        }),
      );
      const short = required - (row?.purchasedPosts ?? 0) - before - posts;
      if (short > 0)
        explanations.push({
          kind: 'shortfall',
          constraint: 'budget.recurrent',
          year: calendarYear,
          schoolId,
          text: `${schoolId} needs ${required} auxiliaries in ${calendarYear}: ceil(${entry.pupils[year]} / ${ratio}); the recurrent money does not reach for ${short}.`,
          facts: { norm: 'special.pupilsPerAuxiliary', required, short, yearlyCost: price },
        });
    }
  }
  return { hires, money, explanations };
}
