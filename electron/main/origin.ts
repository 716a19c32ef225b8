/** Everything the window shows comes from here. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'planner';
export const APP_ADDRESS = `${APP_SCHEME}://${APP_HOST}/`;

/** Whether an address is one of ours: parsed, never matched as text. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
  } catch {
    return false;
  }
}
