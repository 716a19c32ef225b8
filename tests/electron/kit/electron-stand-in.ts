import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * A small stand-in of the `electron` module: it notes what the shell asks of Electron and lets a test play what
 * Electron would do. It copies the shape of the real module only as far as the shell uses it.
 */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl: string },
) => void;

class StandInProtocol {
  readonly handlers = new Map<string, (request: Request) => Promise<Response> | Response>();
  handle(scheme: string, handler: (request: Request) => Promise<Response> | Response): void {
    this.handlers.set(scheme, handler);
  }
}

class StandInSession extends EventEmitter {
  readonly protocol = new StandInProtocol();
  permissionRequest: PermissionHandler | null = null;
  permissionCheck:
    | ((contents: unknown, permission: string, origin: string, details: { isMainFrame: boolean }) => boolean)
    | null = null;
  device: ((details: unknown) => boolean) | null = null;
  beforeRequest: ((details: { url: string }, answer: (response: { cancel: boolean }) => void) => void) | null = null;
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<StandInSession['beforeRequest']>) => {
      this.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: NonNullable<StandInSession['permissionCheck']>): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<StandInSession['device']>): void {
    this.device = handler;
  }
}

export class StandInContents extends EventEmitter {
  readonly mainFrame = { url: 'about:blank' };
  readonly sent: { channel: string; message: unknown }[] = [];
  windowOpen: ((details: { url: string }) => { action: string }) | null = null;
  /** Set by the test: how the print dialogue ends, and what a PDF is made of. */
  static printEnd: readonly [printed: boolean, reason: string] = [true, ''];
  static pdf: (options: object) => Promise<Uint8Array> = async () => new Uint8Array();
  print(_options: object, done: (printed: boolean, reason: string) => void): void {
    done(...StandInContents.printEnd);
  }
  printToPDF(options: object): Promise<Uint8Array> {
    return StandInContents.pdf(options);
  }
  destroyed = false;
  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(handler: NonNullable<StandInContents['windowOpen']>): void {
    this.windowOpen = handler;
  }
  /** Plays an event that the shell may prevent; whether it did. */
  refuses(name: string, details: object): boolean {
    const event = Object.assign(new StandInEvent(), details);
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new StandInContents();
  readonly options: Record<string, unknown>;
  readonly calls: string[] = [];
  maximized = false;
  minimized = false;
  bounds = { x: 10, y: 20, width: 1200, height: 800 };

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
  }
  async loadURL(address: string): Promise<void> {
    this.calls.push(`load ${address}`);
    this.webContents.mainFrame.url = address;
  }
  show(): void {
    this.calls.push('show');
  }
  focus(): void {
    this.calls.push('focus');
  }
  maximize(): void {
    this.maximized = true;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
    this.calls.push('restore');
  }
  getNormalBounds(): BrowserWindow['bounds'] {
    return this.bounds;
  }
  /** The user closes the window. */
  close(): boolean {
    const event = new StandInEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
    return !event.defaultPrevented;
  }
  destroy(): void {
    this.webContents.destroyed = true;
    this.calls.push('destroyed');
    this.emit('closed');
  }
}

class StandInApp extends EventEmitter {
  readonly switches: string[] = [];
  readonly paths = new Map<string, string>();
  languages = ['zh-CN'];
  lock = true;
  sandboxed = false;
  isReady = false;
  quits = 0;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => {
      this.switches.push(`${name}${value === undefined ? '' : `=${value}`}${this.isReady ? ' (too late)' : ''}`);
    },
  };
  requestSingleInstanceLock(): boolean {
    return this.lock;
  }
  enableSandbox(): void {
    this.sandboxed = true;
  }
  async whenReady(): Promise<void> {
    this.isReady = true;
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? '';
  }
  getVersion(): string {
    return '1.2.3';
  }
  getPreferredSystemLanguages(): string[] {
    return this.languages;
  }
  /** Asks to quit; whether the shell let it. */
  quit(): void {
    this.quits += 1;
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.emit('has quit');
  }
  exit(): void {
    this.emit('has quit');
  }
}

export class StandInChild extends EventEmitter {
  readonly entry: string;
  readonly args: readonly string[];
  readonly execArgv: readonly string[];
  readonly received: string[] = [];
  /** Set by the test: what the process at the other end does with a message. */
  onMessage: (text: string) => void = (text) => this.received.push(text);

  constructor(entry: string, args: readonly string[], execArgv: readonly string[]) {
    super();
    this.entry = entry;
    this.args = args;
    this.execArgv = execArgv;
  }
  postMessage(text: string): void {
    this.onMessage(text);
  }
  kill(): boolean {
    this.emit('exit', 0);
    return true;
  }
}

export const app = new StandInApp();
export const session = {
  defaultSession: new StandInSession(),
  partitions: new Map<string, StandInSession>(),
  fromPartition(name: string): StandInSession {
    const known = session.partitions.get(name) ?? new StandInSession();
    session.partitions.set(name, known);
    return known;
  },
};

export const protocol = {
  schemes: [] as { scheme: string; privileges: object; late: boolean }[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: object }[]): void {
    protocol.schemes.push(...schemes.map((scheme) => ({ ...scheme, late: app.isReady })));
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    protocol.handlers.set(scheme, handler);
  },
};

export const ipcMain = {
  handlers: new Map<string, (event: unknown, message: unknown) => Promise<unknown>>(),
  handle(channel: string, handler: (event: unknown, message: unknown) => Promise<unknown>): void {
    ipcMain.handlers.set(channel, handler);
  },
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoked: [] as { channel: string; message: unknown }[],
  async invoke(channel: string, message: unknown): Promise<unknown> {
    ipcRenderer.invoked.push({ channel, message });
    return { answered: message };
  },
});

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld(name: string, value: unknown): void {
    contextBridge.exposed.set(name, value);
  },
};

export const dialog = {
  showOpenDialog: vi.fn(async (..._args: unknown[]) => ({ canceled: true, filePaths: [] as string[] })),
  showSaveDialog: vi.fn(async (..._args: unknown[]) => ({ canceled: true, filePath: '' })),
  showMessageBox: vi.fn(async (..._args: unknown[]) => ({ response: 0 })),
};

export const shell = {
  openExternal: vi.fn(async (_address: string) => undefined),
  showItemInFolder: vi.fn((_path: string) => undefined),
};

interface MenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}
export const Menu = {
  shown: null as readonly MenuItem[] | null,
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu(menu: readonly MenuItem[]): void {
    Menu.shown = menu;
  },
};

export const screen = {
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  getAllDisplays: () => screen.displays,
};

export const nativeTheme = { shouldUseDarkColors: false };

export const utilityProcess = {
  children: [] as StandInChild[],
  /** Set by the test: starts something at the other end. */
  onFork: (_child: StandInChild): void => {},
  fork(entry: string, args: readonly string[], options: { execArgv: readonly string[] }): StandInChild {
    const child = new StandInChild(entry, args, options.execArgv);
    utilityProcess.children.push(child);
    utilityProcess.onFork(child);
    return child;
  },
};

/** Makes the stand-in as it was at first. */
export function resetElectron(): void {
  app.removeAllListeners();
  Object.assign(app, { lock: true, sandboxed: false, isReady: false, quits: 0, languages: ['zh-CN'] });
  app.switches.length = 0;
  app.paths.clear();
  session.defaultSession = new StandInSession();
  session.partitions.clear();
  protocol.schemes.length = 0;
  protocol.handlers.clear();
  ipcMain.handlers.clear();
  ipcRenderer.removeAllListeners();
  ipcRenderer.invoked.length = 0;
  contextBridge.exposed.clear();
  for (const mock of [...Object.values(dialog), ...Object.values(shell)]) mock.mockClear();
  Menu.shown = null;
  screen.displays = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  BrowserWindow.all.length = 0;
  utilityProcess.children.length = 0;
  utilityProcess.onFork = () => {};
  StandInContents.printEnd = [true, ''];
  StandInContents.pdf = async () => new Uint8Array();
}
