import { ApiFailure, apiError } from './errors.ts';
import type { PayloadOf, Topic } from './events.ts';
import { type EventFrame, FRAME_VERSION, type ReplyFrame, type RequestFrame } from './frames.ts';
import type { JsonValue } from './json.ts';
import type { InputOf, MethodName, OutputOf } from './table.ts';

/** The way to a host: one function for calls and one for news. */
export interface Transport {
  /** Never rejects: what goes wrong comes back as a reply with a coded failure. A cancel frame has no reply. */
  request(frame: RequestFrame): Promise<ReplyFrame | null>;
  /** Calls the listener for every event from now on, in order; returns the function that ends it. */
  subscribe(listener: (event: EventFrame) => void): () => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface Client {
  /** Calls a method. @throws ApiFailure with a code of the method's or a common one */
  call<Name extends MethodName>(method: Name, input: InputOf<Name>, options?: CallOptions): Promise<OutputOf<Name>>;
  /** Hears a topic; returns the function that ends it. */
  on<Name extends Topic>(topic: Name, handler: (payload: PayloadOf<Name>) => void): () => void;
}

/** Makes the typed client of a transport. Inputs are checked by the host, so the renderer carries no schemas. */
export function createClient(transport: Transport): Client {
  let lastId = 0;
  // Several windows may share one host, so an id says which of them it is from.
  const sender = crypto.randomUUID();
  const handlers = new Map<string, Set<(payload: never) => void>>();
  let stop: (() => void) | null = null;

  function deliver(event: EventFrame): void {
    for (const handler of handlers.get(event.topic) ?? []) handler(event.payload as never);
  }

  return {
    async call(method, input, { signal } = {}) {
      if (signal?.aborted) throw new ApiFailure(apiError('contract.cancelled'));
      lastId += 1;
      const id = `${sender}-${lastId}`;
      const cancel = () => void transport.request({ version: FRAME_VERSION, id, cancel: true });
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const reply = await transport.request({ version: FRAME_VERSION, id, method, input: input as JsonValue });
        if (reply === null) throw new ApiFailure(apiError('host.disconnected'));
        if (!reply.ok) throw new ApiFailure(reply.error);
        return reply.output as never;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    on(topic, handler) {
      const set = handlers.get(topic) ?? new Set();
      handlers.set(topic, set.add(handler));
      stop ??= transport.subscribe(deliver);
      return () => {
        set.delete(handler);
        if (set.size === 0) handlers.delete(topic);
        if (handlers.size === 0) {
          stop?.();
          stop = null;
        }
      };
    },
  };
}
