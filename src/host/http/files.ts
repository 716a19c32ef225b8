import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  OPEN_FILE_TYPES,
  type OpenPurpose,
  PICKED_FILE_LIMIT,
  SAVE_FILE_TYPES,
  type SavePurpose,
  safeFileName,
} from '../../api/file-types.ts';
import { SECURITY_HEADERS } from '../content-security-policy.ts';
import { type FileRegistry, pickedFileOf } from '../file-registry.ts';
import { sendFailure, sendJson } from './answers.ts';

const targetSchema = z.strictObject({
  purpose: z.enum(Object.keys(SAVE_FILE_TYPES) as [SavePurpose, ...SavePurpose[]]),
  suggestedName: z.string().min(1).max(200),
});
const deliverySchema = z.strictObject({ token: z.string() });

export interface BrowserFilesOptions {
  readonly registry: FileRegistry;
  /** Where bureau files made or opened in the browser shell stay. */
  readonly bureauFolder: string;
  /** Where uploads and finished exports wait; removed at the end. */
  readonly temporaryFolder: string;
  /** Bytes of one upload; the limit of the contract unless told. */
  readonly uploadLimit?: number;
}

/** The dialogs of the browser shell: uploads in place of opening, downloads in place of saving. */
export class BrowserFiles {
  readonly #options: BrowserFilesOptions;
  readonly #downloads = new Map<string, string>();

  constructor(options: BrowserFilesOptions) {
    this.#options = options;
    mkdirSync(options.bureauFolder, { recursive: true });
  }

  /** `POST /files?purpose=&name=`: takes an upload and answers with its token. */
  async receive(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> {
    const purpose = query.get('purpose') as OpenPurpose;
    const name = (query.get('name') ?? '').split(/[\\/]/).at(-1)?.slice(0, 200) ?? '';
    if (request.headers['content-type'] !== 'application/octet-stream')
      return sendFailure(response, 415, 'contract.malformed');
    if (!Object.hasOwn(OPEN_FILE_TYPES, purpose) || name === '')
      return sendFailure(response, 400, 'contract.malformed');
    const limit = this.#options.uploadLimit ?? PICKED_FILE_LIMIT;
    const path =
      purpose === 'bureau'
        ? freePath(this.#options.bureauFolder, safeFileName(name, 'bureau'))
        : join(this.#folderOfItsOwn(), harmless(name));
    try {
      await pipeline(request, limited(limit), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      rmSync(path, { force: true });
      response.shouldKeepAlive = false;
      if (error instanceof TooLarge) return sendFailure(response, 413, 'file.tooLarge', { name, limit });
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        return sendFailure(response, 507, 'file.diskFull', { name });
      return sendFailure(response, 400, 'file.unreadable', { name });
    }
    sendJson(response, 200, pickedFileOf(this.#options.registry.grant(path, 'read', name)));
  }

  /** `POST /targets`: sets a place aside to write to. */
  target(body: unknown, response: ServerResponse): void {
    const read = targetSchema.safeParse(body);
    if (!read.success) {
      sendFailure(response, 400, 'contract.malformed');
      return;
    }
    const name = safeFileName(read.data.suggestedName, read.data.purpose);
    const path =
      read.data.purpose === 'bureau' ? freePath(this.#options.bureauFolder, name) : join(this.#folderOfItsOwn(), name);
    const file = this.#options.registry.grant(path, 'write');
    sendJson(response, 200, { token: file.token, name: file.name });
  }

  /** `POST /downloads`: makes an address that gives a written target to the browser, once. */
  offer(body: unknown, response: ServerResponse): void {
    const read = deliverySchema.safeParse(body);
    const file = read.success ? this.#options.registry.named(read.data.token) : null;
    if (!read.success) sendFailure(response, 400, 'contract.malformed');
    else if (file?.access !== 'write') sendFailure(response, 404, 'file.unknownToken');
    else if (!existsSync(file.path)) sendFailure(response, 404, 'file.unreadable', { name: file.name });
    else {
      const once = randomBytes(16).toString('hex');
      this.#downloads.set(once, file.token);
      sendJson(response, 200, { path: `/downloads/${once}`, name: file.name });
    }
  }

  /** `GET /downloads/…`: sends the file. The browser follows it as a link and so cannot show the launch's token. */
  async deliver(once: string, response: ServerResponse): Promise<void> {
    const file = this.#options.registry.named(this.#downloads.get(once) ?? '');
    this.#downloads.delete(once);
    if (file === null) return sendFailure(response, 404, 'file.unknownToken');
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'application/octet-stream',
      'content-length': statSync(file.path).size,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'no-store',
    });
    await pipeline(createReadStream(file.path), response);
  }

  /** Each file gets a folder of its own, so that it keeps its name beside others of the same name. */
  #folderOfItsOwn(): string {
    const folder = join(this.#options.temporaryFolder, randomBytes(8).toString('hex'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

class TooLarge extends Error {}

function limited(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      if (size > limit) done(new TooLarge());
      else done(null, part);
    },
  });
}

/** The uploaded name without what a file system would trip over; its ending tells the intake what it is. */
function harmless(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  const plain = name.replaceAll(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/^\.+/, '_');
  return plain.slice(-120);
}

/** A path in the folder that nothing is at yet: `name.junheng`, `name 2.junheng` … */
function freePath(folder: string, name: string): string {
  const dot = name.lastIndexOf('.');
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${name.slice(0, dot)} ${number}${name.slice(dot)}`);
    if (!existsSync(path)) return path;
  }
}
