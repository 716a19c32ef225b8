import type Database from 'better-sqlite3';
import { MIGRATIONS, type Migration } from './migrations/index.ts';

/** The schema version of a file: SQLite's own `user_version`, which changes together with the schema or not at all. */
export function schemaVersionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/** Runs the steps after the file's version in order, each in one transaction with the version it leads to. */
export function migrate(database: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const migration of migrations) {
    if (migration.version <= schemaVersionOf(database)) continue;
    database
      .transaction(() => {
        database.exec(migration.sql);
        database.pragma(`user_version = ${migration.version}`);
      })
      .immediate();
  }
}
