import type { Migration } from './migration.ts';

/**
 * The frontier that was last computed of each scenario, with all that tells whether it still fits; and how far the
 * bureau says the policy's measures have come. Progress is no input of planning, so it does not count as data.
 */
export const frontiersAndProgress: Migration = {
  version: 50,
  sql: `
CREATE TABLE frontiers (
  scenario_id TEXT PRIMARY KEY REFERENCES scenarios (scenario_id) ON DELETE CASCADE,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  norm_set TEXT NOT NULL CHECK (json_valid(norm_set)),
  data_version INTEGER NOT NULL,
  data_hash TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  started_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_progress (
  measure INTEGER NOT NULL,
  district_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('notStarted', 'underWay', 'done')),
  reached_on TEXT,
  note TEXT,
  PRIMARY KEY (measure, district_id)
) STRICT, WITHOUT ROWID;
`,
};
