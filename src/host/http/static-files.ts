import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../content-security-policy.ts';
import { readRendererFile } from '../renderer-files.ts';
import { sendFailure } from './answers.ts';

/** Tells the page that it runs in the browser shell. */
const HOST_MARK = '<meta name="junheng-host" content="browser">';

/** Serves a file of the built renderer, marked so that it finds its host. */
export async function serveStaticFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = await readRendererFile(folder, path);
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
