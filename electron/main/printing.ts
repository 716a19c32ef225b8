import { BrowserWindow, type Session, session } from 'electron';
import { SECURITY_HEADERS } from '../../src/host/content-security-policy.ts';
import { hardenSession } from './hardening.ts';
import { APP_ADDRESS, APP_SCHEME } from './origin.ts';

/** A session of its own, kept in memory, in which our address answers with the page to be printed and nothing else. */
const PARTITION = 'printing';
/** The page has its styles inside and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Prints pages from a hidden window without scripts, bridge or network. One page at a time. */
export class Printer {
  #session: Session | null = null;
  #page = '';

  /** Prints by the system's dialogue. */
  print(html: string): Promise<'printed' | 'dismissed' | 'failed'> {
    return this.#withHidden(
      html,
      ({ webContents }) =>
        new Promise((resolve) => {
          webContents.print({ silent: false, printBackground: true }, (printed, reason) =>
            resolve(printed ? 'printed' : /cancel/i.test(reason) ? 'dismissed' : 'failed'),
          );
        }),
    );
  }

  /** The PDF of a page on the paper that its styles name, with an outline of its headings; null where it fails. */
  pdf(html: string): Promise<Uint8Array | null> {
    return this.#withHidden(html, ({ webContents }) =>
      webContents
        .printToPDF({
          preferCSSPageSize: true,
          printBackground: true,
          generateTaggedPDF: true,
          generateDocumentOutline: true,
        })
        .catch(() => null),
    );
  }

  async #withHidden<Result>(html: string, work: (window: BrowserWindow) => Promise<Result>): Promise<Result> {
    this.#page = html;
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: this.#ownSession(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        spellcheck: false,
      },
    });
    try {
      await window.loadURL(APP_ADDRESS);
      return await work(window);
    } finally {
      window.destroy();
      this.#page = '';
    }
  }

  #ownSession(): Session {
    if (this.#session !== null) return this.#session;
    const own = session.fromPartition(PARTITION);
    hardenSession(own);
    const headers = {
      ...SECURITY_HEADERS,
      'content-security-policy': POLICY,
      'content-type': 'text/html; charset=utf-8',
    };
    own.protocol.handle(APP_SCHEME, () => new Response(this.#page, { headers }));
    this.#session = own;
    return own;
  }
}
