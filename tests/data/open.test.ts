import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, expectTypeOf, test } from 'vitest';
import { failureOfSqliteCode } from '../../src/data/failures.ts';
import {
  createBureau,
  createFilledBureau,
  openReadable,
  openWritable,
  type ReadableBureau,
  readTables,
  replaceTables,
  type WritableBureau,
} from '../../src/data/index.ts';
import { failureOf, NOW, ownFolders, twoSchools } from './bureaus.ts';

const newFolder = ownFolders();

function bureauFile(): string {
  const path = join(newFolder(), 'bureau.junheng');
  const bureau = createBureau(path, NOW);
  replaceTables(bureau, twoSchools());
  bureau.close();
  return path;
}

async function codesOfOpening(path: string): Promise<string[]> {
  const reading = await failureOf(() => readTables(openReadable(path, { lockWait: 0 })));
  const writing = await failureOf(async () => readTables(await openWritable(path, { now: NOW, lockWait: 0 })));
  return [reading.code, writing.code];
}

test('a new bureau is in write-ahead mode and cannot be made over something else', async () => {
  const path = bureauFile();
  const database = new Database(path);
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  database.close();
  const before = readFileSync(path);
  expect((await failureOf(() => createBureau(path, NOW))).code).toBe('bureauExists');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a bureau made with content is there as a whole or not at all', async () => {
  const folder = newFolder();
  const path = join(folder, 'bureau.junheng');
  expect(createFilledBureau(path, NOW, (bureau) => replaceTables(bureau, twoSchools()).version)).toBe(1);
  expect(readdirSync(folder)).toEqual(['bureau.junheng']);
  expect(readTables(openReadable(path))).toEqual(twoSchools());
  expect((await failureOf(() => createFilledBureau(path, NOW, () => 1))).code).toBe('bureauExists');

  const other = newFolder();
  const failing = () =>
    createFilledBureau(join(other, 'bureau.junheng'), NOW, (bureau) => {
      replaceTables(bureau, twoSchools());
      throw new Error('half way');
    });
  expect(failing).toThrow('half way');
  expect(readdirSync(other)).toEqual([]);
});

test('a bureau in a folder that is not there', async () => {
  const path = join(newFolder(), 'nowhere', 'bureau.junheng');
  expect((await failureOf(() => createBureau(path, NOW))).code).toBe('bureauCannotOpen');
  expect(await failureOf(() => createFilledBureau(path, NOW, () => 1))).toMatchObject({
    code: 'bureauCannotOpen',
    facts: { path },
  });
  expect(await codesOfOpening(path)).toEqual(['bureauMissing', 'bureauMissing']);
});

test('a folder is not a bureau', async () => {
  const path = join(newFolder(), 'folder.junheng');
  mkdirSync(path);
  expect(await codesOfOpening(path)).toEqual(['bureauCannotOpen', 'bureauCannotOpen']);
});

test('a text file is not a database', async () => {
  const path = join(newFolder(), 'text.junheng');
  const text = 'school_id,name\n0100,第一小学\n'.repeat(50);
  writeFileSync(path, text);
  expect(await codesOfOpening(path)).toEqual(['notADatabase', 'notADatabase']);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('an empty file and somebody else’s database are no bureaus and stay as they were', async () => {
  const empty = join(newFolder(), 'empty.junheng');
  writeFileSync(empty, '');
  expect(await codesOfOpening(empty)).toEqual(['notABureau', 'notABureau']);
  expect(readFileSync(empty)).toHaveLength(0);

  const other = join(newFolder(), 'other.junheng');
  const database = new Database(other);
  database.exec('CREATE TABLE schools (name TEXT)');
  database.close();
  const before = readFileSync(other);
  expect(await codesOfOpening(other)).toEqual(['notABureau', 'notABureau']);
  expect(readFileSync(other).equals(before)).toBe(true);
});

test('a file cut short is damaged', async () => {
  const path = bureauFile();
  truncateSync(path, 5 * 4096);
  expect(await codesOfOpening(path)).toEqual(['bureauCorrupted', 'bureauCorrupted']);
});

test('a file with a page overwritten is damaged', async () => {
  const path = bureauFile();
  const content = readFileSync(path);
  // Page 1 holds the header and the start of the schema; the noise starts on page 2.
  content.fill(0xa5, 4096);
  writeFileSync(path, content);
  expect(await codesOfOpening(path)).toEqual(['bureauCorrupted', 'bureauCorrupted']);
});

test('a file that another program is writing is locked for writing, can be read, and may be tried again', async () => {
  const path = bureauFile();
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  const failure = await failureOf(() => openWritable(path, { now: NOW, lockWait: 0 }));
  expect(failure).toMatchObject({ code: 'bureauLocked', retry: true });
  const reader = openReadable(path);
  expect(readTables(reader).schools).toHaveLength(2);
  reader.close();
  other.exec('ROLLBACK');
  other.close();
  (await openWritable(path, { now: NOW, lockWait: 0 })).close();
});

/** Runs work without the rights of the superuser, whom no file mode stops. */
async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return work();
  process.seteuid(65534);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}

test.skipIf(process.platform === 'win32')(
  'a write-protected bureau can be read but not written (skipped on Windows, where users have no numbers)',
  async () => {
    const folder = newFolder();
    const path = join(folder, 'protected.junheng');
    copyFileSync(bureauFile(), path);
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    await asOrdinaryUser(async () => {
      const bureau = openReadable(path);
      expect(readTables(bureau)).toEqual(twoSchools());
      bureau.close();
      const failure = await failureOf(() => openWritable(path, { now: NOW, lockWait: 0 }));
      expect(failure.code).toBe('bureauReadOnly');
    });
    chmodSync(folder, 0o755);
  },
);

test('a read-only handle refuses statements that write, even of a file open for writing', () => {
  const path = bureauFile();
  const bureau = openReadable(path);
  const writing = "INSERT INTO settings (key, value) VALUES ('name', 'x') RETURNING key";
  expect(() => bureau.all(writing)).toThrow(TypeError);
  expect(() => bureau.first('DELETE FROM settings RETURNING key')).toThrow(TypeError);
  // A caller that gets round the types meets SQLite, which has the file open for reading only.
  expectTypeOf<ReadableBureau>().not.toExtend<WritableBureau>();
  expectTypeOf(replaceTables).parameter(0).toEqualTypeOf<WritableBureau>();
  expectTypeOf(readTables).parameter(0).toEqualTypeOf<ReadableBureau>();
  const forced = bureau as WritableBureau;
  expect(() => forced.run('DELETE FROM settings')).toThrow(/readonly/);
  expect(() => replaceTables(forced, twoSchools())).toThrow(/readonly/);
  bureau.close();
});

test('work in a transaction must not wait', async () => {
  const bureau = await openWritable(bureauFile(), { now: NOW });
  const waiting = async () => bureau.run('DELETE FROM settings');
  expectTypeOf(bureau.transaction<Promise<number>>)
    .parameter(0)
    .toEqualTypeOf<() => never>();
  expect(() => bureau.transaction(waiting as unknown as () => number)).toThrow(/promise/);
  expect(readTables(bureau).settings).toHaveLength(1);
  bureau.close();
});

test.each([
  ['SQLITE_BUSY_SNAPSHOT', 'bureauLocked'],
  ['SQLITE_READONLY_DIRECTORY', 'bureauReadOnly'],
  ['SQLITE_CANTOPEN_ISDIR', 'bureauCannotOpen'],
  ['SQLITE_CORRUPT_INDEX', 'bureauCorrupted'],
  ['SQLITE_NOTADB', 'notADatabase'],
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_IOERR_WRITE', 'diskError'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'rowRefused'],
  ['SQLITE_ERROR', null],
  ['SQLITE_MISUSE', null],
])('%s is %s', (sqlite, code) => {
  expect(failureOfSqliteCode(sqlite)).toBe(code);
});
