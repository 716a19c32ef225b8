import { app, type Session, type WebContents } from 'electron';
import { isOwnAddress } from './origin.ts';

/** The one permission a page of ours has: to put on the clipboard what the user copies from a grid. */
const PERMITTED = 'clipboard-sanitized-write';

/**
 * The planner works without a network, so no name resolves and nothing is fetched in the background, whatever a page
 * or Chromium itself may want. Must run before the application is ready.
 */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('no-proxy-server');
}

/** Refuses permissions, devices, downloads and every request that does not stay inside the application. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === PERMITTED && details.isMainFrame && isOwnAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) => permission === PERMITTED && details.isMainFrame && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !staysInside(details.url) }));
}

/** Keeps a page where it is: no navigation, no new window, no page within a page. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    // Loading the page again is the only way to go anywhere.
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function staysInside(address: string): boolean {
  return isOwnAddress(address) || address.startsWith('data:') || address.startsWith('devtools:');
}
