import type { Transport } from '../api/client.ts';
import type { ReplyFrame } from '../api/frames.ts';
import type { CoreConnection } from './core.ts';

/**
 * The transport within one process, for tests and the command line. Everything passes through JSON text, so that what
 * cannot cross a process border does not cross here either.
 */
export function inProcessTransport(core: CoreConnection): Transport {
  return {
    async request(frame) {
      const reply = await core.request(JSON.parse(JSON.stringify(frame)));
      return reply === null ? null : (JSON.parse(JSON.stringify(reply)) as ReplyFrame);
    },
    subscribe: (listener) => core.subscribe((event) => listener(JSON.parse(JSON.stringify(event)))),
  };
}
