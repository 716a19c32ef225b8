import { readFile, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { SECURITY_HEADERS } from '../content-security-policy.ts';
import { sendFailure } from './answers.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface StaticFile {
  readonly content: Buffer;
  readonly contentType: string;
}

/**
 * Reads a file of the built renderer, or null when the path leaves its folder, is of an unlisted type or is not there.
 * @param path the path of the address, percent-encoded, starting with a slash; `/` is the page itself
 */
export async function readStaticFile(folder: string, path: string): Promise<StaticFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const contentType = CONTENT_TYPES[decoded === '/' ? '.html' : extname(decoded)];
  if (contentType === undefined) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, decoded === '/' ? 'index.html' : decoded));
    // The separator matters: without it `/dist/renderer-old` would count as inside `/dist/renderer`.
    if (!file.startsWith(root + sep)) return null;
    return { content: await readFile(file), contentType };
  } catch {
    return null;
  }
}

/** Tells the page that it runs in the browser shell. */
const HOST_MARK = '<meta name="junheng-host" content="browser">';

/** Serves a file of the built renderer, marked so that it finds its host. */
export async function serveStaticFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = await readStaticFile(folder, path);
  if (file === null) return sendFailure(response, 404, 'contract.malformed');
  const isPage = file.contentType.startsWith('text/html');
  const content = isPage
    ? Buffer.from(file.content.toString('utf8').replace(/<head[^>]*>/i, (head) => head + HOST_MARK))
    : file.content;
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': file.contentType,
    'content-length': content.length,
    'cache-control': isPage ? 'no-store' : 'no-cache',
  });
  response.end(content);
}
