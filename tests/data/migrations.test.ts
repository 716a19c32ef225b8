import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupFolderOf, openWritable, readPlan, readTables, replaceTables } from '../../src/data/index.ts';
import { migrate, schemaVersionOf } from '../../src/data/migrate.ts';
import { MIGRATIONS } from '../../src/data/migrations/index.ts';
import { APPLICATION_ID, openReadable } from '../../src/data/open.ts';
import { failureOf, NOW, ownFolders, twoSchools } from './bureaus.ts';

const newFolder = ownFolders();

/** A bureau file as the program of an earlier schema version left it. */
function fileOfVersion(version: number): string {
  const path = join(newFolder(), 'earlier.junheng');
  const database = new Database(path);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= version),
  );
  database.exec(`INSERT INTO meta VALUES (1, 4, 'sha256:00', '2026-01-01T00:00:00.000Z')`);
  database.exec(`INSERT INTO schools (school_id, name) VALUES ('0100', '第一小学')`);
  if (version >= 20)
    database.exec(`INSERT INTO saved_mappings VALUES ('基础基312', '{"columns":{}}', '2026-01-01T00:00:00.000Z')`);
  database.close();
  return path;
}

function tableNames(path: string): unknown[] {
  const database = new Database(path, { readonly: true });
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  database.close();
  return names;
}

test('steps are numbered in tens', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => 10 * (index + 1)));
});

test('10: an empty file becomes one with all input tables', () => {
  const path = fileOfVersion(10);
  expect(tableNames(path)).toEqual(expect.arrayContaining(['meta', 'settings', 'schools', 'enrolment', 'measures']));
  expect(tableNames(path)).not.toContain('imports');
});

test('20: a file of version 10 keeps its schools and gains imports and mappings', () => {
  const path = fileOfVersion(10);
  const database = new Database(path);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 20),
  );
  expect(schemaVersionOf(database)).toBe(20);
  expect(database.prepare('SELECT school_id, name FROM schools').all()).toEqual([
    { school_id: '0100', name: '第一小学' },
  ]);
  database.close();
  expect(tableNames(path)).toEqual(expect.arrayContaining(['imports', 'saved_mappings']));
  expect(tableNames(path)).not.toContain('plans');
});

test('30: a file of version 20 keeps its mappings and gains norms, plans and the base scenario', () => {
  const path = fileOfVersion(20);
  const database = new Database(path);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 30),
  );
  expect(schemaVersionOf(database)).toBe(30);
  expect(database.prepare('SELECT name FROM saved_mappings').pluck().all()).toEqual(['基础基312']);
  expect(database.prepare('SELECT scenario_id FROM scenarios').pluck().all()).toEqual(['base']);
  database.close();
  expect(tableNames(path)).toEqual(expect.arrayContaining(['norm_sets', 'norm_overrides', 'plans']));
});

test('40: a file of version 30 keeps its scenarios and gains a place for the outlines of districts', () => {
  const path = fileOfVersion(30);
  const database = new Database(path);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 40),
  );
  expect(schemaVersionOf(database)).toBe(40);
  expect(database.prepare('SELECT scenario_id FROM scenarios').pluck().all()).toEqual(['base']);
  const insert = database.prepare('INSERT INTO district_outlines VALUES (?, ?, ?, ?)');
  insert.run(1, 'districts.geojson', '[]', '2026-01-01T00:00:00.000Z');
  expect(() => insert.run(2, 'others.geojson', '[]', '2026-01-01T00:00:00.000Z')).toThrow(/CHECK/);
  database.close();
});

test('50: a file of version 40 keeps its scenarios and gains frontiers and progress', () => {
  const path = fileOfVersion(40);
  const database = new Database(path);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 50),
  );
  expect(schemaVersionOf(database)).toBe(50);
  expect(database.prepare('SELECT scenario_id FROM scenarios').pluck().all()).toEqual(['base']);
  expect(database.prepare('SELECT count(*) FROM frontiers').pluck().get()).toBe(0);
  database.close();
  expect(tableNames(path)).toEqual(expect.arrayContaining(['frontiers', 'measure_progress']));
});

test('60: a file of version 50 keeps its plans, which are no alternatives', () => {
  const path = fileOfVersion(50);
  const database = new Database(path);
  database.exec(`INSERT INTO plans (scenario_id, scenario_name, settings, norm_set, outcome, input_hash, data_version,
    data_hash, document, document_hash, created_at)
    VALUES ('base', 'base', '{}', '{}', 'optimal', '0', 1, '0', '{}', '0', '2026-01-01T00:00:00.000Z')`);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 60),
  );
  expect(schemaVersionOf(database)).toBe(60);
  expect(database.prepare('SELECT plan_id, scenario_name, character FROM plans').all()).toEqual([
    { plan_id: 1, scenario_name: 'base', character: null },
  ]);
  expect(() => database.exec(`UPDATE plans SET character = 'leastBuilding'`)).toThrow(/immutable/);
  database.close();
});

test('70: a file of version 60 keeps its plans and gains studies, which go with the plan they are about', () => {
  const path = fileOfVersion(60);
  const database = new Database(path);
  database.pragma('foreign_keys = ON');
  const insertPlan = `INSERT INTO plans (scenario_id, scenario_name, settings, norm_set, outcome, input_hash,
    data_version, data_hash, document, document_hash, created_at)
    VALUES ('base', 'base', '{}', '{}', 'optimal', '0', 1, '0', '{}', '0', '2026-01-01T00:00:00.000Z')`;
  database.exec(insertPlan);
  migrate(
    database,
    MIGRATIONS.filter((migration) => migration.version <= 70),
  );
  expect(schemaVersionOf(database)).toBe(70);
  expect(database.prepare('SELECT plan_id, scenario_name FROM plans').all()).toEqual([
    { plan_id: 1, scenario_name: 'base' },
  ]);
  database.exec(insertPlan);
  database.exec(`INSERT INTO studies VALUES (1, 'alternatives', '{}', '2026-01-02T00:00:00.000Z')`);
  database.exec(`INSERT INTO alternatives VALUES (1, 0, x'00', 2)`);
  database.exec('DELETE FROM plans WHERE plan_id = 2');
  expect(database.prepare('SELECT saved_as FROM alternatives').pluck().all()).toEqual([null]);
  database.exec('DELETE FROM plans WHERE plan_id = 1');
  for (const table of ['studies', 'alternatives'])
    expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  database.close();
});

test('a step that fails leaves the file at the version before', () => {
  const path = fileOfVersion(10);
  const database = new Database(path);
  const broken = { version: 20, sql: 'CREATE TABLE half (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1);' };
  expect(() => migrate(database, [broken])).toThrow(/nowhere/);
  expect(schemaVersionOf(database)).toBe(10);
  database.close();
  expect(tableNames(path)).not.toContain('half');
});

test('opening an earlier file for writing backs it up and brings it up to date', async () => {
  const path = fileOfVersion(10);
  const bureau = await openWritable(path, { now: NOW });
  expect(readTables(bureau).schools.map((school) => school.name)).toEqual(['第一小学']);
  expect(replaceTables(bureau, twoSchools()).version).toBe(5);
  expect((await failureOf(() => readPlan(bureau, 'latest'))).code).toBe('notFound');
  bureau.close();
  expect(readdirSync(backupFolderOf(path))).toEqual(['2026-03-01T08-30-00-000Z.beforeMigration.junheng']);
  expect(tableNames(join(backupFolderOf(path), '2026-03-01T08-30-00-000Z.beforeMigration.junheng'))).not.toContain(
    'plans',
  );
});

test('opening an earlier file for reading says that it is older and touches nothing', async () => {
  const path = fileOfVersion(20);
  const failure = await failureOf(() => openReadable(path));
  expect(failure).toMatchObject({ code: 'bureauOlder', facts: { version: 20, needed: 70 } });
  expect(existsSync(backupFolderOf(path))).toBe(false);
});

test('a file of a newer version is refused politely and not touched', async () => {
  const path = fileOfVersion(70);
  const database = new Database(path);
  database.pragma('user_version = 80');
  database.close();
  for (const open of [() => openReadable(path), () => openWritable(path, { now: NOW })])
    expect(await failureOf(open)).toMatchObject({ code: 'bureauNewer', facts: { version: 80, known: 70 } });
  expect(existsSync(backupFolderOf(path))).toBe(false);
});
