import type { Transport } from './client.ts';
import { type ApiError, ApiFailure, apiError, type ErrorCode } from './errors.ts';
import { OPEN_FILE_TYPES, PICKED_FILE_LIMIT } from './file-types.ts';
import { type EventFrame, FRAME_VERSION, type ReplyFrame, type RequestFrame } from './frames.ts';
import type { JsonValue } from './json.ts';
import { isListedLink } from './links.ts';
import type { OutputOf, ReadInputOf, ShellMethodName } from './table.ts';

/** What only a page can do; the renderer gives it, a test plays it. */
export interface PageAbilities {
  /** Opens the browser's own file dialog; an empty list when it was dismissed. */
  pickFiles(options: {
    readonly accept: readonly string[];
    readonly multiple: boolean;
  }): Promise<readonly { readonly name: string; readonly size: number; readonly body: Blob }[]>;
  /** Lets the browser save what this address answers. */
  download(address: string, name: string): void;
  openTab(address: string): void;
  /** Opens the print dialogue over a page that is not shown otherwise; resolves when it is closed. */
  print(html: string): Promise<void>;
  /** Whether the browser asks before the page is left. */
  warnBeforeLeaving(warn: boolean): void;
  setLanguage(language: 'zh' | 'en'): void;
}

export interface BrowserShellOptions {
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  /** The token of this launch, from the address that the launcher printed. */
  readonly token: string;
  readonly page: PageAbilities;
  /** Milliseconds before the first new attempt to hear events; doubles up to twenty times that. */
  readonly retryDelay?: number;
}

type ShellAnswers = {
  readonly [Name in ShellMethodName]: (input: ReadInputOf<Name>) => Promise<OutputOf<Name>>;
};

/** The transport of the browser shell: calls, events and files over HTTP on this computer alone. */
export function browserShellTransport({ origin, token, page, retryDelay = 250 }: BrowserShellOptions): Transport {
  const authorization = { authorization: `Bearer ${token}` };

  async function send(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, ...authorization } });
    } catch {
      throw new ApiFailure(apiError('host.disconnected'));
    }
    if (response.ok) return response;
    throw new ApiFailure(await errorOf(response));
  }

  function post(path: string, body: unknown): Promise<Response> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return send(path, init);
  }

  async function deliver(input: ReadInputOf<'shell.deliverFile'>): Promise<OutputOf<'shell.deliverFile'>> {
    const answer = (await (await post('/downloads', input)).json()) as { path: string | null; name: string };
    if (answer.path !== null) page.download(`${origin}${answer.path}`, answer.name);
    return {};
  }

  const shell: ShellAnswers = {
    async 'shell.pickOpenFile'({ purpose, multiple }) {
      const picked = await page.pickFiles({ accept: OPEN_FILE_TYPES[purpose].map((ending) => `.${ending}`), multiple });
      const files = [];
      for (const { name, size, body } of picked) {
        if (size > PICKED_FILE_LIMIT)
          throw new ApiFailure(apiError('file.tooLarge', { name, limit: PICKED_FILE_LIMIT }));
        const response = await send(`/files?purpose=${purpose}&name=${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body,
        });
        files.push((await response.json()) as { token: string; name: string; size: number });
      }
      return { files };
    },
    async 'shell.pickSaveTarget'(input) {
      return (await (await post('/targets', input)).json()) as OutputOf<'shell.pickSaveTarget'>;
    },
    'shell.deliverFile': deliver,
    'shell.showFile': deliver,
    async 'shell.printPage'({ html, target }) {
      if (target !== null) throw new ApiFailure(apiError('print.noPdf'));
      await page.print(html);
      // A browser does not say whether its dialogue was dismissed.
      return { printed: true };
    },
    async 'shell.openLink'({ url }) {
      if (!isListedLink(url)) throw new ApiFailure(apiError('link.refused'));
      page.openTab(url);
      return {};
    },
    async 'shell.setDirty'({ dirty }) {
      page.warnBeforeLeaving(dirty);
      return {};
    },
    async 'shell.setLanguage'({ language }) {
      page.setLanguage(language);
      return {};
    },
    async 'shell.takeOpenRequest'() {
      return (await (await post('/open-request', {})).json()) as OutputOf<'shell.takeOpenRequest'>;
    },
    async 'shell.about'() {
      return (await (await send('/about', {})).json()) as OutputOf<'shell.about'>;
    },
  };

  async function answer(frame: RequestFrame): Promise<ReplyFrame | null> {
    if ('cancel' in frame) {
      await post('/rpc', frame);
      return null;
    }
    if (Object.hasOwn(shell, frame.method)) {
      const handler = shell[frame.method as ShellMethodName] as (input: JsonValue) => Promise<unknown>;
      return {
        version: FRAME_VERSION,
        id: frame.id,
        ok: true,
        output: (await handler(withDefaults(frame))) as JsonValue,
      };
    }
    return (await (await post('/rpc', frame)).json()) as ReplyFrame;
  }

  return {
    async request(frame) {
      try {
        return await answer(frame);
      } catch (problem) {
        const error = problem instanceof ApiFailure ? problem.error : apiError('host.disconnected');
        return 'cancel' in frame ? null : { version: FRAME_VERSION, id: frame.id, ok: false, error };
      }
    },
    subscribe(listener) {
      const ending = new AbortController();
      void hearEvents((path) => send(path, { signal: ending.signal }), listener, ending.signal, retryDelay);
      return () => ending.abort();
    },
  };
}

/** Shell methods are answered in the page, where no schema fills in what was left out. */
function withDefaults(frame: { readonly method: string; readonly input: JsonValue }): JsonValue {
  switch (frame.method) {
    case 'shell.pickOpenFile':
      return { multiple: false, ...(frame.input as object) };
    case 'shell.printPage':
      return { target: null, ...(frame.input as object) };
    default:
      return frame.input;
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as { error?: ApiError } | null;
  if (body?.error !== undefined) return body.error;
  const code: ErrorCode =
    response.status === 401 || response.status === 403 ? 'host.unauthorised' : 'host.disconnected';
  return apiError(code);
}

/** Reads the stream of events, and starts again after the last one heard when it breaks. */
async function hearEvents(
  open: (path: string) => Promise<Response>,
  listener: (event: EventFrame) => void,
  ending: AbortSignal,
  retryDelay: number,
): Promise<void> {
  let last: number | null = null;
  let delay = retryDelay;
  let connected = true;
  const tell = (state: boolean) => {
    if (state === connected) return;
    connected = state;
    listener({ version: FRAME_VERSION, sequence: last ?? 0, topic: 'host.connection', payload: { connected } });
  };
  while (!ending.aborted) {
    try {
      const response: Response = await open(last === null ? '/events' : `/events?after=${last}`);
      tell(true);
      delay = retryDelay;
      for await (const line of linesOf(response)) {
        const message = JSON.parse(line) as EventFrame | { readonly at: number };
        if ('at' in message) last ??= message.at;
        else if (last === null || message.sequence > last) {
          last = message.sequence;
          listener(message);
        }
      }
    } catch {
      // A broken stream is the expected way for it to end; what counts is whether it can be opened again.
    }
    if (ending.aborted) return;
    tell(false);
    await new Promise((resolve) => setTimeout(resolve, delay));
    delay = Math.min(delay * 2, retryDelay * 20);
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield line;
  }
}
