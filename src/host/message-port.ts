import type { MessagePort } from 'node:worker_threads';
import { apiError } from '../api/errors.ts';
import { type EventFrame, FRAME_VERSION, type ReplyFrame } from '../api/frames.ts';
import type { CoreConnection } from './core.ts';
import type { GrantedFile } from './file-registry.ts';

/**
 * One end of a connection between two processes or threads. Node hands over the value itself, Electron wraps it in an
 * event, so each gets a small adapter. Only JSON text is sent: nothing else can arrive broken or not at all.
 */
export interface Port {
  post(text: string): void;
  onText(listener: (text: string) => void): void;
  /** Called once when the other end is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

/** A port of worker_threads. */
export function nodePort(port: MessagePort): Port {
  return {
    post: (text) => port.postMessage(text),
    onText: (listener) => void port.on('message', (value) => listener(String(value))),
    onClose: (listener) => void port.once('close', listener),
    close: () => port.close(),
  };
}

type ToCore =
  | { readonly request: unknown; readonly call: number }
  | { readonly grant: GrantedFile }
  | { readonly close: true };
type FromCore =
  | { readonly reply: ReplyFrame | null; readonly call: number }
  | { readonly event: EventFrame }
  | { readonly ready: true };

/** Serves a core at a port. Resolves when the other end has asked it to close or is gone. */
export function serveCore(core: CoreConnection, port: Port): Promise<void> {
  const send = (message: FromCore) => port.post(JSON.stringify(message));
  const stop = core.subscribe((event) => send({ event }));
  const ended = new Promise<void>((resolve) => {
    port.onClose(resolve);
    port.onText((text) => {
      const message = JSON.parse(text) as ToCore;
      if ('grant' in message) core.grant(message.grant);
      else if ('close' in message) resolve();
      else void core.request(message.request).then((reply) => send({ reply, call: message.call }));
    });
  });
  send({ ready: true });
  return ended.then(async () => {
    stop();
    await core.close();
    port.close();
  });
}

/** The most calls that may wait for the core to be ready. */
const WAITING_LIMIT = 1000;

/**
 * Talks to a core behind a port. Calls made before the core is ready wait; calls open when the other end goes away are
 * answered with `host.coreDied`.
 */
export function connectCore(port: Port): CoreConnection {
  const listeners = new Set<(event: EventFrame) => void>();
  const open = new Map<number, { readonly id: string; readonly resolve: (reply: ReplyFrame | null) => void }>();
  let waiting: string[] | null = [];
  let gone = false;
  let lastCall = 0;
  let closed: () => void;
  const closing = new Promise<void>((resolve) => {
    closed = resolve;
  });

  const send = (message: ToCore) => {
    if (waiting === null) port.post(JSON.stringify(message));
    else waiting.push(JSON.stringify(message));
  };
  port.onText((text) => {
    const message = JSON.parse(text) as FromCore;
    if ('event' in message) for (const listener of [...listeners]) listener(message.event);
    else if ('reply' in message) {
      open.get(message.call)?.resolve(message.reply);
      open.delete(message.call);
    } else {
      for (const held of waiting ?? []) port.post(held);
      waiting = null;
    }
  });
  port.onClose(() => {
    gone = true;
    for (const { id, resolve } of open.values()) resolve(failed(id, 'host.coreDied'));
    open.clear();
    closed();
  });

  return {
    request(message) {
      const id = typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : '';
      if (gone) return Promise.resolve(failed(id, 'host.coreDied'));
      if ((waiting?.length ?? 0) >= WAITING_LIMIT) return Promise.resolve(failed(id, 'contract.overloaded'));
      lastCall += 1;
      const call = lastCall;
      return new Promise((resolve) => {
        open.set(call, { id, resolve });
        send({ request: message, call });
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grant: (file) => send({ grant: file }),
    async close() {
      if (!gone) send({ close: true });
      await closing;
    },
  };
}

function failed(id: string, code: 'host.coreDied' | 'contract.overloaded'): ReplyFrame {
  return { version: FRAME_VERSION, id, ok: false, error: apiError(code) };
}
