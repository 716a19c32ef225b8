import type { CoreHandlers } from '../api/dispatcher.ts';
import { createDispatcher, type DispatcherOptions } from '../api/dispatcher.ts';
import { apiError } from '../api/errors.ts';
import { type EventFrame, FRAME_VERSION, REQUEST_LIMIT, type ReplyFrame } from '../api/frames.ts';
import { readRequest } from '../api/read-request.ts';
import type { EventLog } from './event-log.ts';
import type { FileRegistry, GrantedFile } from './file-registry.ts';

/** The core as every transport sees it, wherever it runs. */
export interface CoreConnection {
  /** Answers a request frame. A cancel frame has no reply. Never rejects. */
  request(message: unknown): Promise<ReplyFrame | null>;
  subscribe(listener: (event: EventFrame) => void): () => void;
  /** Tells the core of a file that the user picked. */
  grant(file: GrantedFile): void;
  /** Gives up open calls, ends jobs and closes the bureau. */
  close(): Promise<void>;
}

export interface CoreParts {
  readonly handlers: CoreHandlers;
  readonly events: EventLog;
  readonly files: FileRegistry;
  readonly options: DispatcherOptions;
  /** Frees what the handlers hold. */
  readonly release: () => Promise<void>;
}

/** Runs the core in this process: reads frames, keeps track of open calls, hands them to the dispatcher. */
export function createCore({ handlers, events, files, options, release }: CoreParts): CoreConnection {
  const dispatcher = createDispatcher('core', handlers, options);
  const open = new Map<string, AbortController>();

  return {
    async request(message) {
      const frame = readRequest(message);
      if (frame === null) return refused(idOf(message), 'contract.malformed');
      if ('cancel' in frame) {
        open.get(frame.id)?.abort();
        return null;
      }
      if (open.has(frame.id)) return refused(frame.id, 'contract.malformed');
      if (JSON.stringify(frame.input).length > REQUEST_LIMIT) return refused(frame.id, 'contract.tooLarge');
      const cancelling = new AbortController();
      open.set(frame.id, cancelling);
      try {
        return await Promise.race([
          dispatcher.dispatch(frame.id, frame.method, frame.input, cancelling.signal),
          cancelled(frame.id, cancelling.signal),
        ]);
      } finally {
        open.delete(frame.id);
      }
    },
    subscribe: (listener) => events.subscribe(listener),
    grant: (file) => files.add(file),
    async close() {
      for (const cancelling of open.values()) cancelling.abort();
      await release();
    },
  };
}

/** The caller is answered as soon as it gives up, even when the handler takes longer to notice. */
function cancelled(id: string, signal: AbortSignal): Promise<ReplyFrame> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(refused(id, 'contract.cancelled')), { once: true });
  });
}

function refused(id: string, code: 'contract.malformed' | 'contract.tooLarge' | 'contract.cancelled'): ReplyFrame {
  return { version: FRAME_VERSION, id, ok: false, error: apiError(code) };
}

/** The id of a message that is no frame, so that its sender still gets the answer. */
function idOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('id' in message)) return '';
  return typeof message.id === 'string' ? message.id.slice(0, 64) : '';
}
