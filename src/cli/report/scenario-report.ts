import type {
  BureauDifferences,
  Merge,
  ScenarioCopies,
  ScenarioDetail,
  ScenarioList,
} from '../../services/scenarios/index.ts';
import {
  contradictionSentence,
  differenceSentence,
  lackingSentence,
  overrideSentence,
  staleSentence,
} from './override-sentence.ts';
import { numberText } from './table.ts';

/** The tree of scenarios for people, with the plans of each. */
export function scenarioListReport({ scenarios, otherPlans }: ScenarioList): string {
  const planLine = (indent: string, { planId, createdAt, stale }: ScenarioList['otherPlans'][number], name = '') =>
    `${indent}plan ${planId} of ${createdAt.slice(0, 16).replace('T', ' ')}${name}` +
    `${stale.length === 0 ? '' : ` - ${staleSentence(planId, stale)}`}\n`;
  return [
    ...scenarios.map(({ scenario, depth, contradictions, plans }) => {
      const indent = '  '.repeat(depth);
      const inner = `${indent}    `;
      return [
        `${indent}${scenario.name}\n`,
        ...scenario.overrides.map((override) => `${indent}  - ${overrideSentence(override)}\n`),
        ...contradictions.map((contradiction) => `${indent}  ! ${contradictionSentence(contradiction)}\n`),
        ...plans.map((plan) => planLine(inner, { ...plan, scenarioName: scenario.name })),
      ].join('');
    }),
    otherPlans.length === 0 ? '' : '\nPlans of no scenario of this bureau:\n',
    ...otherPlans.map((plan) => planLine('    ', plan, ` (${plan.scenarioName})`)),
  ].join('');
}

/** One scenario for people: what its parents do, what it does, what does not go together. */
export function scenarioReport({ scenario, parents, contradictions }: ScenarioDetail): string {
  const listed = (title: string, overrides: ScenarioDetail['scenario']['overrides']) =>
    overrides.length === 0
      ? `${title}: changes nothing.\n`
      : `${title}:\n${overrides.map((override) => `  - ${overrideSentence(override)}\n`).join('')}`;
  return [
    ...parents.map(({ name, overrides }) => listed(`From ${name}`, overrides)),
    listed(scenario.name, scenario.overrides),
    ...contradictions.map((contradiction) => `Check this: ${contradictionSentence(contradiction)}\n`),
  ].join('');
}

/** What a merge came to, for people. */
export function mergeReport(merge: Merge, one: string, other: string): string {
  if (merge.outcome === 'merged')
    return [
      `${merge.scenario.name} is made of ${one} and ${other}:\n`,
      ...merge.scenario.overrides.map((override) => `  - ${overrideSentence(override)}\n`),
      ...merge.contradictions.map((contradiction) => `Check this: ${contradictionSentence(contradiction)}\n`),
    ].join('');
  return [
    `${one} and ${other} cannot be merged without a choice. Nothing was written.\n`,
    ...merge.conflicts.map(
      (conflict) =>
        `  - ${one}: ${overrideSentence(conflict.one)}\n    ${other}: ${overrideSentence(conflict.other)}\n` +
        `    Choose with: --take "${conflict.target}=one" or --take "${conflict.target}=other"\n`,
    ),
  ].join('');
}

/** What a copy came to, for people. */
export function copyReport({ copied, alreadyThere, lacking }: ScenarioCopies, to: string): string {
  return [
    copied.length === 0
      ? `Nothing was to be copied to ${to}.\n`
      : `Copied to ${to}: ${copied.map(({ name }) => name).join(', ')}\n`,
    alreadyThere.length === 0 ? '' : `Already there: ${alreadyThere.join(', ')}\n`,
    ...lacking.map((reference) => `Check this: ${lackingSentence(reference)}\n`),
  ].join('');
}

/** How a bureau file differs from another, for people. */
export function bureauDifferencesReport(
  { scenarios, norms, tables }: BureauDifferences,
  reference: string,
  other: string,
): string {
  if (scenarios.length + norms.length + tables.length === 0)
    return `${other} has the same scenarios, norms and data as ${reference}.\n`;
  const value = (norm: number | null) => (norm === null ? 'as in the norm set' : numberText(norm));
  return [
    `${other} against ${reference}:\n`,
    ...scenarios.map(
      ({ name, change, overrides }) =>
        `scenario ${name}: ${change}\n${overrides.map((difference) => `  - ${differenceSentence(difference)}\n`).join('')}`,
    ),
    ...norms.map((norm) => `norm ${norm.id}: ${value(norm.other)}, in the reference ${value(norm.reference)}\n`),
    ...tables.map(
      ({ table, modified, added, removed }) =>
        `table ${table}: rows modified ${numberText(modified)}, added ${numberText(added)}, removed ${numberText(removed)}\n`,
    ),
  ].join('');
}
