import type { NormSet } from '../domain/norm.ts';
import type { ScenarioSettings } from '../domain/scenario.ts';
import type { DataVersion } from './data-version.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';
import { objectOf } from './stored-json.ts';

/** The frontier of a scenario with what it was computed from. */
export interface SavedFrontier<Document> {
  readonly scenarioId: string;
  readonly settings: ScenarioSettings;
  readonly normSet: NormSet;
  readonly data: DataVersion;
  readonly document: Document;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** Saves the frontier of a scenario in place of the one before. A scenario deleted meanwhile keeps none. */
export function saveFrontier<Document>(bureau: WritableBureau, saved: SavedFrontier<Document>): void {
  bureau.run(
    `INSERT INTO frontiers (scenario_id, settings, norm_set, data_version, data_hash, document, started_at)
     SELECT scenario_id, ?, ?, ?, ?, ?, ? FROM scenarios WHERE scenario_id = ?
     ON CONFLICT (scenario_id) DO UPDATE SET settings = excluded.settings, norm_set = excluded.norm_set,
       data_version = excluded.data_version, data_hash = excluded.data_hash, document = excluded.document,
       started_at = excluded.started_at`,
    JSON.stringify(saved.settings),
    JSON.stringify(saved.normSet),
    saved.data.version,
    saved.data.hash,
    JSON.stringify(saved.document),
    saved.startedAt,
    saved.scenarioId,
  );
}

/** The frontier last computed of a scenario; null where there is none. The type of the document is the writer's. */
export function readFrontier<Document>(bureau: ReadableBureau, scenarioId: string): SavedFrontier<Document> | null {
  const row = bureau.first('SELECT * FROM frontiers WHERE scenario_id = ?', scenarioId);
  if (row === undefined) return null;
  return {
    scenarioId,
    settings: objectOf(row.settings),
    normSet: objectOf(row.norm_set),
    data: { version: Number(row.data_version), hash: String(row.data_hash) },
    document: objectOf(row.document),
    startedAt: String(row.started_at),
  };
}
