import {
  listPlans,
  openWritable,
  type ReadableBureau,
  readBureauNorms,
  readPlanHead,
  readScenarios,
  readTables,
  type Synchronous,
  saveScenario,
  type WritableBureau,
} from '../../data/index.ts';
import { readSettings } from '../../domain/bureau.ts';
import { BASE_SCENARIO, type Override, type Scenario, settingsOf } from '../../domain/scenario.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { type BureauContent, type BureauDifferences, bureauDifferences } from './bureau-differences.ts';
import { type Contradiction, contradictionsOf } from './contradictions.ts';
import { copiesOf, type ScenarioCopies } from './copy.ts';
import { type Merge, mergeScenarios } from './merge.ts';
import { lineOf, newScenario, parentsFirst } from './operations.ts';
import { presentStateOf, type StaleReason, staleReasons } from './staleness.ts';

/** A scenario with its plans and what does not go together in it. */
export interface ListedScenario {
  readonly scenario: Scenario;
  /** How many ancestors it has. */
  readonly depth: number;
  readonly contradictions: readonly Contradiction[];
  readonly plans: readonly ListedPlan[];
}

export interface ListedPlan {
  readonly planId: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly stale: readonly StaleReason[];
}

/** The scenarios of a bureau, parents before children, and the plans that belong to none of them. */
export interface ScenarioList {
  readonly scenarios: readonly ListedScenario[];
  readonly otherPlans: readonly (ListedPlan & { readonly scenarioName: string })[];
}

/**
 * Lists the scenarios of a bureau file.
 * @throws Failure with a code of the bureau file
 */
export async function listScenarios(path: string, now: Date): Promise<ScenarioList> {
  const bureau = await openUpToDate(path, now);
  try {
    const present = presentStateOf(bureau);
    const all = present.scenarios;
    const plans = listPlans(bureau).map(({ planId }) => {
      const head = readPlanHead(bureau, planId);
      const { scenarioId, scenarioName, createdAt } = head;
      return { scenarioId, scenarioName, planId, createdAt, stale: staleReasons(head, present) };
    });
    const byScenario = Map.groupBy(plans, ({ scenarioId }) => scenarioId);
    const listed = ({ planId, createdAt, stale }: ListedPlan) => ({ planId, createdAt, stale });
    const tables = readTables(bureau);
    return {
      scenarios: parentsFirst(all).map((scenario) => ({
        scenario,
        depth: lineOf(all, scenario.id).length - 1,
        contradictions: contradictionsIn(all, scenario, tables),
        plans: (byScenario.get(scenario.id) ?? []).map(listed),
      })),
      otherPlans: (byScenario.get(null) ?? []).map(({ scenarioName, ...plan }) => ({ scenarioName, ...listed(plan) })),
    };
  } finally {
    bureau.close();
  }
}

/** A scenario in detail. */
export interface ScenarioDetail {
  readonly scenario: Scenario;
  /** Its parents, the root first, without itself. */
  readonly parents: readonly Scenario[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * A scenario with its line of parents.
 * @param name name or id
 * @throws Failure notFound; codes of the bureau file
 */
export async function showScenario(path: string, name: string, now: Date): Promise<ScenarioDetail> {
  const bureau = await openUpToDate(path, now);
  try {
    const all = readScenarios(bureau);
    const line = lineOf(all, name);
    const scenario = line.at(-1) ?? BASE_SCENARIO;
    return {
      scenario,
      parents: line.slice(0, -1),
      contradictions: contradictionsIn(all, scenario, readTables(bureau)),
    };
  } finally {
    bureau.close();
  }
}

/**
 * Adds a scenario to a bureau file.
 * @param parent name or id of its parent
 * @throws Failure notFound, scenarioNameTaken, normUnknown; codes of the bureau file
 */
export async function createScenario(
  path: string,
  wanted: {
    readonly id: string;
    readonly name: string;
    readonly parent: string;
    readonly overrides: readonly Override[];
  },
  now: Date,
): Promise<ScenarioDetail> {
  return inBureau(path, now, (bureau) => {
    const all = readScenarios(bureau);
    const { id, name, parent, overrides } = wanted;
    const parents = lineOf(all, parent);
    const parentId = parents.at(-1)?.id ?? BASE_SCENARIO.id;
    const scenario = newScenario(all, { id, name, parentId, overrides });
    saveScenario(bureau, scenario);
    const contradictions = contradictionsIn([...all, scenario], scenario, readTables(bureau));
    return { scenario, parents, contradictions };
  });
}

/**
 * Merges two scenarios of a bureau file into a new one. On a conflict nothing is written.
 * @throws Failure notFound, scenarioNameTaken; codes of the bureau file
 */
export async function mergeInBureau(
  path: string,
  names: { readonly one: string; readonly other: string },
  merged: { readonly id: string; readonly name: string },
  choices: Readonly<Record<string, 'one' | 'other'>>,
  now: Date,
): Promise<Merge> {
  return inBureau(path, now, (bureau) => {
    const merge = mergeScenarios(readScenarios(bureau), names, merged, choices);
    if (merge.outcome === 'merged') saveScenario(bureau, merge.scenario);
    return merge;
  });
}

/**
 * Copies scenarios from one bureau file to another.
 * @throws Failure notFound, scenarioNameTaken; codes of the bureau files
 */
export async function copyScenarios(
  from: string,
  names: readonly string[],
  to: string,
  newId: () => string,
  now: Date,
): Promise<ScenarioCopies> {
  const source = await openUpToDate(from, now);
  let scenarios: readonly Scenario[];
  try {
    scenarios = readScenarios(source);
  } finally {
    source.close();
  }
  return inBureau(to, now, (bureau) => {
    const target = { scenarios: readScenarios(bureau), tables: readTables(bureau) };
    const copies = copiesOf(scenarios, names, target, newId);
    for (const scenario of copies.copied) saveScenario(bureau, scenario);
    return copies;
  });
}

/**
 * Compares two bureau files.
 * @throws Failure with a code of the bureau files
 */
export async function compareBureauFiles(reference: string, other: string, now: Date): Promise<BureauDifferences> {
  return bureauDifferences(await readContent(reference, now), await readContent(other, now));
}

/**
 * Reads what a bureau file is compared by, and its scenarios are copied from.
 * @throws Failure with a code of the bureau file
 */
export async function readContent(path: string, now: Date): Promise<BureauContent> {
  const bureau = await openUpToDate(path, now);
  try {
    return contentOf(bureau, readTables(bureau));
  } finally {
    bureau.close();
  }
}

/** What an open bureau is compared by. */
export function contentOf(bureau: ReadableBureau, tables: BureauTables): BureauContent {
  return { scenarios: readScenarios(bureau), bureauNorms: readBureauNorms(bureau), tables };
}

async function inBureau<Result>(
  path: string,
  now: Date,
  work: (bureau: WritableBureau) => Synchronous<Result>,
): Promise<Result> {
  const bureau = await openWritable(path, { now });
  try {
    return bureau.transaction(() => work(bureau));
  } finally {
    bureau.close();
  }
}

/** What does not go together in a scenario, given the data. */
export function contradictionsIn(all: readonly Scenario[], scenario: Scenario, tables: BureauTables): Contradiction[] {
  const line = lineOf(all, scenario.id);
  const inherited = line.slice(0, -1).flatMap(({ overrides }) => overrides);
  const { horizonYears } = settingsOf(scenario.name, [...inherited, ...scenario.overrides]);
  return contradictionsOf(scenario.overrides, inherited, plannedYears(tables, horizonYears));
}

/** The years that would be planned; null without data. */
function plannedYears(tables: BureauTables, horizonYears: number | null): number[] | null {
  if (tables.enrolment.length === 0) return null;
  const settings = readSettings(tables);
  const count = horizonYears ?? settings.horizonYears;
  return Array.from({ length: count }, (_, index) => settings.baseYear + 1 + index);
}
