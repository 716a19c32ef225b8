import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      filters: [{ name: '工作簿和CSV文件', extensions: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'] }],
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

  it('ask again where the name with its ending is taken, so that nothing is replaced unasked', async () => {
    const { client, folder } = await startDesktop();
    const taken = join(folder, '预算.xlsx');
    writeFileSync(taken, 'old');
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: join(folder, '预算') });
    const dismissed = await client.call('shell.pickSaveTarget', { purpose: 'workbook', suggestedName: '预算' });
    expect(dismissed).toBeNull();
    expect(electron.dialog.showSaveDialog.mock.calls[1]![1]).toMatchObject({ defaultPath: taken });
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: taken });
    const confirmed = await client.call('shell.pickSaveTarget', { purpose: 'workbook', suggestedName: '预算' });
    expect(confirmed).toMatchObject({ name: '预算.xlsx' });
    expect(electron.dialog.showSaveDialog).toHaveBeenCalledTimes(3);
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

describe('printing', () => {
  const page = '<!doctype html><title>报告</title>';

  it('shows the page in a hidden window of its own session that runs and reaches nothing', async () => {
    const { client } = await startDesktop();
    expect(await client.call('shell.printPage', { html: page })).toEqual({ printed: true });
    const [, hidden] = electron.BrowserWindow.all;
    expect(hidden?.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    expect(hidden?.options.webPreferences).not.toHaveProperty('preload');
    expect(hidden?.calls).toEqual(['load app://planner/', 'destroyed']);
    const own = electron.session.partitions.get('printing');
    expect(hidden?.options).toMatchObject({ webPreferences: { session: own } });
    let reached: boolean | null = null;
    own?.beforeRequest?.({ url: 'https://example.org/' }, ({ cancel }) => {
      reached = !cancel;
    });
    expect(reached).toBe(false);
  });

  it('says whether the dialogue was dismissed or the printer failed', async () => {
    const { client } = await startDesktop();
    electron.StandInContents.printEnd = [false, 'Print job canceled'];
    expect(await client.call('shell.printPage', { html: page })).toEqual({ printed: false });
    electron.StandInContents.printEnd = [false, 'Invalid printer settings'];
    expect(await failureOf(client.call('shell.printPage', { html: page }))).toMatchObject({ code: 'print.failed' });
  });

  it('writes a PDF whole or leaves the old file, and shows it in its folder', async () => {
    const { client, folder } = await startDesktop();
    const path = join(folder, '决策报告.pdf');
    writeFileSync(path, 'old');
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: path });
    const target = await client.call('shell.pickSaveTarget', { purpose: 'pdf', suggestedName: '决策报告' });
    const token = target?.token ?? '';
    electron.StandInContents.pdf = () => Promise.reject(new Error('no memory'));
    const failed = client.call('shell.printPage', { html: page, target: token });
    expect(await failureOf(failed)).toMatchObject({ code: 'print.failed' });
    expect(readFileSync(path, 'utf8')).toBe('old');

    let shown = '';
    electron.StandInContents.pdf = async (options) => {
      expect(options).toMatchObject({ preferCSSPageSize: true, printBackground: true });
      const answer = await electron.session.partitions.get('printing')?.protocol.handlers.get('app')?.(
        new Request('app://planner/'),
      );
      expect(answer?.headers.get('content-security-policy')).toContain("default-src 'none'");
      shown = (await answer?.text()) ?? '';
      return new TextEncoder().encode('%PDF-1.7');
    };
    expect(await client.call('shell.printPage', { html: page, target: token })).toEqual({ printed: true });
    expect(shown).toBe(page);
    expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7');
    await client.call('shell.showFile', { token });
    expect(electron.shell.showItemInFolder).toHaveBeenCalledWith(path);

    const unknown = client.call('shell.printPage', { html: page, target: '0'.repeat(32) });
    expect(await failureOf(unknown)).toMatchObject({ code: 'file.unknownToken' });
  });
});
