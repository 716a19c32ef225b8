import { type UtilityProcess, utilityProcess } from 'electron';
import { apiError } from '../../src/api/errors.ts';
import { type EventFrame, FRAME_VERSION, type ReplyFrame } from '../../src/api/frames.ts';
import type { CoreConnection } from '../../src/host/core.ts';
import type { GrantedFile } from '../../src/host/file-registry.ts';
import { connectCore, type Port } from '../../src/host/message-port.ts';
import { CORE_ENGINE } from './engines.ts';

/** Two ends of the core within this many milliseconds mean that starting it again does not help. */
const TOO_SOON = 60_000;

export interface CoreSupervisorOptions {
  /** The built entry of the core's process. */
  readonly entry: string;
  readonly dataFolder: string;
  readonly now: () => number;
  readonly onRestart: () => void;
  readonly onStop: () => void;
}

/**
 * Keeps the core running in a utility process. When it ends unexpectedly, open calls are answered with
 * `host.coreDied` and it is started again; when that happens twice within a minute it stays down, and calls are
 * answered with `host.coreStopped`.
 */
export class CoreSupervisor implements CoreConnection {
  readonly #options: CoreSupervisorOptions;
  readonly #listeners = new Set<(event: EventFrame) => void>();
  readonly #granted: GrantedFile[] = [];
  #connection: CoreConnection | null = null;
  #lastEnd = Number.NEGATIVE_INFINITY;
  #closing = false;

  constructor(options: CoreSupervisorOptions) {
    this.#options = options;
    this.#start();
  }

  #start(): void {
    const child = utilityProcess.fork(this.#options.entry, [this.#options.dataFolder], {
      serviceName: 'Junheng core',
      stdio: 'inherit',
      execArgv: [`--js-flags=${CORE_ENGINE}`],
    });
    const connection = connectCore(childPort(child));
    connection.subscribe((event) => {
      for (const listener of [...this.#listeners]) listener(event);
    });
    for (const file of this.#granted) connection.grant(file);
    this.#connection = connection;
    child.once('exit', () => this.#ended());
  }

  #ended(): void {
    this.#connection = null;
    if (this.#closing) return;
    const time = this.#options.now();
    const hopeless = time - this.#lastEnd < TOO_SOON;
    this.#lastEnd = time;
    if (hopeless) {
      this.#options.onStop();
    } else {
      this.#start();
      this.#options.onRestart();
    }
  }

  request(message: unknown): Promise<ReplyFrame | null> {
    if (this.#connection !== null) return this.#connection.request(message);
    const id = typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : '';
    return Promise.resolve({ version: FRAME_VERSION, id, ok: false, error: apiError('host.coreStopped') });
  }

  subscribe(listener: (event: EventFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  grant(file: GrantedFile): void {
    this.#granted.push(file);
    this.#connection?.grant(file);
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#connection?.close();
  }
}

function childPort(child: UtilityProcess): Port {
  return {
    post: (text) => child.postMessage(text),
    onText: (listener) => void child.on('message', (text) => listener(String(text))),
    onClose: (listener) => void child.once('exit', listener),
    close: () => void child.kill(),
  };
}
