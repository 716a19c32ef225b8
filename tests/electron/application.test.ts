import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, until } from '../contract/kit/hosts.ts';
import { startDesktop, temporaryFolder } from './kit/desktop.ts';
import * as electron from './kit/electron-stand-in.ts';

vi.mock('electron', () => import('./kit/electron-stand-in.ts'));
beforeEach(() => electron.resetElectron());

describe('the desktop shell', () => {
  it('opens one window that is locked down as agreed', async () => {
    const { window } = await startDesktop();
    expect(electron.BrowserWindow.all).toHaveLength(1);
    expect(window().options).toEqual({
      width: 1440,
      height: 900,
      minWidth: 960,
      minHeight: 600,
      show: false,
      icon: '/app/icon.png',
      backgroundColor: '#ffffff',
      webPreferences: {
        preload: '/app/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    expect(window().calls).toEqual(['load app://planner/']);
    window().emit('ready-to-show');
    expect(window().calls).toContain('show');
    expect(electron.app.sandboxed).toBe(true);
  });

  it('cuts the network, keeps the page small and makes its scheme before the application is ready', async () => {
    await startDesktop();
    expect(electron.app.switches).toEqual([
      'host-resolver-rules=MAP * ~NOTFOUND',
      'disable-background-networking',
      'disable-component-update',
      'no-proxy-server',
      'js-flags=--max-semi-space-size=4 --heap-growing-percent=60',
    ]);
    expect(electron.protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true }, late: false },
    ]);
  });

  it('answers core and shell methods through the one channel', async () => {
    const { client } = await startDesktop();
    expect(await client.call('bureau.current', {})).toBeNull();
    expect(await client.call('shell.about', {})).toMatchObject({ version: '1.2.3', shell: 'desktop' });
    expect([...electron.ipcMain.handlers.keys()]).toEqual(['junheng:request']);
    await client.call('preferences.set', { key: 'theme', value: 'dark' });
    expect(await client.call('preferences.get', {})).toEqual({ theme: 'dark' });
    expect(await failureOf(client.call('data.health', {}))).toMatchObject({ code: 'bureau.noneOpen' });
    expect(await failureOf(client.call('shell.setLanguage', { language: 'fr' as 'en' }))).toMatchObject({
      code: 'contract.invalidInput',
    });
  });

  it('sends the core’s events to the page under its own numbers', async () => {
    const { client, window } = await startDesktop();
    const heard: unknown[] = [];
    client.on('bureau.changed', (payload) => heard.push(payload));
    await client.call('bureau.close', {});
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ open: false }]);
    const numbers = window().webContents.sent.map(({ message }) => (message as { sequence: number }).sequence);
    expect(numbers).toEqual([1]);
    expect(window().webContents.sent[0]!.channel).toBe('junheng:event');
  });

  it('leaves at once when it runs already', async () => {
    electron.app.lock = false;
    const { runApplication } = await import('../../electron/main/application.ts');
    await runApplication({ renderer: '', preload: '', core: '', icon: '' });
    expect(electron.app.quits).toBe(1);
    expect(electron.BrowserWindow.all).toEqual([]);
    expect(electron.utilityProcess.children).toEqual([]);
  });

  it('comes to the front when it is started again, and opens the file that was named', async () => {
    const { window, client, folder } = await startDesktop();
    const file = join(folder, 'city.junheng');
    writeFileSync(file, 'x');
    window().minimized = true;
    let asked = 0;
    client.on('shell.openRequested', () => {
      asked += 1;
    });
    electron.app.emit('second-instance', {}, ['/junheng', '--flag', 'city.junheng'], folder);
    expect(window().calls).toEqual(['load app://planner/', 'restore', 'focus']);
    expect(asked).toBe(1);
    const request = await client.call('shell.takeOpenRequest', {});
    expect(request).toMatchObject({ name: 'city.junheng', size: 1 });
    expect(await client.call('shell.takeOpenRequest', {})).toBeNull();
    // The core knows the token: it opens the file and finds that it is no bureau.
    expect(await failureOf(client.call('bureau.open', { token: request!.token }))).toMatchObject({
      code: 'bureau.notABureau',
    });
  });

  it('opens the file it was started with, and one handed over before it was ready', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'first.junheng');
    writeFileSync(file, 'x');
    const argv = process.argv;
    process.argv = ['/junheng', '/app', file];
    try {
      const { client } = await startDesktop({ folder });
      expect(await client.call('shell.takeOpenRequest', {})).toMatchObject({ name: 'first.junheng' });
    } finally {
      process.argv = argv;
    }
    electron.resetElectron();
    // macOS names the file while the program is still starting.
    const early = join(folder, 'early.junheng');
    writeFileSync(early, 'x');
    const whenReady = electron.app.whenReady.bind(electron.app);
    electron.app.whenReady = async () => {
      electron.app.emit('open-file', new electron.StandInEvent(), early);
      await whenReady();
    };
    try {
      const { client } = await startDesktop({ folder });
      expect(await client.call('shell.takeOpenRequest', {})).toMatchObject({ name: 'early.junheng' });
    } finally {
      electron.app.whenReady = whenReady;
    }
  });

  it('draws the page anew when its process has ended, but not again and again', async () => {
    const { window } = await startDesktop();
    const { webContents } = window();
    webContents.emit('render-process-gone', new electron.StandInEvent(), { reason: 'crashed' });
    expect(window().calls).toEqual(['load app://planner/', 'load app://planner/']);
    webContents.emit('render-process-gone', new electron.StandInEvent(), { reason: 'crashed' });
    expect(window().calls).toHaveLength(2);
    electron.resetElectron();
    const other = await startDesktop();
    other.window().webContents.emit('render-process-gone', new electron.StandInEvent(), { reason: 'clean-exit' });
    expect(other.window().calls).toHaveLength(1);
  });

  it('opens a file that the system hands over', async () => {
    const { client, folder } = await startDesktop();
    const file = join(folder, 'city.junheng');
    writeFileSync(file, 'x');
    const event = new electron.StandInEvent();
    electron.app.emit('open-file', event, file);
    expect(event.defaultPrevented).toBe(true);
    expect(await client.call('shell.takeOpenRequest', {})).toMatchObject({ name: 'city.junheng' });
    electron.app.emit('second-instance', {}, ['/junheng', '--user-data-dir=x.junheng', 'notes.txt'], folder);
    expect(await client.call('shell.takeOpenRequest', {})).toBeNull();
  });

  it('remembers where the window was, while that place is on a screen', async () => {
    const folder = temporaryFolder();
    const first = await startDesktop({ folder });
    first.window().bounds = { x: 100, y: 50, width: 1000, height: 700 };
    first.window().maximized = true;
    expect(first.window().close()).toBe(true);
    electron.resetElectron();
    const second = await startDesktop({ folder });
    expect(second.window().options).toMatchObject({ x: 100, y: 50, width: 1000, height: 700 });
    expect(second.window().maximized).toBe(true);
    electron.resetElectron();
    electron.screen.displays = [{ workArea: { x: 5000, y: 0, width: 800, height: 600 } }];
    const third = await startDesktop({ folder });
    expect(third.window().options).toMatchObject({ width: 1440, height: 900 });
    expect(third.window().options).not.toHaveProperty('x');
  });

  it('opens in its usual size when what it remembered was damaged', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data', 'window.json'), '{"bounds":{"x":1e99}}');
    const { window } = await startDesktop({ folder });
    expect(window().options).toMatchObject({ width: 1440, height: 900 });
  });

  it('asks before something is lost, and closes only when told to', async () => {
    const { client, window } = await startDesktop();
    await client.call('shell.setDirty', { dirty: true });
    expect(window().close()).toBe(false);
    await until(() => electron.dialog.showMessageBox.mock.calls.length === 1);
    expect(window().close()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(window().calls).not.toContain('destroyed');
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
    await until(() => {
      window().close();
      return window().calls.includes('destroyed');
    });
    expect(existsSync(join(electron.app.getPath('userData'), 'window.json'))).toBe(true);
  });

  it('closes without a question when nothing is lost', async () => {
    const { client, window } = await startDesktop();
    await client.call('shell.setDirty', { dirty: true });
    await client.call('shell.setDirty', { dirty: false });
    expect(window().close()).toBe(true);
    expect(electron.dialog.showMessageBox).not.toHaveBeenCalled();
  });

  it('lets the core close its file before it quits', async () => {
    const { client, folder } = await startDesktop();
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: join(folder, 'a.junheng') });
    const target = await client.call('shell.pickSaveTarget', { purpose: 'bureau', suggestedName: 'a' });
    await client.call('bureau.create', { target: target!.token, name: 'a', baseYear: 2026 });
    expect(existsSync(join(folder, 'a.junheng-wal'))).toBe(true);
    let quit = false;
    electron.app.on('has quit', () => {
      quit = true;
    });
    electron.app.quit();
    expect(quit).toBe(false);
    await until(() => quit);
    // A file that was closed properly has no log left beside it.
    expect(existsSync(join(folder, 'a.junheng-wal'))).toBe(false);
  });
});

describe('the menu', () => {
  const labels = () => electron.Menu.shown?.map(({ label }) => label);

  it('speaks the language of the system at first, then the one chosen, and remembers it', async () => {
    const folder = temporaryFolder();
    const { client, window } = await startDesktop({ folder });
    expect(labels()).toContain('文件');
    await client.call('shell.setLanguage', { language: 'en' });
    expect(labels()).toContain('File');
    window().close();
    expect(JSON.parse(readFileSync(join(folder, 'data', 'window.json'), 'utf8'))).toMatchObject({ language: 'en' });
    electron.resetElectron();
    await startDesktop({ folder });
    expect(labels()).toContain('File');
    electron.resetElectron();
    electron.app.languages = ['en-GB'];
    await startDesktop();
    expect(labels()).toContain('File');
  });

  it('sends every command of its entries to the page', async () => {
    const { client } = await startDesktop();
    const heard: string[] = [];
    client.on('menu.command', ({ command }) => heard.push(command));
    for (const menu of electron.Menu.shown ?? []) for (const item of menu.submenu ?? []) item.click?.();
    const { MENU_COMMANDS } = await import('../../src/api/events.ts');
    expect(heard.toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  });

  it('has no entry that opens developer tools or loads the page anew', async () => {
    await startDesktop();
    const roles = JSON.stringify(electron.Menu.shown);
    expect(roles).not.toMatch(/toggleDevTools|reload|forceReload/i);
  });
});
