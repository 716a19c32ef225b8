import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiError, type ErrorCode, type ErrorParameters } from '../../api/errors.ts';
import { SECURITY_HEADERS } from '../content-security-policy.ts';

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Answers with a coded failure. */
export function sendFailure(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  parameters: ErrorParameters = {},
): void {
  sendJson(response, status, { error: apiError(code, parameters) });
}

/**
 * Reads a JSON body, or answers why not and returns undefined.
 * @param limit bytes
 */
export async function readJson(request: IncomingMessage, response: ServerResponse, limit: number): Promise<unknown> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    sendFailure(response, 415, 'contract.malformed');
    return undefined;
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) {
      response.shouldKeepAlive = false;
      sendFailure(response, 413, 'contract.tooLarge', { limit });
      return undefined;
    }
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    sendFailure(response, 400, 'contract.malformed');
    return undefined;
  }
}
