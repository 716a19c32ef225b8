import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../content-security-policy.ts';
import type { EventLog } from '../event-log.ts';

/** How often a quiet stream says that it is alive, in milliseconds. */
const KEEP_ALIVE = 15_000;
/** A listener that has stopped reading is dropped beyond this many bytes; it can resume. */
const BACKLOG_LIMIT = 8 * 1024 * 1024;

/**
 * Streams events as lines of JSON. The first line says where the log stands, `{"at": 7}`.
 * @param after the number of the last event heard; null starts with the next one
 */
export function streamEvents(events: EventLog, after: number | null, response: ServerResponse): void {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
  });
  const write = (value: unknown) => {
    response.write(`${JSON.stringify(value)}\n`);
    if (response.writableLength > BACKLOG_LIMIT) response.destroy();
  };
  write({ at: after ?? events.sequence });
  for (const event of after === null ? [] : events.after(after)) write(event);
  const stop = events.subscribe(write);
  const beat = setInterval(() => write({ at: events.sequence }), KEEP_ALIVE);
  response.on('close', () => {
    stop();
    clearInterval(beat);
  });
}
