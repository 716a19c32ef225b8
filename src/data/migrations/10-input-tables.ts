import type { Migration } from './migration.ts';

/**
 * The input tables as src/domain/tables declares them, and the version of the data. `row_number` keeps the order of
 * the input. Money is an integer where it is whole yuan and a REAL otherwise, hence ANY. Keys with parts that may be
 * blank are unique through an index that reads a blank as a value of its own.
 */
export const inputTables: Migration = {
  version: 10,
  sql: `
CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  data_version INTEGER NOT NULL,
  data_hash TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  row_number INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (key)
) STRICT;

CREATE TABLE districts (
  row_number INTEGER PRIMARY KEY,
  district_id TEXT NOT NULL,
  name TEXT,
  kind TEXT,
  establishment_posts INTEGER,
  share_central REAL,
  share_province REAL,
  share_city REAL,
  share_county REAL,
  UNIQUE (district_id)
) STRICT;

CREATE TABLE schools (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL,
  name TEXT,
  district_id TEXT REFERENCES districts (district_id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT,
  locale TEXT,
  ownership TEXT,
  lon REAL,
  lat REAL,
  boarding_pupils INTEGER,
  locked INTEGER CHECK (locked IN (0, 1)),
  UNIQUE (school_id)
) STRICT;

CREATE TABLE programmes (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  rooms INTEGER,
  max_new_rooms INTEGER,
  room_cost ANY CHECK (typeof(room_cost) IN ('integer', 'real', 'null')),
  UNIQUE (school_id, stage)
) STRICT;

CREATE TABLE enrolment (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  grade INTEGER NOT NULL,
  year INTEGER NOT NULL,
  pupils INTEGER NOT NULL,
  classes INTEGER,
  UNIQUE (school_id, stage, grade, year)
) STRICT;

CREATE TABLE class_sizes (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  grade INTEGER,
  year INTEGER NOT NULL,
  class_no TEXT,
  bin TEXT,
  pupils INTEGER,
  classes INTEGER
) STRICT;
CREATE UNIQUE INDEX class_sizes_key
  ON class_sizes (school_id, stage, ifnull(grade, 0), year, ifnull(class_no, ''), ifnull(bin, ''));

CREATE TABLE special_needs (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  form TEXT NOT NULL,
  pupils INTEGER NOT NULL,
  special_teachers INTEGER,
  resource_room INTEGER CHECK (resource_room IN (0, 1)),
  UNIQUE (school_id, year, form)
) STRICT;

CREATE TABLE staffing (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  establishment_posts INTEGER,
  teachers INTEGER,
  special_teachers INTEGER,
  carers INTEGER,
  purchased_posts INTEGER,
  UNIQUE (school_id, stage)
) STRICT;

CREATE TABLE retirements (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  year INTEGER NOT NULL,
  people INTEGER NOT NULL,
  UNIQUE (school_id, stage, year)
) STRICT;

CREATE TABLE projects (
  row_number INTEGER PRIMARY KEY,
  project_id TEXT NOT NULL,
  name TEXT,
  district_id TEXT REFERENCES districts (district_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  lon REAL,
  lat REAL,
  min_rooms INTEGER NOT NULL,
  max_rooms INTEGER NOT NULL,
  room_step INTEGER,
  fixed_cost ANY CHECK (typeof(fixed_cost) IN ('integer', 'real', 'null')),
  cost_per_room ANY CHECK (typeof(cost_per_room) IN ('integer', 'real', 'null')),
  earliest_year INTEGER,
  lead_years INTEGER,
  running_cost ANY CHECK (typeof(running_cost) IN ('integer', 'real', 'null')),
  land_ready INTEGER CHECK (land_ready IN (0, 1)),
  UNIQUE (project_id)
) STRICT;

CREATE TABLE budgets (
  row_number INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  level TEXT NOT NULL,
  kind TEXT NOT NULL,
  district_id TEXT REFERENCES districts (district_id) DEFERRABLE INITIALLY DEFERRED,
  amount ANY NOT NULL CHECK (typeof(amount) IN ('integer', 'real')),
  carry_over INTEGER CHECK (carry_over IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX budgets_key ON budgets (year, level, kind, ifnull(district_id, ''));

CREATE TABLE population (
  row_number INTEGER PRIMARY KEY,
  district_id TEXT NOT NULL REFERENCES districts (district_id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  births INTEGER,
  children_3_5 INTEGER,
  net_migration INTEGER,
  UNIQUE (district_id, year)
) STRICT;

CREATE TABLE facilities (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  multimedia_classes INTEGER,
  computer_room INTEGER CHECK (computer_room IN (0, 1)),
  bandwidth_mbps REAL,
  teaching_area REAL,
  sports_area REAL,
  equipment_value ANY CHECK (typeof(equipment_value) IN ('integer', 'real', 'null')),
  books INTEGER,
  UNIQUE (school_id)
) STRICT;

CREATE TABLE qualifications (
  row_number INTEGER PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools (school_id) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT NOT NULL,
  above_required_degree INTEGER,
  backbone INTEGER,
  pe_art INTEGER,
  certified INTEGER,
  double_qualified INTEGER,
  trained_hours INTEGER,
  UNIQUE (school_id, stage)
) STRICT;

CREATE TABLE measures (
  row_number INTEGER PRIMARY KEY,
  measure INTEGER NOT NULL,
  district_id TEXT REFERENCES districts (district_id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL,
  indicator TEXT,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX measures_key ON measures (measure, ifnull(district_id, ''), year, ifnull(indicator, ''));
`,
};
