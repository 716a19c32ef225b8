import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FRAME_VERSION, REQUEST_LIMIT } from '../../api/frames.ts';
import type { OutputOf } from '../../api/table.ts';
import type { CoreConnection } from '../core.ts';
import { EventLog } from '../event-log.ts';
import { type FileRegistry, pickedFileOf } from '../file-registry.ts';
import { readJson, sendFailure, sendJson } from './answers.ts';
import { streamEvents } from './event-stream.ts';
import { BrowserFiles } from './files.ts';
import { holdsToken, isOwnRequest } from './guard.ts';
import { serveStaticFile } from './static-files.ts';

export interface BrowserShellHost {
  /** The address to open: it holds the token of this launch. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  /** What another launch shows to hand over a file; the page does not know it. */
  readonly launchKey: string;
  close(): Promise<void>;
}

export interface BrowserShellHostOptions {
  readonly core: CoreConnection;
  readonly registry: FileRegistry;
  /** The built renderer. */
  readonly rendererFolder: string;
  readonly bureauFolder: string;
  readonly about: OutputOf<'shell.about'>;
  /** A bureau file to open first, given on the command line. */
  readonly openPath?: string;
  readonly uploadLimit?: number;
  /** The port to listen at; any that is free unless told. */
  readonly port?: number;
}

const launchSchema = z.strictObject({ openPath: z.string().nullable() });

/** Characters of a request may take up to three bytes each. */
const BODY_LIMIT = REQUEST_LIMIT * 3;

/**
 * The browser shell: serves the built renderer and the core to a browser on this computer alone. Whoever does not hold
 * the token of this launch gets the page and its scripts, which are no secret, and nothing else.
 * @throws Error of the system when it cannot listen at the port; the core is left to the caller
 */
export async function startBrowserShell(options: BrowserShellHostOptions): Promise<BrowserShellHost> {
  const { core, registry } = options;
  const token = randomBytes(32).toString('base64url');
  const launchKey = randomBytes(32).toString('base64url');
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'junheng-'));
  const files = new BrowserFiles({ ...options, temporaryFolder });
  const events = new EventLog();
  const stopEvents = core.subscribe((event) => events.relay(event.topic, event.payload));
  let openRequest = options.openPath === undefined ? null : registry.grant(options.openPath, 'read');

  async function answer(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
    if (!isOwnRequest(request, port)) return sendFailure(response, 403, 'host.unauthorised');
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const route = `${request.method} ${url.pathname}`;
    const download = /^GET \/downloads\/([0-9a-f]{32})$/.exec(route);
    if (download !== null) return files.deliver(download[1] ?? '', response);
    switch (route) {
      case 'POST /rpc':
      case 'POST /files':
      case 'POST /targets':
      case 'POST /downloads':
      case 'POST /open-request':
      case 'GET /events':
      case 'GET /about':
        if (!holdsToken(request, token)) return sendFailure(response, 401, 'host.unauthorised');
        break;
      case 'POST /launch':
        if (!holdsToken(request, launchKey)) return sendFailure(response, 401, 'host.unauthorised');
        return launch(request, response);
    }
    switch (route) {
      case 'GET /events': {
        const after = url.searchParams.get('after');
        return streamEvents(events, after === null || !/^\d{1,15}$/.test(after) ? null : Number(after), response);
      }
      case 'GET /about':
        return sendJson(response, 200, options.about);
      case 'POST /files':
        return files.receive(request, response, url.searchParams);
      case 'POST /rpc':
        return relay(request, response);
      case 'POST /targets':
      case 'POST /downloads':
      case 'POST /open-request': {
        const body = await readJson(request, response, BODY_LIMIT);
        if (body === undefined) return;
        if (route === 'POST /targets') return files.target(body, response);
        if (route === 'POST /downloads') return files.offer(body, response);
        sendJson(
          response,
          200,
          openRequest === null || !existsSync(openRequest.path) ? null : pickedFileOf(openRequest),
        );
        openRequest = null;
        return;
      }
    }
    if (request.method !== 'GET') return sendFailure(response, 405, 'contract.malformed');
    return serveStaticFile(options.rendererFolder, url.pathname, response);
  }

  /** The planner was started again: a file that was named is opened in the window that is there. */
  async function launch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, response, BODY_LIMIT);
    if (body === undefined) return;
    const read = launchSchema.safeParse(body);
    if (!read.success) return sendFailure(response, 400, 'contract.malformed');
    if (read.data.openPath !== null) {
      openRequest = registry.grant(read.data.openPath, 'read');
      events.publish('shell.openRequested', {});
    }
    sendJson(response, 200, {});
  }

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const frame = await readJson(request, response, BODY_LIMIT);
    if (frame === undefined) return;
    // A page that was left takes its open calls with it.
    response.on('close', () => {
      if (!response.writableFinished && typeof frame === 'object' && frame !== null && 'id' in frame) {
        void core.request({ version: FRAME_VERSION, id: frame.id, cancel: true });
      }
    });
    sendJson(response, 200, await core.request(frame));
  }

  const server = createServer((request, response) => {
    answer(request, response, (server.address() as AddressInfo).port).catch(() => {
      if (response.headersSent) response.destroy();
      else sendFailure(response, 500, 'internal');
    });
  });
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    stopEvents();
    rmSync(temporaryFolder, { recursive: true, force: true });
    throw error;
  }
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `${origin}/#token=${token}`,
    origin,
    token,
    launchKey,
    async close() {
      stopEvents();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await core.close();
      rmSync(temporaryFolder, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
}
