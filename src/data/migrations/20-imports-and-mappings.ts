import type { Migration } from './migration.ts';

/**
 * What was imported when, with the issues found; the file and row that each row of the input tables came from; and the
 * column mappings saved for the next time.
 */
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

CREATE TABLE row_origins (
  table_name TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  PRIMARY KEY (table_name, row_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_mappings (
  name TEXT PRIMARY KEY,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
