import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { PickedFiles } from '../services/contract/picked-files.ts';

/** A file that the user picked, and what may be done with it. */
export interface GrantedFile {
  readonly token: string;
  /** Absolute path; it stays on this side. */
  readonly path: string;
  /** The name shown. */
  readonly name: string;
  readonly access: 'read' | 'write';
}

/**
 * The files that the user picked, by token. A token opens exactly the picked file, and writes it only when it was picked
 * to be written; the renderer cannot name any other.
 */
export class FileRegistry implements PickedFiles {
  readonly #files = new Map<string, GrantedFile>();

  /** Gives a picked file its token. */
  grant(path: string, access: 'read' | 'write', name = basename(path)): GrantedFile {
    const file = { token: randomBytes(16).toString('hex'), path, name, access };
    this.#files.set(file.token, file);
    return file;
  }

  /** Takes over a file that another process has granted. */
  add(file: GrantedFile): void {
    this.#files.set(file.token, file);
  }

  readable(token: string): string | null {
    return this.#files.get(token)?.path ?? null;
  }

  writable(token: string): string | null {
    const file = this.#files.get(token);
    return file?.access === 'write' ? file.path : null;
  }

  named(token: string): GrantedFile | null {
    return this.#files.get(token) ?? null;
  }
}

/** What the renderer is told of a picked file. */
export function pickedFileOf(file: GrantedFile): { token: string; name: string; size: number } {
  return { token: file.token, name: file.name, size: statSync(file.path).size };
}
