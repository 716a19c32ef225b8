import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { planReport } from '../../../src/cli/report/plan-report.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { missedLimits } from '../../../src/services/plan/hard-limits.ts';
import { smallBureau, smallPlan } from '../export/small-plan.ts';

function report(plan: Plan): string {
  return planReport(plan, smallBureau.settings.name, missedLimits(plan));
}

test('the report of a small plan is the one on record', () => {
  const golden = join(import.meta.dirname, '../../fixtures/golden/plan-report.txt');
  const text = report(smallPlan);
  if (process.env.WRITE_GOLDEN === '1') {
    mkdirSync(dirname(golden), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('synthetic data are called so, real data are not', () => {
  const of = (synthetic: boolean) => report({ ...smallPlan, input: { ...smallPlan.input, synthetic } });
  expect(of(true)).toContain('Synthetic data: invented');
  expect(of(false)).not.toMatch(/synthetic/i);
});

test('each outcome is said in plain words', () => {
  const first = (outcome: Plan['outcome']) =>
    report({ ...smallPlan, outcome }).split('\n')[smallPlan.input.synthetic ? 4 : 3];
  expect(first('optimal')).toMatch(/^Solved: /);
  expect(first('feasibleAtLimit')).toMatch(/^The time limit came first/);
  expect(first('interrupted')).toMatch(/^INTERRUPTED/);
  expect(first('infeasible')).toMatch(/^The hard limits cannot all be met/);
  expect(first('failed')).toMatch(/^Solving failed/);
});

test('missing rooms and failing checks are limits not met; missing posts and large classes are not', () => {
  const good: Plan = {
    ...smallPlan,
    outcome: 'feasibleAtLimit',
    plan: { ...smallPlan.plan, roomsShort: smallPlan.years.map(() => 0), postsShort: smallPlan.years.map(() => 9) },
    certificate: { ok: true, checks: [{ id: 'rooms', ok: true, worst: 0 }] },
  };
  expect(missedLimits(good)).toEqual([]);
  expect(report(good)).not.toContain('NOT MET');

  const [firstYear] = good.years;
  const bad: Plan = {
    ...good,
    outcome: 'infeasible',
    plan: { ...good.plan, roomsShort: good.years.map((_, index) => (index === 0 ? 2 : 0)) },
    certificate: { ok: false, checks: [{ id: 'budget.capital', ok: false, worst: 12.5, where: '2027 county' }] },
  };
  expect(missedLimits(bad)).toEqual([
    { code: 'infeasible' },
    { code: 'roomsShort', year: firstYear, rooms: 2 },
    { code: 'certificate', check: 'budget.capital', worst: 12.5, where: '2027 county' },
  ]);
  expect(report(bad)).toContain(`NOT MET: 2 rooms are missing in ${firstYear}\n`);
  expect(report(bad)).toContain('NOT MET: the check of budget.capital fails by 12.5 (2027 county)\n');
});

test('locks that there was no time to try are told before all that was assumed', () => {
  const text = 'Whether less would be missing without it is unknown of 3 of the 4 locks: there was no time to try.';
  const untried = { kind: 'assumption', constraint: 'locks.notTried', year: null, text, facts: { left: 3, locks: 4 } };
  const plan = { ...smallPlan, explanations: [...smallPlan.explanations, untried] } as Plan;
  expect(report(plan)).toContain(`\n\n${text} Give more --time-limit.\n\n`);
  expect(report(smallPlan)).not.toContain('--time-limit');
});
