import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourceFolder } from '../../../src/norms/resource-folder.ts';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf } from '../kit/hosts.ts';

const STAFFING_HEADER = 'school_id,stage,establishment_posts,teachers';

async function startWithStaffing() {
  const host = await startWithBureau();
  const { rows } = await host.client.call('data.rows', { table: 'programmes', limit: 1 });
  const { schoolId, stage } = rows[0]!.cells;
  const file = (name: string, lines: readonly string[]) => {
    const path = join(host.folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return host.registry.grant(path, 'read').token;
  };
  return { ...host, schoolId: String(schoolId), stage: String(stage), file };
}

describe('importing', () => {
  it('shows first, then replaces the tables that the files hold and keeps the others', async () => {
    const { client, schoolId, stage, file } = await startWithStaffing();
    const before = await client.call('data.rows', { table: 'schools' });
    const token = file('staffing.csv', [STAFFING_HEADER, `${schoolId},${stage},40,38`, 'nobody,primary,1,1']);
    const preview = await client.call('intake.preview', { tokens: [token] });
    expect(preview.ready).toBe(true);
    expect(preview.tables).toEqual([{ table: 'staffing', rows: 1, refused: 1 }]);
    expect(preview.sources).toMatchObject([
      {
        file: 'staffing.csv',
        table: 'staffing',
        rows: 2,
        columns: [{ header: 'school_id', column: 'school_id' }, {}, {}, {}],
      },
    ]);
    const unknown = preview.issues.find(({ code }) => code === 'reference-unknown');
    expect(unknown).toMatchObject({
      severity: 'error',
      table: 'staffing',
      file: 'staffing.csv',
      row: 3,
      value: 'nobody',
    });
    expect((await client.call('data.rows', { table: 'staffing' })).rows).not.toHaveLength(1);

    const { tables, dataVersion } = await client.call('intake.commit', { previewId: preview.previewId });
    expect(tables).toEqual([{ table: 'staffing', rows: 1 }]);
    const staffing = await client.call('data.rows', { table: 'staffing' });
    expect(staffing.rows.map(({ cells }) => cells)).toMatchObject([
      { schoolId, stage, establishmentPosts: 40, teachers: 38, carers: null },
    ]);
    expect(staffing.dataVersion).toBe(dataVersion);
    expect((await client.call('data.rows', { table: 'schools' })).rows).toEqual(before.rows);
    const { backups } = await client.call('bureau.overview', {});
    expect(backups[0]).toMatchObject({ reason: 'beforeImport' });
  });

  it('takes what the user says of a sheet and its columns, and keeps a mapping under a name', async () => {
    const { client, schoolId, stage, file } = await startWithStaffing();
    const token = file('人员表.csv', ['学校,学段名,在编,说明', `${schoolId},${stage},12,x`]);
    const mapping = {
      sheets: [
        {
          sheet: '人员表',
          table: 'staffing' as const,
          columns: [
            { header: '学校', column: 'school_id' },
            { header: '学段名', column: 'stage' },
            { header: '在编', column: 'teachers' },
            { header: '说明', column: null },
          ],
        },
      ],
    };
    expect((await client.call('intake.preview', { tokens: [token] })).tables).toEqual([]);
    const preview = await client.call('intake.preview', { tokens: [token], mapping });
    expect(preview.tables).toEqual([{ table: 'staffing', rows: 1, refused: 0 }]);
    await client.call('intake.saveMapping', { name: '人事系统', mapping });
    expect(await client.call('intake.mappings', {})).toEqual([{ name: '人事系统', mapping }]);
    await client.call('intake.deleteMapping', { name: '人事系统' });
    expect(await failureOf(client.call('intake.deleteMapping', { name: '人事系统' }))).toMatchObject({
      code: 'intake.unknownMapping',
    });
  });

  it('reads files of another layout by a mapping file, and leaves the rest of the bureau and its name', async () => {
    const { client, file } = await startWithStaffing();
    const path = join(import.meta.dirname, '..', '..', 'fixtures', 'intake', 'taiwan-primary-synthetic.csv');
    const tokens = [file('國小概況.csv', readFileSync(path, 'utf8').split('\n'))];
    const settings = async () => (await client.call('data.rows', { table: 'settings' })).rows.map(({ cells }) => cells);
    const nameBefore = (await settings()).find(({ key }) => key === 'name');
    expect(nameBefore).toBeDefined();
    const [layout] = await client.call('intake.layouts', {});
    expect(layout?.id).toBe('taiwan-primary');
    expect((await client.call('intake.preview', { tokens })).tables).toEqual([]);
    const byId = await client.call('intake.preview', { tokens, layout: { id: 'taiwan-primary' } });
    expect(byId.tables.find(({ table }) => table === 'enrolment')).toMatchObject({ rows: 24 });
    const picked = file('layout.json', [
      readFileSync(join(resourceFolder(), 'templates', 'mappings', 'taiwan-primary.json'), 'utf8'),
    ]);
    const byFile = await client.call('intake.preview', { tokens, layout: { token: picked } });
    expect(byFile.tables).toEqual(byId.tables);
    await client.call('intake.commit', { previewId: byFile.previewId });
    expect((await settings()).find(({ key }) => key === 'name')).toEqual(nameBefore);
    expect(await settings()).toContainEqual({ key: 'base_year', value: '2024' });
  });

  it('says what is wrong with a mapping file, and knows no other than those that come along', async () => {
    const { client, file } = await startWithStaffing();
    const tokens = [file('a.csv', ['x', '1'])];
    const broken = await client.call('intake.preview', { tokens, layout: { token: file('m.json', ['{']) } });
    expect(broken).toMatchObject({ ready: false, tables: [], issues: [{ code: 'mapping-invalid' }] });
    const other = client.call('intake.preview', { tokens, layout: { id: '../../norms/national' } });
    expect(await failureOf(other)).toMatchObject({ code: 'intake.unknownMapping' });
  });

  it('is refused when the data have changed since the preview', async () => {
    const { client, schoolId, stage, file } = await startWithStaffing();
    const token = file('staffing.csv', [STAFFING_HEADER, `${schoolId},${stage},40,38`]);
    const { previewId } = await client.call('intake.preview', { tokens: [token] });
    await client.call('data.insertRows', { table: 'districts', rows: [{ districtId: 'N1' }] });
    expect(await failureOf(client.call('intake.commit', { previewId }))).toMatchObject({
      code: 'intake.outdatedPreview',
    });
  });

  it('writes a preview once, and none that was discarded', async () => {
    const { client, schoolId, stage, file } = await startWithStaffing();
    const token = file('staffing.csv', [STAFFING_HEADER, `${schoolId},${stage},40,38`]);
    const one = await client.call('intake.preview', { tokens: [token] });
    await client.call('intake.commit', { previewId: one.previewId });
    const two = await client.call('intake.preview', { tokens: [token] });
    await client.call('intake.discard', { previewId: two.previewId });
    for (const { previewId } of [one, two]) {
      expect(await failureOf(client.call('intake.commit', { previewId }))).toMatchObject({
        code: 'intake.unknownPreview',
      });
    }
  });

  it('says why when nothing in a file can be used, and writes nothing', async () => {
    const { client, file } = await startWithStaffing();
    const preview = await client.call('intake.preview', { tokens: [file('notes.csv', ['a,b', '1,2'])] });
    expect(preview.ready).toBe(false);
    expect(preview.issues.length).toBeGreaterThan(0);
    expect(preview.issues.every(({ message }) => message.length > 10)).toBe(true);
    expect(await failureOf(client.call('intake.commit', { previewId: preview.previewId }))).toMatchObject({
      code: 'intake.nothingToImport',
    });
  });
});
