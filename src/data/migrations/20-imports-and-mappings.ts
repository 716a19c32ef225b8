import type { Migration } from './migration.ts';

/** What was imported when, with the issues found, and the column mappings saved for the next time. */
export const importsAndMappings: Migration = {
  version: 20,
  sql: `
CREATE TABLE imports (
  import_id INTEGER PRIMARY KEY AUTOINCREMENT,
  imported_at TEXT NOT NULL,
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  issues TEXT NOT NULL CHECK (json_valid(issues)),
  data_version INTEGER NOT NULL,
  data_hash TEXT NOT NULL
) STRICT;

CREATE TABLE saved_mappings (
  name TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
