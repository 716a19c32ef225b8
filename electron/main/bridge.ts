import { type BrowserWindow, ipcMain } from 'electron';
import type { Dispatcher } from '../../src/api/dispatcher.ts';
import { apiError } from '../../src/api/errors.ts';
import { FRAME_VERSION, type ReplyFrame } from '../../src/api/frames.ts';
import { readRequest } from '../../src/api/read-request.ts';
import { methodNamed } from '../../src/api/table.ts';
import type { CoreConnection } from '../../src/host/core.ts';
import type { EventLog } from '../../src/host/event-log.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../channels.ts';
import { isTrustedSender } from './sender.ts';

export interface BridgeParts {
  readonly window: () => BrowserWindow | null;
  readonly core: CoreConnection;
  readonly shell: Dispatcher;
  readonly events: EventLog;
}

/**
 * Connects the page with the shell and the core: checks who asks, answers what is the shell's, passes on what is the
 * core's, and sends every event. There is no business of the planner in here.
 */
export function connectBridge({ window, core, shell, events }: BridgeParts): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, message: unknown): Promise<ReplyFrame | null> => {
    if (!isTrustedSender(event, window()?.webContents ?? null)) return refused('', 'host.unauthorised');
    const frame = readRequest(message);
    if (frame === null) return refused('', 'contract.malformed');
    if ('cancel' in frame || methodNamed(frame.method)?.side !== 'shell') return core.request(frame);
    return shell.dispatch(frame.id, frame.method, frame.input);
  });
  core.subscribe((event) => events.relay(event.topic, event.payload));
  events.subscribe((event) => {
    const contents = window()?.webContents;
    if (contents !== undefined && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, event);
  });
}

function refused(id: string, code: 'host.unauthorised' | 'contract.malformed'): ReplyFrame {
  return { version: FRAME_VERSION, id, ok: false, error: apiError(code) };
}
