import type { Explanation, MissedLimit, Plan } from '../../services/plan/index.ts';
import { numberText, percentText, tableText, yuanText } from './table.ts';

/** How many explanations of one kind are printed; the workbook and the JSON document have all. */
const SHOWN = 12;

/** A plan for people: what came out, before and after by year, money, what was assumed and what stands in the way. */
export function planReport(plan: Plan, bureauName: string | null, missed: readonly MissedLimit[]): string {
  const { years, scenario } = plan;
  return [
    `${bureauName ?? 'Bureau without a name'}, scenario ${scenario.name}, ${years.at(0)} to ${years.at(-1)}\n`,
    plan.input.synthetic ? 'Synthetic data: invented, not about any real place or school.\n' : '',
    `${numberText(plan.input.schools)} schools, ${numberText(plan.input.programmes)} programmes, ${numberText(plan.input.pupils)} pupils\n\n`,
    `${outcomeText(plan)}\n`,
    ...missed.map((limit) => `NOT MET: ${missedText(limit)}\n`),
    '\n',
    yearTable(plan),
    '\n',
    ...explanationList('What stands in the way', plan.explanations, 'shortfall'),
    ...explanationList('What would help', plan.explanations, 'relaxation'),
    untriedText(plan),
    ...explanationList('Assumed', plan.explanations, 'assumption'),
    solverText(plan),
    certificateText(plan),
  ].join('');
}

/** The outcome in plain words. */
function outcomeText({ outcome, solver, plan, baseline }: Plan): string {
  const change = (before: readonly number[], after: readonly number[]) =>
    `${numberText(total(before))} without a plan, ${numberText(total(after))} with it`;
  const effect =
    `Classes of 66 or more, summed over the years: ${change(baseline.superLargeClasses, plan.superLargeClasses)}.\n` +
    `Classes of 56 or more, summed over the years: ${change(baseline.largeClasses, plan.largeClasses)}.`;
  const share =
    solver.reductionShare === null
      ? ''
      : `\nAt least ${percentText(solver.reductionShare)} of the reduction that is possible at all is reached.`;
  switch (outcome) {
    case 'optimal':
      return `Solved: the plan is proven best within the gap asked for.\n${effect}${share}`;
    case 'feasibleAtLimit':
      return `The time limit came first: this is the best plan found by then.\n${effect}${share}`;
    case 'interrupted':
      return `INTERRUPTED: this is the best plan found until then.\n${effect}${share}`;
    case 'infeasible':
      return 'The hard limits cannot all be met; see what is missing.';
    case 'failed':
      return 'Solving failed, so there is no plan to rely on.';
  }
}

function missedText(limit: MissedLimit): string {
  switch (limit.code) {
    case 'infeasible':
      return 'no plan meets the hard limits';
    case 'noPlan':
      return 'the solver found no plan';
    case 'roomsShort':
      return `${numberText(limit.rooms)} rooms are missing in ${limit.year}`;
    case 'certificate':
      return `the check of ${limit.check} fails by ${numberText(limit.worst)}${limit.where === null ? '' : ` (${limit.where})`}`;
  }
}

/** Before and after, by year, with the sum of what can be summed. */
function yearTable({ years, baseline, plan, budget }: Plan): string {
  const blank = ['', ...years.map(() => ''), ''];
  const rows = [
    summed('classes of 56+, without a plan', baseline.largeClasses),
    summed('classes of 56+', plan.largeClasses),
    summed('classes of 66+, without a plan', baseline.superLargeClasses),
    summed('classes of 66+', plan.superLargeClasses),
    standing('classes, without a plan', baseline.classes),
    standing('classes', plan.classes),
    blank,
    summed('rooms built', plan.roomsBuilt),
    standing('rooms missing', plan.roomsShort),
    summed('pupils redirected', plan.pupilsRedirected),
    blank,
    standing('posts required', plan.postsRequired),
    standing('posts short', plan.postsShort),
    summed('posts moved', plan.postsMoved),
    summed('posts hired', plan.postsHired),
    blank,
    standing('special teachers required', plan.specialTeachersRequired),
    standing('special teachers short', plan.specialTeachersShort),
    standing('resource rooms', plan.resourceRooms),
    blank,
    summed('capital cost', plan.capitalCost, yuanText),
    summed('capital budget', budget.capital, yuanText),
    summed('recurrent cost', plan.recurrentCost, yuanText),
    summed('recurrent budget', budget.recurrent, yuanText),
  ];
  return tableText(['', ...years.map(String), 'in all'], rows);
}

/** A row whose years can be added up. */
function summed(name: string, values: readonly number[], text = numberText): string[] {
  return [name, ...values.map(text), text(total(values))];
}

/** A row that says what stands in each year; its sum would mean nothing. */
function standing(name: string, values: readonly number[]): string[] {
  return [name, ...values.map(numberText), ''];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function explanationList(title: string, all: readonly Explanation[], kind: Explanation['kind']): string[] {
  const texts = [...new Set(all.filter((explanation) => explanation.kind === kind).map(({ text }) => text))];
  if (texts.length === 0) return [];
  const more = texts.length - SHOWN;
  return [
    `${title}:\n`,
    ...texts.slice(0, SHOWN).map((text) => `  - ${text}\n`),
    more > 0 ? `  … and ${more} more; --json and --workbook have all\n` : '',
    '\n',
  ];
}

/** What is unknown for lack of time; among all that was assumed it would be overlooked. */
function untriedText({ explanations }: Plan): string {
  const untried = explanations.find(({ constraint }) => constraint === 'locks.notTried');
  return untried === undefined ? '' : `${untried.text} Give more --time-limit.\n\n`;
}

function solverText({ solver, input }: Plan): string {
  const { name, version, seconds, gap, bound, objective } = solver;
  return (
    `Solved by ${name} ${version} in ${numberText(seconds)} s: weighted class-years ${numberText(objective)}, ` +
    `proven bound ${numberText(bound)}, gap ${percentText(gap)}.\nInput ${input.hash}\n`
  );
}

function certificateText({ certificate }: Plan): string {
  const failed = certificate.checks.filter(({ ok }) => !ok).length;
  return certificate.ok
    ? `Checked again without the model: all ${certificate.checks.length} checks hold.\n`
    : `Checked again without the model: ${failed} of ${certificate.checks.length} checks FAIL.\n`;
}
