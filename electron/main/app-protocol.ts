import { protocol } from 'electron';
import { SECURITY_HEADERS } from '../../src/host/content-security-policy.ts';
import { readRendererFile } from '../../src/host/renderer-files.ts';
import { APP_SCHEME, isOwnAddress } from './origin.ts';

/** Must run before the application is ready: gives `app://` the standing of a secure site of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer under `app://planner/`, by GET alone, and never a file outside its folder. */
export function serveApp(rendererFolder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    if (!isOwnAddress(request.url)) return refusal(404);
    const file = await readRendererFile(rendererFolder, new URL(request.url).pathname);
    if (file === null) return refusal(404);
    return new Response(new Uint8Array(file.content), {
      headers: { ...SECURITY_HEADERS, 'content-type': file.contentType },
    });
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: SECURITY_HEADERS });
}
