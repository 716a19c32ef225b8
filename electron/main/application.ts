import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { createDispatcher } from '../../src/api/dispatcher.ts';
import type { MenuCommand } from '../../src/api/events.ts';
import { EventLog } from '../../src/host/event-log.ts';
import { FileRegistry } from '../../src/host/file-registry.ts';
import { openIncidentLog } from '../../src/host/incident-log.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { connectBridge } from './bridge.ts';
import { CoreSupervisor } from './core-supervisor.ts';
import { PAGE_ENGINE } from './engines.ts';
import { cutNetwork, hardenContents, hardenSession } from './hardening.ts';
import { showMenu } from './menu.ts';
import { bureauFileOf } from './open-request.ts';
import { createShellHandlers } from './shell-handlers.ts';
import type { Language } from './texts.ts';
import { openMainWindow } from './window.ts';
import { readWindowState } from './window-state.ts';

export interface ApplicationPaths {
  readonly renderer: string;
  readonly preload: string;
  readonly core: string;
  readonly icon: string;
}

/** Runs the desktop shell from launch to quit. */
export async function runApplication(paths: ApplicationPaths): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    console.log('Junheng is open already; its window comes to the front.');
    app.quit();
    return;
  }
  app.enableSandbox();
  cutNetwork();
  app.commandLine.appendSwitch('js-flags', PAGE_ENGINE);
  registerAppScheme();

  const events = new EventLog();
  let window: BrowserWindow | null = null;
  let dirty = false;
  let openRequest = bureauFileOf(process.argv, process.cwd());
  const askToOpen = (path: string | null) => {
    if (path === null) return;
    openRequest = path;
    events.publish('shell.openRequested', {});
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    askToOpen(path);
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    askToOpen(bureauFileOf(argv, workingFolder));
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));

  await app.whenReady();
  const dataFolder = app.getPath('userData');
  const stateFile = join(dataFolder, 'window.json');
  let language: Language =
    readWindowState(stateFile)?.language ?? (app.getPreferredSystemLanguages()[0]?.startsWith('en') ? 'en' : 'zh');
  const sendCommand = (command: MenuCommand) => events.publish('menu.command', { command });
  const registry = new FileRegistry();
  hardenSession(session.defaultSession);
  serveApp(paths.renderer);
  const core = new CoreSupervisor({
    entry: paths.core,
    dataFolder,
    now: Date.now,
    onRestart: () => events.publish('core.restarted', {}),
    onStop: () => events.publish('core.stopped', {}),
  });
  const log = openIncidentLog(dataFolder, () => new Date());
  const shell = createDispatcher(
    'shell',
    createShellHandlers({
      window: () => window,
      registry,
      grant: (file) => core.grant(file),
      language: () => language,
      setLanguage(chosen) {
        language = chosen;
        showMenu(language, sendCommand);
      },
      setDirty(state) {
        dirty = state;
      },
      takeOpenRequest() {
        const path = openRequest;
        openRequest = null;
        return path;
      },
    }),
    { report: log.report },
  );
  connectBridge({ window: () => window, core, shell, events });
  showMenu(language, sendCommand);

  const open = () => {
    dirty = false;
    window = openMainWindow({
      preload: paths.preload,
      icon: paths.icon,
      stateFile,
      language: () => language,
      isDirty: () => dirty,
      now: Date.now,
    });
    window.on('closed', () => {
      window = null;
    });
  };
  open();
  app.on('activate', () => {
    if (window === null) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let coreClosed = false;
  app.on('will-quit', (event) => {
    if (coreClosed) return;
    // The core gets the time to close its file properly; then the quit goes on.
    event.preventDefault();
    void core.close().finally(() => {
      coreClosed = true;
      app.quit();
    });
  });
}
