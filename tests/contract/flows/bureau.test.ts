import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf, startHost, temporaryFolder } from '../kit/hosts.ts';

describe('a bureau', () => {
  it('is made, found again among the recent ones, closed and opened', async () => {
    const { client, registry, folder } = await startWithBureau();
    const target = registry.grant(join(folder, 'second.junheng'), 'write').token;
    const made = await client.call('bureau.create', { target, name: '乙市', baseYear: 2026 });
    expect(made).toEqual({
      name: '乙市',
      fileName: 'second.junheng',
      synthetic: false,
      baseYear: 2026,
      horizonYears: 5,
      dataVersion: 1,
    });
    const recent = await client.call('bureau.recent', {});
    expect(recent.map(({ fileName }) => fileName)).toEqual(['second.junheng', 'sample.junheng']);
    await client.call('bureau.close', {});
    expect(await client.call('bureau.current', {})).toBeNull();
    const opened = await client.call('bureau.openRecent', { recentId: recent[1]!.recentId });
    expect(opened).toMatchObject({ fileName: 'sample.junheng', synthetic: true });
    await client.call('bureau.forgetRecent', { recentId: recent[0]!.recentId });
    expect(await client.call('bureau.recent', {})).toHaveLength(1);
  });

  it('says what is in it and what is missing for a plan', async () => {
    const { client, registry, folder } = await startWithBureau();
    const full = await client.call('bureau.overview', {});
    expect(full).toMatchObject({ ready: true, errors: 0, scenarios: 1, plans: 0 });
    expect(full.pupils).toBeGreaterThan(0);
    const target = registry.grant(join(folder, 'empty.junheng'), 'write').token;
    await client.call('bureau.create', { target, name: '空', baseYear: 2026 });
    const empty = await client.call('bureau.overview', {});
    expect(empty).toMatchObject({ ready: false, pupils: null, errors: 3 });
    const health = await client.call('data.health', {});
    expect(health.issues.map(({ code, table }) => `${code} ${table}`)).toEqual([
      'table-missing-for-planning schools',
      'table-missing-for-planning enrolment',
      'table-missing-for-planning budgets',
    ]);
    expect(await failureOf(client.call('solve.start', { scenarioId: 'base' }))).toMatchObject({
      code: 'data.notReady',
    });
  });

  it('is restored from a backup, which can be undone', async () => {
    const { client } = await startWithBureau();
    const { rows } = await client.call('data.rows', { table: 'schools', limit: 1 });
    const { rowId, cells } = rows[0]!;
    const backup = await client.call('bureau.backup', {});
    expect(backup).toMatchObject({ reason: 'asked' });
    await client.call('data.edit', { edits: [{ table: 'schools', rowId, field: 'name', value: 'later' }] });
    await client.call('bureau.restore', { backupId: backup.backupId });
    expect((await client.call('data.rows', { table: 'schools', limit: 1 })).rows[0]!.cells).toEqual(cells);
    const { backups } = await client.call('bureau.overview', {});
    const undo = backups.find(({ reason }) => reason === 'beforeRestore');
    await client.call('bureau.restore', { backupId: undo!.backupId });
    expect((await client.call('data.rows', { table: 'schools', limit: 1 })).rows[0]!.cells.name).toBe('later');
    expect(await failureOf(client.call('bureau.restore', { backupId: '../sample.junheng' }))).toMatchObject({
      code: 'bureau.unknownBackup',
    });
  });

  it('stays open when the backup to be restored turns out to be damaged', async () => {
    const { client, folder } = await startWithBureau();
    const { backupId } = await client.call('bureau.backup', {});
    const file = join(folder, 'sample.junheng.backups', backupId);
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, 20_000);
    writeFileSync(file, bytes);
    expect(await failureOf(client.call('bureau.restore', { backupId }))).toMatchObject({ code: 'bureau.damaged' });
    expect(await client.call('bureau.current', {})).toMatchObject({ fileName: 'sample.junheng' });
    expect((await client.call('data.rows', { table: 'schools' })).total).toBeGreaterThan(0);
  });

  it('too damaged to be opened leaves the open one open, and is restored from a backup without being opened', async () => {
    const { client, registry, folder } = await startWithBureau();
    await client.call('bureau.backup', {});
    const [recent] = await client.call('bureau.recent', {});
    const { recentId } = recent!;
    const target = registry.grant(join(folder, 'second.junheng'), 'write').token;
    await client.call('bureau.create', { target, name: '乙市', baseYear: 2026 });
    const file = join(folder, 'sample.junheng');
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, bytes.length - 4096);
    writeFileSync(file, bytes);
    expect(await failureOf(client.call('bureau.openRecent', { recentId }))).toMatchObject({ code: 'bureau.damaged' });
    expect(await client.call('bureau.current', {})).toMatchObject({ fileName: 'second.junheng' });
    const [backup] = await client.call('bureau.recentBackups', { recentId });
    const { backupId } = backup!;
    expect(
      await failureOf(client.call('bureau.restoreRecent', { recentId, backupId: '../sample.junheng' })),
    ).toMatchObject({ code: 'bureau.unknownBackup' });
    expect(await client.call('bureau.restoreRecent', { recentId, backupId })).toMatchObject({
      fileName: 'sample.junheng',
    });
    expect((await client.call('data.rows', { table: 'schools' })).total).toBeGreaterThan(0);
    expect(await failureOf(client.call('bureau.recentBackups', { recentId: 'unknown' }))).toMatchObject({
      code: 'bureau.notFound',
    });
  });

  it('is copied to another file', async () => {
    const { client, registry, folder } = await startWithBureau();
    const copy = join(folder, 'copy.junheng');
    await client.call('bureau.saveCopy', { target: registry.grant(copy, 'write').token });
    expect(existsSync(copy)).toBe(true);
    const before = await client.call('data.rows', { table: 'enrolment' });
    await client.call('bureau.open', { token: registry.grant(copy, 'read').token });
    expect((await client.call('data.rows', { table: 'enrolment' })).rows).toEqual(before.rows);
  });

  it('is refused with a reason when the file is no bureau, is gone or is already there', async () => {
    const { client, registry, folder } = await startWithBureau();
    const text = join(folder, 'text.junheng');
    writeFileSync(text, 'no database');
    const open = (path: string) => client.call('bureau.open', { token: registry.grant(path, 'read').token });
    expect(await failureOf(open(text))).toMatchObject({
      code: 'bureau.notABureau',
      parameters: { name: 'text.junheng' },
    });
    expect(await failureOf(open(join(folder, 'gone.junheng')))).toMatchObject({ code: 'bureau.notFound' });
    const target = registry.grant(join(folder, 'sample.junheng'), 'write').token;
    const create = client.call('bureau.create', { target, name: 'x', baseYear: 2026 });
    expect(await failureOf(create)).toMatchObject({ code: 'bureau.alreadyThere' });
    expect(await client.call('bureau.current', {})).toMatchObject({ fileName: 'sample.junheng' });
  });

  it('that was moved away is shown as not present', async () => {
    const folder = temporaryFolder();
    const { client } = await startWithBureau({ folder });
    await client.call('bureau.close', {});
    rmSync(join(folder, 'sample.junheng'));
    const [recent] = await client.call('bureau.recent', {});
    expect(recent).toMatchObject({ present: false });
    expect(await failureOf(client.call('bureau.openRecent', { recentId: recent!.recentId }))).toMatchObject({
      code: 'bureau.notFound',
    });
  });
});

describe('preferences', () => {
  it('outlive a damaged file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'preferences.json'), '{"theme": ');
    const { client } = await startHost('in process', { folder });
    expect(await client.call('preferences.get', {})).toEqual({});
    await client.call('preferences.set', { key: 'grid.schools', value: { columns: ['name'], width: [1, null] } });
    await client.call('preferences.set', { key: 'theme', value: 'dark' });
    await client.call('preferences.set', { key: 'theme', value: null });
    expect(await client.call('preferences.get', {})).toEqual({
      'grid.schools': { columns: ['name'], width: [1, null] },
    });
  });
});
