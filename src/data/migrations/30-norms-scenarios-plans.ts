import type { Migration } from './migration.ts';

/**
 * The bureau's own norm sets and norm values, its scenarios, and the plans made. A plan carries all that a later
 * verification needs: the settings and norms it was made with, and the version and hash of the data.
 */
export const normsScenariosPlans: Migration = {
  version: 30,
  sql: `
CREATE TABLE norm_sets (
  norm_set_id TEXT PRIMARY KEY,
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT, WITHOUT ROWID;

CREATE TABLE norm_overrides (
  norm_id TEXT PRIMARY KEY,
  value REAL NOT NULL,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE scenarios (
  scenario_id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  parent_id TEXT REFERENCES scenarios (scenario_id),
  overrides TEXT NOT NULL CHECK (json_valid(overrides)),
  CHECK (parent_id IS NOT scenario_id)
) STRICT;
INSERT INTO scenarios (scenario_id, name, parent_id, overrides) VALUES ('base', 'base', NULL, '[]');

CREATE TABLE plans (
  plan_id INTEGER PRIMARY KEY AUTOINCREMENT,
  scenario_id TEXT REFERENCES scenarios (scenario_id) ON DELETE SET NULL,
  scenario_name TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  norm_set TEXT NOT NULL CHECK (json_valid(norm_set)),
  outcome TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  data_version INTEGER NOT NULL,
  data_hash TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  document_hash TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER plans_are_immutable
  BEFORE UPDATE OF plan_id, settings, norm_set, outcome, input_hash, data_version, data_hash, document, document_hash,
    created_at ON plans
BEGIN
  SELECT raise(ABORT, 'plans are immutable');
END;
`,
};
