import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../contract/kit/hosts.ts';
import { startDesktop } from './kit/desktop.ts';
import * as electron from './kit/electron-stand-in.ts';

vi.mock('electron', () => import('./kit/electron-stand-in.ts'));
beforeEach(() => electron.resetElectron());

describe('native dialogs', () => {
  it('give tokens and names, never paths', async () => {
    const { client, folder } = await startDesktop();
    const paths = ['一.csv', '二.xlsx'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, 'school_id\n');
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: paths });
    const { files } = await client.call('shell.pickOpenFile', { purpose: 'import', multiple: true });
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['一.csv', 10],
      ['二.xlsx', 10],
    ]);
    expect(JSON.stringify(files)).not.toContain(folder);
    expect(electron.dialog.showOpenDialog.mock.calls[0]![1]).toEqual({
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: '工作簿和CSV文件', extensions: ['xlsx', 'csv', 'txt'] }],
    });
  });

  it('may be dismissed, which is no failure', async () => {
    const { client } = await startDesktop();
    expect(await client.call('shell.pickOpenFile', { purpose: 'bureau' })).toEqual({ files: [] });
    expect(await client.call('shell.pickSaveTarget', { purpose: 'csv', suggestedName: 'a' })).toBeNull();
  });

  it('add the usual ending to what was typed, and suggest a name that any system takes', async () => {
    const { client, folder } = await startDesktop();
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: join(folder, '预算.v2') });
    const target = await client.call('shell.pickSaveTarget', { purpose: 'workbook', suggestedName: '2026/27: 预算?' });
    expect(target).toMatchObject({ name: '预算.v2.xlsx' });
    expect(electron.dialog.showSaveDialog.mock.calls[0]![1]).toMatchObject({ defaultPath: '2026 27 预算.xlsx' });
  });

  it('speak the language of the window', async () => {
    const { client } = await startDesktop();
    await client.call('shell.setLanguage', { language: 'en' });
    await client.call('shell.pickOpenFile', { purpose: 'bureau' });
    expect(electron.dialog.showOpenDialog.mock.calls[0]![1]).toMatchObject({
      filters: [{ name: 'Junheng bureau files', extensions: ['junheng'] }],
    });
  });

  it('refuse a file that has gone in the meantime', async () => {
    const { client, folder } = await startDesktop();
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [join(folder, 'gone.csv')] });
    expect(await failureOf(client.call('shell.pickOpenFile', { purpose: 'import' }))).toMatchObject({
      code: 'file.unreadable',
    });
  });

  it('lead to a file that the core has written in place, so delivering is nothing more to do', async () => {
    const { client, folder } = await startDesktop();
    mkdirSync(join(folder, 'out'));
    electron.dialog.showSaveDialog.mockResolvedValueOnce({
      canceled: false,
      filePath: join(folder, 'out', '模板.xlsx'),
    });
    const target = await client.call('shell.pickSaveTarget', { purpose: 'workbook', suggestedName: '模板' });
    const early = client.call('shell.deliverFile', { token: target!.token });
    expect(await failureOf(early)).toMatchObject({ code: 'file.unreadable' });
    await client.call('intake.template', { target: target!.token });
    expect(await client.call('shell.deliverFile', { token: target!.token })).toEqual({});
    const unknown = client.call('shell.deliverFile', { token: '0'.repeat(32) });
    expect(await failureOf(unknown)).toMatchObject({ code: 'file.unknownToken' });
  });
});
