import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

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

export interface RendererFile {
  readonly content: Buffer;
  readonly contentType: string;
}

/**
 * Reads a file of the built renderer, or null when the path leaves its folder, is of an unlisted type or is not there.
 * @param path the path of the address, percent-encoded, starting with a slash; `/` is the page itself
 */
export async function readRendererFile(folder: string, path: string): Promise<RendererFile | null> {
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
