import type { Migration } from './migration.ts';

/** The outlines of districts that the user supplied for the map: at most one set, replaced as a whole. */
export const districtOutlines: Migration = {
  version: 40,
  sql: `
CREATE TABLE district_outlines (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  file_name TEXT NOT NULL,
  outlines TEXT NOT NULL CHECK (json_valid(outlines)),
  loaded_at TEXT NOT NULL
) STRICT;
`,
};
