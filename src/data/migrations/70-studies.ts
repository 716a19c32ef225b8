import type { Migration } from './migration.ts';

/**
 * What was last found out about a plan by each kind of study; and the alternatives to it as whole plans, so that one
 * can still be saved later. They are JSON compressed with gzip, because there are up to five of them to a plan.
 */
export const studies: Migration = {
  version: 70,
  sql: `
CREATE TABLE studies (
  plan_id INTEGER NOT NULL REFERENCES plans (plan_id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  found_at TEXT NOT NULL,
  PRIMARY KEY (plan_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE alternatives (
  plan_id INTEGER NOT NULL REFERENCES plans (plan_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document BLOB NOT NULL,
  saved_as INTEGER REFERENCES plans (plan_id) ON DELETE SET NULL,
  PRIMARY KEY (plan_id, position)
) STRICT;

CREATE INDEX alternatives_saved_as ON alternatives (saved_as);
`,
};
