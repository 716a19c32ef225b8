import { type Alternatives, PLAN_CHARACTERS, type PlanCharacter } from '../../services/alternatives/index.ts';
import { numberText, percentText, tableText, yuanText } from './table.ts';

const NAMES: Readonly<Record<PlanCharacter, string>> = {
  leastBuilding: 'least building',
  leastRedirection: 'least redirection',
  cheapestRunning: 'cheapest running',
  earliestRelief: 'earliest relief',
};

/** The best plan and its alternatives for people, one line each. */
export function alternativesReport(
  { best, alternatives, notTried, tolerance }: Alternatives,
  bureauName: string | null,
): string {
  const { years, scenario, input } = best.plan;
  const rows = [
    { name: 'best class sizes', ...best },
    ...alternatives.map((other) => ({ name: NAMES[other.character], ...other })),
  ].map(({ name, plan, measures }) => [
    name,
    numberText(total(plan.plan.largeClasses)),
    numberText(total(plan.plan.superLargeClasses)),
    numberText(plan.plan.largeClasses[0] ?? 0),
    numberText(total(plan.plan.roomsBuilt)),
    yuanText(measures.leastBuilding),
    yuanText(measures.cheapestRunning),
    numberText(total(plan.plan.pupilsRedirected)),
    plan.certificate.ok ? '' : 'CHECK FAILS',
  ]);
  const known = new Set([...alternatives.map(({ character }) => character), ...notTried]);
  const missing = PLAN_CHARACTERS.filter((character) => !known.has(character)).map((character) => NAMES[character]);
  return [
    `${bureauName ?? 'Bureau without a name'}, scenario ${scenario.name}, ${years.at(0)} to ${years.at(-1)}, summed over the years\n`,
    input.synthetic ? 'Synthetic data: invented, not about any real place or school.\n' : '',
    `Each alternative keeps at least ${percentText(1 - tolerance)} of the best plan’s reduction of class sizes.\n\n`,
    tableText(
      ['', '56+', '66+', `56+ in ${years.at(0)}`, 'rooms built', 'building', 'running', 'redirected', ''],
      rows,
    ),
    missing.length === 0
      ? ''
      : `\nNo plan within the tolerance was found that is notably better in: ${missing.join(', ')}.\n`,
    notTried.length === 0
      ? ''
      : `\nNo time was left to try: ${notTried.map((character) => NAMES[character]).join(', ')}. Give more --time-limit.\n`,
  ].join('');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
