import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Plan } from '../domain/plan/index.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** What a study of one kind last found out about a plan. */
export interface SavedStudy<Document> {
  readonly planId: number;
  readonly kind: string;
  readonly document: Document;
  /** ISO 8601, UTC. */
  readonly foundAt: string;
}

/** A whole plan as the bureau file keeps alternatives: JSON compressed with gzip. */
export type PackedPlan = Uint8Array;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Packs a plan, whose rows fill tens of megabytes in a large bureau; they are compressed in another thread. */
export function packPlan(plan: Plan): Promise<PackedPlan> {
  return compress(JSON.stringify(plan), { level: 4 });
}

/** The plan that was packed. */
export async function unpackPlan(packed: PackedPlan): Promise<Plan> {
  return objectOf((await decompress(packed)).toString('utf8'));
}

/** Saves what a study found in place of what one of its kind found before. A plan deleted meanwhile keeps none. */
export function saveStudy<Document>(bureau: WritableBureau, saved: SavedStudy<Document>): void {
  bureau.run(
    `INSERT INTO studies (plan_id, kind, document, found_at)
     SELECT plan_id, ?, ?, ? FROM plans WHERE plan_id = ?
     ON CONFLICT (plan_id, kind) DO UPDATE SET document = excluded.document, found_at = excluded.found_at`,
    saved.kind,
    JSON.stringify(saved.document),
    saved.foundAt,
    saved.planId,
  );
}

/** What a study last found out about a plan; null where there was none. The type of the document is the writer's. */
export function readStudy<Document>(bureau: ReadableBureau, planId: number, kind: string): SavedStudy<Document> | null {
  const row = bureau.first('SELECT document, found_at FROM studies WHERE plan_id = ? AND kind = ?', planId, kind);
  if (row === undefined) return null;
  return { planId, kind, document: objectOf(row.document), foundAt: String(row.found_at) };
}

/** Keeps the alternatives to a plan, in order, in place of those found before. A plan deleted meanwhile keeps none. */
export function replaceAlternatives(bureau: WritableBureau, planId: number, plans: readonly PackedPlan[]): void {
  bureau.run('DELETE FROM alternatives WHERE plan_id = ?', planId);
  for (const [position, plan] of plans.entries())
    bureau.run(
      'INSERT INTO alternatives (plan_id, position, document) SELECT plan_id, ?, ? FROM plans WHERE plan_id = ?',
      position,
      plan,
      planId,
    );
}

/** The alternative to a plan at a position; null where there is none. */
export function readAlternative(bureau: ReadableBureau, planId: number, position: number): PackedPlan | null {
  const row = bureau.first('SELECT document FROM alternatives WHERE plan_id = ? AND position = ?', planId, position);
  return row?.document instanceof Uint8Array ? row.document : null;
}

/** For each alternative to a plan, in order, the plan that it was saved as; null where it was not, or is deleted. */
export function alternativesSavedAs(bureau: ReadableBureau, planId: number): (number | null)[] {
  return bureau
    .all('SELECT saved_as FROM alternatives WHERE plan_id = ? ORDER BY position', planId)
    .map(({ saved_as }) => (saved_as === null ? null : Number(saved_as)));
}

/** Notes the plan that an alternative was saved as. */
export function markAlternativeSaved(bureau: WritableBureau, planId: number, position: number, savedAs: number): void {
  bureau.run('UPDATE alternatives SET saved_as = ? WHERE plan_id = ? AND position = ?', savedAs, planId, position);
}
