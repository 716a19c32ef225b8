import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { browserShellTransport, type PageAbilities } from '../../../src/api/browser-shell.ts';
import { type Client, createClient, type Transport } from '../../../src/api/client.ts';
import type { CoreHandlers } from '../../../src/api/dispatcher.ts';
import type { WritingFileSystem } from '../../../src/export/index.ts';
import { type CoreConnection, createCore } from '../../../src/host/core.ts';
import { EventLog } from '../../../src/host/event-log.ts';
import { FileRegistry } from '../../../src/host/file-registry.ts';
import { type BrowserShellHost, startBrowserShell } from '../../../src/host/http/server.ts';
import { inProcessTransport } from '../../../src/host/in-process.ts';
import { connectCore, nodePort, serveCore } from '../../../src/host/message-port.ts';
import { createServices, type PlanMaker, refusalOf } from '../../../src/services/contract/index.ts';

export const TRANSPORTS = ['in process', 'message port', 'loopback HTTP'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

export interface HostOptions {
  /** Kept by the caller to start again on the same data; a fresh one otherwise. */
  readonly folder?: string;
  readonly makePlan?: PlanMaker;
  /** Puts other handlers in place of some of the real ones. */
  readonly handlers?: (real: CoreHandlers) => CoreHandlers;
  readonly uploadLimit?: number;
  readonly openPath?: string;
  /** How papers are written; the system's own files unless told. */
  readonly fileSystem?: WritingFileSystem;
}

export interface RunningHost {
  readonly client: Client;
  readonly transport: Transport;
  readonly core: CoreConnection;
  readonly events: EventLog;
  readonly registry: FileRegistry;
  /** What was reported as a defect. */
  readonly incidents: string[];
  /** Only with loopback HTTP. */
  readonly shell: BrowserShellHost | null;
  /** What the page was asked to do. */
  readonly page: PlayedPage;
  close(): Promise<void>;
}

/** A folder of the test's own, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A planner that must not be asked. */
const noPlans: PlanMaker = () => Promise.reject(new Error('no plan is made in this test'));

/** Starts the real core behind a transport. It is closed when the test is over, unless the test has closed it. */
export async function startHost(name: TransportName, options: HostOptions = {}): Promise<RunningHost> {
  const folder = options.folder ?? temporaryFolder();
  const registry = new FileRegistry();
  const events = new EventLog();
  const incidents: string[] = [];
  const report = (what: string, defect: unknown) =>
    `incident-${incidents.push(`${what}: ${defect instanceof Error ? defect.stack : String(defect)}`)}`;
  let lastId = 0;
  const services = createServices(
    {
      dataFolder: folder,
      files: registry,
      now: () => new Date(),
      newId: () => {
        lastId += 1;
        return `id-${lastId}-${Date.now()}`;
      },
      publish: (topic, payload) => events.publish(topic, payload),
      report,
      ...(options.fileSystem === undefined ? {} : { fileSystem: options.fileSystem }),
    },
    options.makePlan ?? noPlans,
  );
  const core = createCore({
    handlers: options.handlers?.(services.handlers) ?? services.handlers,
    events,
    files: registry,
    options: { report, translate: refusalOf },
    release: () => services.close(),
  });
  const page = new PlayedPage();
  const connected = await connect(name, core, registry, folder, page, options);
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await connected.close();
  };
  onTestFinished(close);
  return {
    client: createClient(connected.transport),
    transport: connected.transport,
    core,
    events,
    registry,
    incidents,
    shell: connected.shell,
    page,
    close,
  };
}

async function connect(
  name: TransportName,
  core: CoreConnection,
  registry: FileRegistry,
  folder: string,
  page: PlayedPage,
  options: HostOptions,
): Promise<{ transport: Transport; shell: BrowserShellHost | null; close: () => Promise<void> }> {
  switch (name) {
    case 'in process':
      return { transport: inProcessTransport(core), shell: null, close: () => core.close() };
    case 'message port': {
      const { port1, port2 } = new MessageChannel();
      const served = serveCore(core, nodePort(port1));
      const connection = connectCore(nodePort(port2));
      const close = async () => {
        await connection.close();
        await served;
      };
      return { transport: inProcessTransport(connection), shell: null, close };
    }
    case 'loopback HTTP': {
      const shell = await startBrowserShell({
        core,
        registry,
        rendererFolder: rendererIn(folder),
        bureauFolder: join(folder, 'bureaus'),
        about: { version: '0.0.0', shell: 'browser', components: [] },
        ...(options.uploadLimit === undefined ? {} : { uploadLimit: options.uploadLimit }),
        ...(options.openPath === undefined ? {} : { openPath: options.openPath }),
      });
      const { origin, token } = shell;
      const transport = browserShellTransport({ origin, token, page, retryDelay: 5 });
      return { transport, shell, close: () => shell.close() };
    }
  }
}

/** A small page in place of the built renderer, with a file beside its folder that must stay out of reach. */
function rendererIn(folder: string): string {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><html><head><title>x</title></head><body></body></html>');
  writeFileSync(join(renderer, 'assets', 'main.js'), 'export {};');
  mkdirSync(`${renderer}-secret`, { recursive: true });
  writeFileSync(join(`${renderer}-secret`, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  return renderer;
}

/** A page that notes what it was asked to do and gives the files it was told to. */
export class PlayedPage implements PageAbilities {
  files: { name: string; size: number; body: Blob }[] = [];
  readonly done: string[] = [];

  /** What the user will pick next. */
  willPick(name: string, content: string | Uint8Array<ArrayBuffer>): void {
    const body = new Blob([content]);
    this.files.push({ name, size: body.size, body });
  }

  async pickFiles(options: { readonly accept: readonly string[]; readonly multiple: boolean }) {
    this.done.push(`pick ${options.accept.join(' ')}${options.multiple ? ' many' : ''}`);
    return this.files.splice(0);
  }

  download(address: string, name: string): void {
    this.done.push(`download ${name} ${address}`);
  }

  openTab(address: string): void {
    this.done.push(`open ${address}`);
  }

  async print(html: string): Promise<void> {
    this.done.push(`print ${html}`);
  }

  warnBeforeLeaving(warn: boolean): void {
    this.done.push(`warn ${warn}`);
  }

  setLanguage(language: 'zh' | 'en'): void {
    this.done.push(`language ${language}`);
  }
}

/** The failure that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    const value = await call;
    throw new Error(`expected a failure, got ${JSON.stringify(value)?.slice(0, 200)}`);
  } catch (thrown) {
    if (thrown instanceof Error && 'error' in thrown) return thrown.error as Record<string, unknown>;
    throw thrown;
  }
}

/** Waits until a condition holds; fails after ten seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 2000; attempt += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not happen');
}
