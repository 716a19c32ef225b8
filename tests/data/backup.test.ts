import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupsToRemove } from '../../src/data/backup.ts';
import {
  backUp,
  backupFolderOf,
  createBureau,
  integrityProblems,
  listBackups,
  openReadable,
  openWritable,
  readTables,
  replaceTables,
  restoreBackup,
} from '../../src/data/index.ts';
import { failureOf, NOW, ownFolders, twoSchools } from './bureaus.ts';

const newFolder = ownFolders();
const LATER = new Date('2026-03-01T09:00:00.000Z');

function bureauFile(): string {
  const path = join(newFolder(), 'bureau.junheng');
  const bureau = createBureau(path, NOW);
  replaceTables(bureau, twoSchools());
  bureau.close();
  return path;
}

function nameIn(path: string): string | undefined {
  const bureau = openReadable(path);
  const name = readTables(bureau).settings[0]?.value;
  bureau.close();
  return name;
}

const renamed = { ...twoSchools(), settings: [{ key: 'name', value: 'after the backup' }] };

test('a backup holds what is still in the write-ahead log, passes the check and needs no log itself', async () => {
  const path = bureauFile();
  const open = await openWritable(path, { now: NOW });
  replaceTables(open, renamed);
  expect(existsSync(`${path}-wal`)).toBe(true);
  const backup = await backUp(path, 'asked', { now: NOW });
  open.close();
  expect(backup).toBe(join(backupFolderOf(path), '2026-03-01T08-30-00-000Z.asked.junheng'));
  expect(nameIn(backup)).toBe('after the backup');
  const reader = openReadable(backup);
  expect(integrityProblems(reader)).toEqual([]);
  reader.close();
  expect(readdirSync(backupFolderOf(path))).toEqual(['2026-03-01T08-30-00-000Z.asked.junheng']);
});

test('backups are listed with time, reason and size, the latest first', async () => {
  const path = bureauFile();
  expect(listBackups(path)).toEqual([]);
  await backUp(path, 'asked', { now: NOW });
  await restoreBackup(path, await backUp(path, 'daily', { now: LATER }), { now: new Date('2026-03-01T10:00:00.5Z') });
  writeFileSync(join(backupFolderOf(path), '2026-03-01T08-30-00-000Z.unknown.junheng'), 'x');
  expect(listBackups(path).map(({ createdAt, reason }) => [createdAt, reason])).toEqual([
    ['2026-03-01T10:00:00.500Z', 'beforeRestore'],
    ['2026-03-01T09:00:00.000Z', 'daily'],
    ['2026-03-01T08:30:00.000Z', 'asked'],
  ]);
  expect(listBackups(path)[0]?.bytes).toBeGreaterThan(4096);
});

test('restoring keeps the file as it was, so that it can be undone', async () => {
  const path = bureauFile();
  const backup = await backUp(path, 'asked', { now: NOW });
  const bureau = await openWritable(path, { now: NOW });
  replaceTables(bureau, renamed);
  bureau.close();
  const undo = await restoreBackup(path, backup, { now: LATER });
  expect(nameIn(path)).toBe('两校示例');
  await restoreBackup(path, undo, { now: new Date('2026-03-01T10:00:00.000Z') });
  expect(nameIn(path)).toBe('after the backup');
});

test('a bureau that somebody has open is not replaced', async () => {
  const path = bureauFile();
  const backup = await backUp(path, 'asked', { now: NOW });
  const bureau = await openWritable(path, { now: NOW });
  replaceTables(bureau, renamed);
  const failure = await failureOf(() => restoreBackup(path, backup, { now: LATER }));
  expect(failure).toMatchObject({ code: 'bureauLocked', retry: true });
  expect(readTables(bureau).settings[0]?.value).toBe('after the backup');
  bureau.close();
  expect(nameIn(path)).toBe('after the backup');
  expect(existsSync(`${path}.restoring`)).toBe(false);
});

test('a damaged file is never made a backup, and a damaged backup never restored', async () => {
  const path = bureauFile();
  const backup = await backUp(path, 'asked', { now: NOW });
  const content = readFileSync(path);
  truncateSync(path, 5 * 4096);
  expect((await failureOf(() => backUp(path, 'asked', { now: LATER }))).code).toBe('bureauCorrupted');
  expect(readdirSync(backupFolderOf(path))).toEqual(['2026-03-01T08-30-00-000Z.asked.junheng']);

  // The good backup can be put in its place; the damaged file is kept beside it.
  expect(await restoreBackup(path, backup, { now: LATER })).toContain('2026-03-01T09-00-00-000Z.damaged.junheng');
  expect(nameIn(path)).toBe('两校示例');

  truncateSync(backup, 5 * 4096);
  writeFileSync(path, content);
  const refused = await failureOf(() => restoreBackup(path, backup, { now: LATER }));
  expect(refused).toMatchObject({ code: 'bureauCorrupted', facts: { path: backup } });
  expect(nameIn(path)).toBe('两校示例');
});

test('a backup whose rows refer to nothing does not pass the check', async () => {
  const path = bureauFile();
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.exec("DELETE FROM schools WHERE school_id = '0200'");
  database.close();
  const failure = await failureOf(() => backUp(path, 'asked', { now: NOW }));
  expect(failure).toMatchObject({
    code: 'backupDamaged',
    // One row of programmes and one of enrolment.
    facts: { problems: 2, first: expect.stringMatching(/^row 2 of \w+ refers to a missing row of schools$/) },
  });
});

test('rotation keeps three of the latest day, one of each day before, ten in all', () => {
  const name = (day: number, hour: number) =>
    `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}-00-00-000Z.asked.junheng`;
  const all = Array.from({ length: 12 }, (_, index) => [name(index + 1, 8), name(index + 1, 9)]).flat();
  all.push(name(12, 10), name(12, 11));
  const removed = new Set(backupsToRemove(all));
  // Of the twelfth, 09:00 to 11:00 stay; of the fifth to the eleventh, the last of the day: 3 + 7 = 10.
  expect(all.filter((entry) => !removed.has(entry)).sort()).toEqual([
    ...[5, 6, 7, 8, 9, 10, 11].map((day) => name(day, 9)),
    ...[9, 10, 11].map((hour) => name(12, hour)),
  ]);
  expect(backupsToRemove([])).toEqual([]);
});

test('backing up removes the backups that rotation no longer wants and nothing else', async () => {
  const path = bureauFile();
  for (const minute of [0, 10, 20, 30]) await backUp(path, 'asked', { now: new Date(Date.UTC(2026, 2, 1, 9, minute)) });
  writeFileSync(join(backupFolderOf(path), 'mine.junheng'), 'kept');
  await backUp(path, 'asked', { now: new Date(Date.UTC(2026, 2, 1, 9, 40)) });
  expect(readdirSync(backupFolderOf(path)).sort()).toEqual([
    '2026-03-01T09-20-00-000Z.asked.junheng',
    '2026-03-01T09-30-00-000Z.asked.junheng',
    '2026-03-01T09-40-00-000Z.asked.junheng',
    'mine.junheng',
  ]);
});
