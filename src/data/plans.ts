import { createHash } from 'node:crypto';
import type { NormSet } from '../domain/norm.ts';
import { PLAN_CHARACTERS, type Plan, type PlanCharacter, type PlanOutcome } from '../domain/plan/index.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import type { DataVersion } from './data-version.ts';
import { bureauFailure } from './failures.ts';
import type { ReadableBureau, StoredRow, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** A plan with all that is needed to verify it later: what it was made of and on which state of the data. */
export interface PlanToSave {
  /** The scenario it belongs to, if that is one of the bureau's. */
  readonly scenarioId: string | null;
  readonly settings: ScenarioSettings;
  readonly normSet: NormSet;
  readonly plan: Plan;
  readonly data: DataVersion;
  /** What it is better at than the best plan, where it is an alternative to that. */
  readonly character?: PlanCharacter | null;
}

export interface SavedPlan extends PlanToSave {
  readonly character: PlanCharacter | null;
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Whether the plan, its settings and its norms are still, letter by letter, what was saved. */
  readonly unchanged: boolean;
}

/** What a plan comes to in a line; null where it says nothing of it, as a plan that failed. */
export interface KeyFigures {
  readonly lastYear: number | null;
  /** Classes in the last year. */
  readonly classes: number | null;
  readonly largeClasses: number | null;
  readonly superLargeClasses: number | null;
  /** Yuan, all years. */
  readonly capitalCost: number;
}

/** What a plan comes to in a line. */
export function keyFiguresOf({ years, plan }: Pick<Plan, 'years' | 'plan'>): KeyFigures {
  return {
    lastYear: years.at(-1) ?? null,
    classes: plan.classes.at(-1) ?? null,
    largeClasses: plan.largeClasses.at(-1) ?? null,
    superLargeClasses: plan.superLargeClasses.at(-1) ?? null,
    capitalCost: plan.capitalCost.reduce((sum, cost) => sum + cost, 0),
  };
}

/** What is small of a saved plan: what it was made of and how it ended, without its rows. */
export interface PlanHead extends Omit<PlanToSave, 'plan'>, Pick<Plan, 'outcome' | 'solver'> {
  readonly character: PlanCharacter | null;
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Whether the check without the model held. */
  readonly certified: boolean;
  /** Whether it was made of synthetic data. */
  readonly synthetic: boolean;
  readonly figures: KeyFigures;
}

/** What a list of plans shows. */
export interface PlanSummary {
  readonly planId: number;
  readonly scenarioName: string;
  readonly outcome: PlanOutcome;
  readonly inputHash: string;
  readonly data: DataVersion;
  readonly createdAt: string;
}

/** Saves a plan for good; a saved plan is never changed. Returns its id. */
export function savePlan(bureau: WritableBureau, saved: PlanToSave, now: Date): number {
  const settings = JSON.stringify(saved.settings);
  const normSet = JSON.stringify(saved.normSet);
  const document = JSON.stringify(saved.plan);
  return bureau.run(
    `INSERT INTO plans (scenario_id, scenario_name, settings, norm_set, outcome, input_hash, data_version, data_hash,
       document, document_hash, created_at, character) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    saved.scenarioId,
    saved.plan.scenario.name,
    settings,
    normSet,
    saved.plan.outcome,
    saved.plan.input.hash,
    saved.data.version,
    saved.data.hash,
    document,
    documentHash(settings, normSet, document),
    now.toISOString(),
    saved.character ?? null,
  );
}

/**
 * Reads a saved plan.
 * @param planId the number it was given, or `latest`
 * @throws Failure notFound
 */
export function readPlan(bureau: ReadableBureau, planId: number | 'latest'): SavedPlan {
  const row =
    planId === 'latest'
      ? bureau.first('SELECT * FROM plans ORDER BY plan_id DESC LIMIT 1')
      : bureau.first('SELECT * FROM plans WHERE plan_id = ?', planId);
  if (row === undefined) throw bureauFailure('notFound', { kind: 'plan', name: planId });
  const hash = documentHash(String(row.settings), String(row.norm_set), String(row.document));
  return {
    planId: Number(row.plan_id),
    scenarioId: row.scenario_id === null ? null : String(row.scenario_id),
    scenarioName: String(row.scenario_name),
    settings: objectOf(row.settings),
    normSet: objectOf(row.norm_set),
    plan: objectOf(row.document),
    data: dataOf(row),
    createdAt: String(row.created_at),
    character: characterOf(row),
    unchanged: hash === row.document_hash,
  };
}

/**
 * Reads the head of a saved plan. SQLite takes it out of the document, whose rows of a large bureau fill tens of
 * megabytes when they are read as a whole.
 * @throws Failure notFound
 */
export function readPlanHead(bureau: ReadableBureau, planId: number): PlanHead {
  const row = bureau.first(
    `SELECT plan_id, scenario_id, scenario_name, settings, norm_set, data_version, data_hash, created_at, character,
       json_extract(document, '$.outcome', '$.solver', '$.certificate.ok', '$.input.synthetic', '$.years', '$.plan') AS head
     FROM plans WHERE plan_id = ?`,
    planId,
  );
  if (row === undefined) throw bureauFailure('notFound', { kind: 'plan', name: planId });
  const [outcome, solver, certified, synthetic, years, plan] = objectOf<
    [PlanOutcome, Plan['solver'], boolean, boolean, Plan['years'], Plan['plan']]
  >(row.head);
  return {
    planId: Number(row.plan_id),
    scenarioId: row.scenario_id === null ? null : String(row.scenario_id),
    scenarioName: String(row.scenario_name),
    settings: objectOf(row.settings),
    normSet: objectOf(row.norm_set),
    data: dataOf(row),
    createdAt: String(row.created_at),
    character: characterOf(row),
    outcome,
    solver,
    certified,
    synthetic,
    figures: keyFiguresOf({ years, plan }),
  };
}

/**
 * Removes a plan for good.
 * @throws Failure notFound
 */
export function removePlan(bureau: WritableBureau, planId: number): void {
  if (bureau.first('SELECT 1 FROM plans WHERE plan_id = ?', planId) === undefined)
    throw bureauFailure('notFound', { kind: 'plan', name: planId });
  bureau.run('DELETE FROM plans WHERE plan_id = ?', planId);
}

/** All plans, the latest first. */
export function listPlans(bureau: ReadableBureau): PlanSummary[] {
  return bureau
    .all(
      `SELECT plan_id, scenario_name, outcome, input_hash, data_version, data_hash, created_at
       FROM plans ORDER BY plan_id DESC`,
    )
    .map((row) => ({
      planId: Number(row.plan_id),
      scenarioName: String(row.scenario_name),
      outcome: String(row.outcome) as PlanOutcome,
      inputHash: String(row.input_hash),
      data: dataOf(row),
      createdAt: String(row.created_at),
    }));
}

/** Null for no character, and for one that only a later program knows. */
function characterOf({ character }: StoredRow): PlanCharacter | null {
  return PLAN_CHARACTERS.find((known) => known === character) ?? null;
}

function dataOf(row: StoredRow): DataVersion {
  return { version: Number(row.data_version), hash: String(row.data_hash) };
}

function documentHash(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return `sha256:${hash.digest('hex')}`;
}
