import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createBureau,
  hashOfTables,
  integrityProblems,
  openReadable,
  openWritable,
  readDataVersion,
  readTables,
  replaceRows,
  replaceTables,
} from '../../src/data/index.ts';
import { bureauOf, readSettings } from '../../src/domain/bureau.ts';
import {
  type BureauTables,
  fieldName,
  TABLE_NAMES,
  TABLES,
  type TableDeclaration,
  type TableName,
} from '../../src/domain/tables/index.ts';
import { arbitraryTables, failureOf, NOW, ownFolders, twoSchools } from './bureaus.ts';

const newFolder = ownFolders();

function newBureau(): ReturnType<typeof createBureau> {
  return createBureau(join(newFolder(), 'bureau.junheng'), NOW);
}

test('whatever the declarations allow is read back as it was put in, with the same hash', () => {
  const bureau = newBureau();
  fc.assert(
    fc.property(arbitraryTables, (tables) => {
      const data = replaceTables(bureau, tables);
      const back = readTables(bureau);
      expect(back).toEqual(tables);
      expect(hashOfTables(back)).toBe(data.hash);
    }),
    { numRuns: 60 },
  );
  expect(integrityProblems(bureau)).toEqual([]);
  bureau.close();
});

test('single rows written in their places leave the same file as all rows written anew', () => {
  const bureau = newBureau();
  fc.assert(
    fc.property(arbitraryTables, arbitraryTables, fc.infiniteStream(fc.boolean()), (before, other, choices) => {
      replaceTables(bureau, before);
      // Of every table some rows take the values of the other's, keys excepted, and some of the other's are added.
      const places = new Map<TableName, number[]>();
      const after = Object.fromEntries(
        TABLE_NAMES.map((name) => {
          const { columns }: TableDeclaration = TABLES[name];
          const keys = columns
            .filter(({ key, references }) => key || references)
            .map((column) => fieldName(column.name));
          const rows = [...(before[name] as readonly unknown[])] as Record<string, unknown>[];
          for (const [index, source] of (other[name] as readonly unknown[] as Record<string, unknown>[]).entries()) {
            const row = rows[index];
            if (row === undefined || choices.next().value === false) continue;
            rows[index] = { ...source, ...Object.fromEntries(keys.map((key) => [key, row[key]])) };
            places.set(name, [...(places.get(name) ?? []), index]);
          }
          return [name, rows];
        }),
      ) as unknown as BureauTables;
      const data = replaceRows(bureau, after, places);
      expect(readTables(bureau)).toEqual(after);
      expect(data.hash).toBe(hashOfTables(readTables(bureau)));
    }),
    { numRuns: 60 },
  );
  expect(integrityProblems(bureau)).toEqual([]);
  bureau.close();
});

test('two rows can exchange their keys, and a row that would leave others without what they refer to is refused', async () => {
  const bureau = newBureau();
  const tables = twoSchools();
  replaceTables(bureau, tables);
  const [one, two] = tables.schools;
  const exchanged = [
    { ...one!, schoolId: two!.schoolId },
    { ...two!, schoolId: one!.schoolId },
  ];
  replaceRows(bureau, { ...tables, schools: exchanged }, new Map([['schools', [0, 1]]]));
  expect(readTables(bureau).schools).toEqual(exchanged);
  const renamed = [{ ...exchanged[0]!, schoolId: 'elsewhere' }, exchanged[1]!];
  expect(
    await failureOf(() => replaceRows(bureau, { ...tables, schools: renamed }, new Map([['schools', [0]]]))),
  ).toMatchObject({ code: 'rowRefused', facts: { reason: 'unknownReference' } });
  expect(readTables(bureau).schools).toEqual(exchanged);
  bureau.close();
});

test('money is stored as whole yuan where it is whole, and blanks are not zero', () => {
  const bureau = newBureau();
  replaceTables(bureau, twoSchools());
  expect(bureau.all('SELECT room_cost, typeof(room_cost) AS type, max_new_rooms FROM programmes')).toEqual([
    { room_cost: 2_670_000, type: 'integer', max_new_rooms: 2 },
    { room_cost: 1234.56, type: 'real', max_new_rooms: null },
  ]);
  // Five thousand million yuan do not fit 32 bits.
  expect(bureau.all('SELECT amount, typeof(amount) AS type FROM budgets')).toEqual([
    { amount: 5_000_000_000, type: 'integer' },
    { amount: 0.1, type: 'real' },
  ]);
  bureau.close();
});

test('the data version counts changes, not imports of the same data', () => {
  const bureau = newBureau();
  expect(readDataVersion(bureau).version).toBe(0);
  const first = replaceTables(bureau, twoSchools());
  expect(first.version).toBe(1);
  expect(replaceTables(bureau, twoSchools())).toEqual(first);
  const other = { ...twoSchools(), settings: [{ key: 'name', value: 'another name' }] };
  const second = replaceTables(bureau, other);
  expect(second.version).toBe(2);
  expect(second.hash).not.toBe(first.hash);
  expect(readDataVersion(bureau)).toEqual(second);
  bureau.close();
});

test('settings come with the data', () => {
  const bureau = newBureau();
  replaceTables(bureau, twoSchools());
  expect(bureauOf(readTables(bureau)).settings).toEqual({
    name: '两校示例',
    baseYear: 2026,
    horizonYears: 5,
  });
  bureau.close();
});

test('without a base year the latest year is taken that a few later rows do not make', () => {
  const [row] = twoSchools().enrolment;
  const yearOf = (...years: number[]) =>
    readSettings({ ...twoSchools(), settings: [], enrolment: years.map((year) => ({ ...row!, year })) }).baseYear;
  expect(yearOf(2025, 2026)).toBe(2026);
  expect(yearOf(2025, 2025, 2026)).toBe(2026);
  // One cohort of 2028 that is known already, or a year that was mistyped.
  expect(yearOf(2026, 2026, 2026, 2028)).toBe(2026);
});

const tables = twoSchools();
const enrolled = tables.enrolment[0];
if (enrolled === undefined) throw new Error('the example has enrolment');

test.each<[string, Partial<BureauTables>, Record<string, unknown>]>([
  [
    'a key that is there twice',
    { enrolment: [enrolled, enrolled] },
    { table: 'enrolment', row: 2, reason: 'duplicateOrOutOfRule' },
  ],
  [
    'a budget for the whole bureau that is there twice, although its district is blank',
    { budgets: tables.budgets.slice(0, 1).concat(tables.budgets.slice(0, 1)) },
    { table: 'budgets', row: 2, reason: 'duplicateOrOutOfRule' },
  ],
  [
    'a school that is not there',
    { enrolment: [enrolled, { ...enrolled, schoolId: '0300' }] },
    { table: 'enrolment', row: 2, reason: 'unknownReference', parent: 'schools' },
  ],
  [
    'a number that is none',
    { enrolment: [{ ...enrolled, pupils: Number.NaN }] },
    { table: 'enrolment', row: 1, column: 'pupils', reason: 'notWhole', value: 'NaN' },
  ],
  [
    'money that is no number',
    { budgets: tables.budgets.map((row) => ({ ...row, amount: Number.POSITIVE_INFINITY })) },
    { table: 'budgets', row: 1, column: 'amount', reason: 'notANumber' },
  ],
  [
    'half a pupil',
    { enrolment: [{ ...enrolled, pupils: 70.5 }] },
    { table: 'enrolment', row: 1, column: 'pupils', reason: 'notWhole' },
  ],
  [
    'a blank where there must be a value',
    { enrolment: [{ ...enrolled, pupils: null as unknown as number }] },
    { table: 'enrolment', row: 1, column: 'pupils', reason: 'missing' },
  ],
  [
    'a stage that is none',
    { enrolment: [{ ...enrolled, stage: 'nursery' as 'primary' }] },
    { table: 'enrolment', row: 1, column: 'stage', reason: 'unknownChoice', value: 'nursery' },
  ],
  [
    'half of a letter pair, which SQLite would replace',
    { settings: [{ key: 'name', value: 'a\ud800' }] },
    { table: 'settings', row: 1, column: 'value', reason: 'notText' },
  ],
])('%s is refused with its place, and the file stays as it was', async (_, change, facts) => {
  const bureau = newBureau();
  const before = replaceTables(bureau, twoSchools());
  const failure = await failureOf(() => replaceTables(bureau, { ...twoSchools(), ...change }));
  expect(failure).toMatchObject({ code: 'rowRefused', facts });
  expect(readTables(bureau)).toEqual(twoSchools());
  expect(readDataVersion(bureau)).toEqual(before);
  bureau.close();
});

test('a value that another program wrote and that is no choice is reported, not passed on', async () => {
  const bureau = newBureau();
  replaceTables(bureau, twoSchools());
  bureau.run("UPDATE schools SET kind = 'academy' WHERE school_id = '0200'");
  expect(await failureOf(() => readTables(bureau))).toMatchObject({
    code: 'rowRefused',
    facts: { table: 'schools', row: 2, column: 'kind', value: 'academy' },
  });
  bureau.close();
});

test('a process killed in the middle of replacing the tables leaves the file as it was', async () => {
  const path = join(newFolder(), 'bureau.junheng');
  const bureau = createBureau(path, NOW);
  const before = replaceTables(bureau, twoSchools());
  bureau.close();

  const child = spawn(process.execPath, [join(import.meta.dirname, 'replace-and-hang.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(String(said)).toBe('rows written, not committed\n');
  const locked = await failureOf(() => openWritable(path, { now: NOW, lockWait: 0 }));
  expect(locked.code).toBe('bureauLocked');
  child.kill('SIGKILL');
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');

  const after = openReadable(path);
  expect(readTables(after)).toEqual(twoSchools());
  expect(readDataVersion(after)).toEqual(before);
  expect(integrityProblems(after)).toEqual([]);
  after.close();
  const writing = await openWritable(path, { now: NOW, lockWait: 0 });
  expect(replaceTables(writing, twoSchools())).toEqual(before);
  writing.close();
});
