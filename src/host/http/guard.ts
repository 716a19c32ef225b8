import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The token of this launch, checked without telling by its timing how much of it was right. */
export function holdsToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Whether a request comes from this host's own page. The Host header must name this address, so that a foreign name
 * that was pointed at 127.0.0.1 gets nowhere; an Origin, where there is one, must be ours; and a browser that says the
 * request was started by another site is believed.
 */
export function isOwnRequest(request: IncomingMessage, port: number): boolean {
  const host = `127.0.0.1:${port}`;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return (
    request.headers.host === host &&
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === 'same-origin' || site === 'none')
  );
}
