import {
  BRIDGE_NAME,
  type Bridge,
  bridgeTransport,
  browserShellTransport,
  type Client,
  createClient,
} from '../../src/api/index.ts';
import { pageAbilities } from './page-abilities.ts';

const TOKEN_KEY = 'junheng-token';

/** The way to the core, or why there is none. No other file of the window asks where it runs. */
export type Host =
  | { readonly kind: 'desktop' | 'browser'; readonly client: Client }
  | { readonly kind: 'noHost' }
  | { readonly kind: 'noToken' };

/** Finds the desktop shell's bridge, or the browser shell by the mark it writes into the page. */
export function findHost(): Host {
  const bridge = (window as unknown as Record<string, Bridge | undefined>)[BRIDGE_NAME];
  if (bridge !== undefined) return { kind: 'desktop', client: createClient(bridgeTransport(bridge)) };
  if (document.querySelector('meta[name="junheng-host"][content="browser"]') === null) return { kind: 'noHost' };
  const token = takeToken();
  if (token === null) return { kind: 'noToken' };
  const transport = browserShellTransport({ origin: location.origin, token, page: pageAbilities() });
  return { kind: 'browser', client: createClient(transport) };
}

/** The token of this launch: from the address the launcher printed, once; afterwards from this tab's memory. */
function takeToken(): string | null {
  const given = /^#token=([\w-]+)/.exec(location.hash);
  if (given?.[1] === undefined) return sessionStorage.getItem(TOKEN_KEY);
  sessionStorage.setItem(TOKEN_KEY, given[1]);
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  return given[1];
}
