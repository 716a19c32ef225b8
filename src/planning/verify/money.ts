import type { CertificateCheck, CheckPlace, Plan } from '../../domain/plan/index.ts';
import type { PlanningInputs } from '../inputs.ts';
import { overdrafts } from '../money/index.ts';
import { Check } from './check.ts';

type MoneyPart = Pick<Plan, 'years' | 'money' | 'builds' | 'projects' | 'plan'>;

/** Recomputes the money: every decision is paid for in full, no purse is overdrawn, and the sums by year are right. */
export function checkMoney(inputs: PlanningInputs, plan: MoneyPart): CertificateCheck[] {
  const capital = new Check('budget.capital');
  const recurrent = new Check('budget.recurrent');
  for (const { purse, year, yuan } of overdrafts(inputs.purses, plan.money)) {
    const { kind, level, districtId } = inputs.purses.purses[purse]!;
    (kind === 'capital' ? capital : recurrent).note(yuan, {
      figure: 'budget',
      districtId,
      level,
      year: inputs.purses.years[year]!,
    });
  }
  return [capital.result(), recurrent.result(), checkCosts(plan), checkTotals(plan)];
}

/** Lines of rooms, new schools and their running add up to the costs of the decisions, to the fen. */
function checkCosts(plan: MoneyPart): CertificateCheck {
  const check = new Check('costs');
  const wanted = new Map<string, { readonly at: CheckPlace; readonly fen: number }>();
  const add = (figure: 'rooms' | 'newSchool' | 'runningCost', schoolId: string, year: number, yuan: number): void => {
    const key = `${figure} ${schoolId} ${year}`;
    const fen = (wanted.get(key)?.fen ?? 0) + Math.round(yuan * 100);
    wanted.set(key, { at: { figure, schoolId, year }, fen });
  };
  for (const { schoolId, orderYear, cost } of plan.builds) add('rooms', schoolId, orderYear, cost);
  for (const { projectId, startYear, openYear, cost, runningCost } of plan.projects) {
    add('newSchool', projectId, startYear, cost);
    for (const year of plan.years) if (year >= openYear) add('runningCost', projectId, year, runningCost);
  }
  for (const { purpose, schoolId, year, amount } of plan.money)
    if (purpose === 'rooms' || purpose === 'newSchool' || purpose === 'runningCost')
      add(purpose, schoolId ?? '', year, -amount);
  for (const { at, fen } of wanted.values()) check.note(Math.abs(fen) / 100, at);
  return check.result();
}

/** The yearly sums the plan reports are those of its lines. */
function checkTotals(plan: MoneyPart): CertificateCheck {
  const check = new Check('money by year');
  plan.years.forEach((year, index) => {
    for (const kind of ['capital', 'recurrent'] as const) {
      const fen = plan.money
        .filter((line) => line.kind === kind && line.year === year)
        .reduce((sum, line) => sum + Math.round(line.amount * 100), 0);
      const stated = (kind === 'capital' ? plan.plan.capitalCost : plan.plan.recurrentCost)[index]!;
      check.note(Math.abs(Math.round(stated * 100) - fen) / 100, { figure: 'cost', budgetKind: kind, year });
    }
  });
  return check.result();
}
