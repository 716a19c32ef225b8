import type { Transport } from './client.ts';
import type { EventFrame, ReplyFrame, RequestFrame } from './frames.ts';

/** What the desktop shell's preload script puts on the window, and nothing else. */
export interface Bridge {
  request(frame: RequestFrame): Promise<ReplyFrame | null>;
  subscribe(listener: (event: EventFrame) => void): () => void;
}

/** Under this name the bridge is found on the window. */
export const BRIDGE_NAME = 'junheng';

/** The transport of the desktop shell. */
export function bridgeTransport(bridge: Bridge): Transport {
  return { request: (frame) => bridge.request(frame), subscribe: (listener) => bridge.subscribe(listener) };
}
