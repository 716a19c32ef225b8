import { describe, expect, it } from 'vitest';
import { changed } from '../../../renderer/api/row-changes.ts';
import type { PayloadOf } from '../../../src/api/index.ts';
import { rowOf, startWithBureau } from '../kit/bureau.ts';
import { failureOf } from '../kit/hosts.ts';

describe('editing data', () => {
  it('writes good cells, leaves bad ones as they were, and says what is wrong with each', async () => {
    const { client } = await startWithBureau();
    const { rows, dataVersion } = await client.call('data.rows', { table: 'schools', limit: 2 });
    const [one, other] = rows.map(({ rowId }) => rowId) as [string, string];
    const before = await rowOf(client, 'schools', other);
    const result = await client.call('data.edit', {
      edits: [
        { table: 'schools', rowId: one, field: 'name', value: '育才学校' },
        { table: 'schools', rowId: one, field: 'locked', value: '是' },
        { table: 'schools', rowId: one, field: 'kind', value: '小学' },
        { table: 'schools', rowId: other, field: 'lon', value: 'east' },
        { table: 'schools', rowId: other, field: 'districtId', value: 'D999' },
      ],
    });
    expect(result.written).toBe(3);
    expect(result.dataVersion).toBe(dataVersion + 1);
    expect(result.issues.map(({ index, code, column }) => ({ index, code, column }))).toEqual([
      { index: 3, code: 'value-not-a-number', column: 'lon' },
      // The whole row is checked with its other edits; the first of them stands for the row.
      { index: 3, code: 'reference-unknown', column: 'district_id' },
    ]);
    expect(await rowOf(client, 'schools', one)).toMatchObject({ name: '育才学校', locked: true, kind: 'primary' });
    expect(await rowOf(client, 'schools', other)).toEqual(before);
  });

  it('is undone by the inverse it returns, keys included', async () => {
    const { client } = await startWithBureau();
    await client.call('data.insertRows', { table: 'districts', rows: [{ districtId: 'N1', name: '新区' }] });
    const before = await client.call('data.rows', { table: 'districts' });
    const { inverse, issues } = await client.call('data.edit', {
      edits: [
        { table: 'districts', rowId: '["N1"]', field: 'name', value: '北区' },
        { table: 'districts', rowId: '["N1"]', field: 'name', value: '南区' },
        { table: 'districts', rowId: '["N1"]', field: 'districtId', value: 'N2' },
      ],
    });
    expect(issues).toEqual([]);
    expect(await rowOf(client, 'districts', '["N2"]')).toMatchObject({ name: '南区' });
    const undone = await client.call('data.edit', { edits: [...inverse] });
    expect(undone.issues).toEqual([]);
    const after = await client.call('data.rows', { table: 'districts' });
    expect(after.rows).toEqual(before.rows);
  });

  it('blanks a cell with null, but not one that is required', async () => {
    const { client } = await startWithBureau();
    const { rows } = await client.call('data.rows', { table: 'enrolment', limit: 1 });
    const rowId = rows[0]!.rowId;
    const result = await client.call('data.edit', {
      edits: [
        { table: 'enrolment', rowId, field: 'classes', value: null },
        { table: 'enrolment', rowId, field: 'pupils', value: null },
      ],
    });
    expect(result.issues).toMatchObject([{ index: 1, severity: 'error', code: 'value-required', column: 'pupils' }]);
    const after = await rowOf(client, 'enrolment', rowId);
    expect(after).toMatchObject({ classes: null, pupils: rows[0]!.cells.pupils });
  });

  it('keeps the key of a school that other rows refer to, and does not delete it', async () => {
    const { client } = await startWithBureau();
    const { rows } = await client.call('data.rows', { table: 'schools', limit: 1 });
    const { rowId } = rows[0]!;
    const renamed = await client.call('data.edit', {
      edits: [{ table: 'schools', rowId, field: 'schoolId', value: 'OTHER' }],
    });
    expect(renamed).toMatchObject({ written: 0, issues: [{ code: 'row-in-use', severity: 'error' }], inverse: [] });
    const deletion = client.call('data.deleteRows', { table: 'schools', rowIds: [rowId] });
    expect(await failureOf(deletion)).toMatchObject({ code: 'data.rowInUse', parameters: { table: 'schools' } });
    expect(await rowOf(client, 'schools', rowId)).not.toBeNull();
  });

  it('refuses a second row with the same key', async () => {
    const { client } = await startWithBureau();
    const result = await client.call('data.insertRows', {
      table: 'districts',
      rows: [{ districtId: 'N1' }, { districtId: 'N1', name: 'twice' }, { name: 'without a key' }],
    });
    expect(result.rowIds).toEqual(['["N1"]', null, null]);
    expect(result.issues).toMatchObject([
      { index: 1, code: 'row-contradicts' },
      { index: 2, code: 'value-required', column: 'district_id' },
    ]);
  });

  it('puts deleted rows back under their ids', async () => {
    const { client } = await startWithBureau();
    const all = await client.call('data.rows', { table: 'enrolment' });
    const rowIds = all.rows.slice(0, 3).map(({ rowId }) => rowId);
    const { removed } = await client.call('data.deleteRows', { table: 'enrolment', rowIds });
    expect(removed).toEqual(all.rows.slice(0, 3).map(({ cells }) => cells));
    expect((await client.call('data.rows', { table: 'enrolment' })).total).toBe(all.total - 3);
    const back = await client.call('data.insertRows', { table: 'enrolment', rows: [...removed] });
    expect(back.rowIds).toEqual(rowIds);
    expect((await client.call('data.rows', { table: 'enrolment' })).total).toBe(all.total);
  });

  it('changes nothing when a row or field is not there', async () => {
    const { client } = await startWithBureau();
    const { rows, dataVersion } = await client.call('data.rows', { table: 'schools', limit: 1 });
    const good = { table: 'schools' as const, rowId: rows[0]!.rowId, field: 'name', value: 'new' };
    for (const bad of [
      { ...good, rowId: '["nobody"]' },
      { ...good, field: 'nothing' },
    ]) {
      const failure = await failureOf(client.call('data.edit', { edits: [good, bad] }));
      expect(failure).toMatchObject({ code: 'data.unknownRow' });
    }
    expect((await client.call('data.rows', { table: 'schools', limit: 1 })).dataVersion).toBe(dataVersion);
  });

  it('tells what changed, and nothing when nothing did', async () => {
    const { client } = await startWithBureau();
    const heard: unknown[] = [];
    client.on('data.changed', (change) => heard.push(change));
    const { rows, dataVersion } = await client.call('data.rows', { table: 'schools', limit: 1 });
    const { rowId } = rows[0]!;
    await client.call('data.edit', { edits: [{ table: 'schools', rowId, field: 'lon', value: 'x' }] });
    await client.call('data.edit', { edits: [{ table: 'schools', rowId, field: 'name', value: 'x' }] });
    const row = { rowId, cells: { ...rows[0]!.cells, name: 'x' } };
    const changes = { table: 'schools', changed: [{ before: rowId, row }], added: [], removed: [] };
    expect(heard).toEqual([{ tables: ['schools'], dataVersion: dataVersion + 1, rows: [changes] }]);
  });

  it('tells of changed keys, added and removed rows so that a table can be kept up to date without asking', async () => {
    const { client } = await startWithBureau();
    const heard: PayloadOf<'data.changed'>[] = [];
    client.on('data.changed', (change) => heard.push(change));
    let { rows } = await client.call('data.rows', { table: 'districts' });
    const added = { districtId: 'N1', name: '新区' };
    await client.call('data.insertRows', { table: 'districts', rows: [added, { ...added, districtId: 'N2' }] });
    await client.call('data.edit', {
      edits: [{ table: 'districts', rowId: '["N1"]', field: 'districtId', value: 'N3' }],
    });
    await client.call('data.deleteRows', { table: 'districts', rowIds: ['["N2"]'] });
    expect(heard).toHaveLength(3);
    for (const { rows: told } of heard) rows = changed(rows, told![0]!);
    expect(rows).toEqual((await client.call('data.rows', { table: 'districts' })).rows);
    expect(rows.at(-1)?.rowId).toBe('["N3"]');
  });

  it('has after edits, additions and removals in the file what it has in memory', async () => {
    const { client, folder, registry } = await startWithBureau();
    const { rows } = await client.call('data.rows', { table: 'enrolment' });
    const [one, two] = rows.map(({ rowId }) => rowId) as [string, string];
    const { year } = rows[0]!.cells as { year: number };
    await client.call('data.edit', { edits: [{ table: 'enrolment', rowId: one, field: 'pupils', value: '1,234' }] });
    await client.call('data.edit', { edits: [{ table: 'enrolment', rowId: two, field: 'year', value: year - 9 }] });
    await client.call('data.insertRows', {
      table: 'enrolment',
      rows: [{ ...rows[0]!.cells, year: year - 8, classes: null }],
    });
    await client.call('data.deleteRows', { table: 'enrolment', rowIds: [one] });
    const inMemory = await client.call('data.rows', { table: 'enrolment' });
    const target = registry.grant(`${folder}/copy.junheng`, 'write');
    await client.call('bureau.saveCopy', { target: target.token });
    await client.call('bureau.close', {});
    await client.call('bureau.open', { token: target.token });
    expect((await client.call('data.rows', { table: 'enrolment' })).rows).toEqual(inMemory.rows);
  });

  it('pages through a table', async () => {
    const { client } = await startWithBureau();
    const all = await client.call('data.rows', { table: 'enrolment' });
    const part = await client.call('data.rows', { table: 'enrolment', offset: 5, limit: 4 });
    expect(part.rows).toEqual(all.rows.slice(5, 9));
    expect(part.total).toBe(all.rows.length);
  });

  it('says where a row was imported from until it is edited', async () => {
    const { client, page: _page, registry, folder } = await startWithBureau();
    const { writeFileSync } = await import('node:fs');
    const path = `${folder}/districts.csv`;
    const { rows } = await client.call('data.rows', { table: 'districts' });
    const ids = rows.map(({ cells }) => String(cells.districtId));
    writeFileSync(path, ['district_id,name', ...ids.map((id) => `${id},区${id}`), ''].join('\n'));
    const preview = await client.call('intake.preview', { tokens: [registry.grant(path, 'read').token] });
    await client.call('intake.commit', { previewId: preview.previewId });
    const first = JSON.stringify([ids[0]]);
    expect(await client.call('data.origin', { table: 'districts', rowId: first })).toMatchObject({
      file: 'districts.csv',
      row: 2,
    });
    const { rows: schools } = await client.call('data.rows', { table: 'schools', limit: 1 });
    await client.call('data.edit', {
      edits: [{ table: 'schools', rowId: schools[0]!.rowId, field: 'name', value: 'changed' }],
    });
    expect(await client.call('data.origin', { table: 'districts', rowId: first })).not.toBeNull();
    await client.call('data.edit', { edits: [{ table: 'districts', rowId: first, field: 'name', value: '改' }] });
    expect(await client.call('data.origin', { table: 'districts', rowId: first })).toBeNull();
    if (ids[1] !== undefined) {
      const second = JSON.stringify([ids[1]]);
      expect(await client.call('data.origin', { table: 'districts', rowId: second })).toMatchObject({ row: 3 });
    }
  });
});
