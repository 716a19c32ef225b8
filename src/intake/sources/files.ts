import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { filePlace, type IntakeIssue, makeIssue } from '../issue.ts';
import { LIMITS } from '../limits.ts';
import { tableNamed } from '../rows/names.ts';

const TEXT_ENDINGS = ['.csv', '.tsv', '.txt'];
const WORKBOOK_ENDINGS = ['.xlsx', '.xlsm'];
/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'text' | 'zip' | 'compoundFile' | 'pdf' | 'html' | 'binary' | 'empty';

const FOUND: Readonly<Record<FileKind, string>> = {
  text: 'text',
  zip: 'a workbook or another packed file',
  compoundFile: 'an old or encrypted workbook',
  pdf: 'a PDF document',
  html: 'a web page',
  binary: 'no text',
  empty: 'nothing',
};

/** The files that the user's paths mean: files as they are, folders as the data files in them. */
export async function findFiles(paths: readonly string[]): Promise<{ files: string[]; issues: IntakeIssue[] }> {
  const files: string[] = [];
  const issues: IntakeIssue[] = [];
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) files.push(...(await dataFilesIn(path)));
      else files.push(path);
    } catch (error) {
      issues.push(unreadable(path, error));
    }
  }
  return { files, issues };
}

/** Data files of a folder by name. Read-me files, hidden files and the lock files of open workbooks are no data. */
async function dataFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/^[.~]/.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => {
      const ending = extname(name).toLowerCase();
      if (ending === '.txt') return tableNamed(basename(name, extname(name))) !== null;
      return TEXT_ENDINGS.includes(ending) || WORKBOOK_ENDINGS.includes(ending) || ending === '.xls';
    });
  return names.sort().map((name) => join(folder, name));
}

/** The bytes of a file and what they are, or why it cannot be read. */
export type OpenedFile =
  | { readonly kind: 'text' | 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly issue: IntakeIssue };

/** Opens a file, looking at its size and its first bytes before reading the rest. */
export async function openFile(path: string): Promise<OpenedFile> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    const kind = kindOf(await firstBytes(path), size);
    const refusal = refusalOf(kind, extname(path).toLowerCase(), size, file);
    if (refusal !== null) return { kind: 'refused', issue: refusal };
    return { kind: kind === 'zip' ? 'workbook' : 'text', bytes: await readFile(path) };
  } catch (error) {
    return { kind: 'refused', issue: unreadable(path, error) };
  }
}

function refusalOf(kind: FileKind, ending: string, size: number, file: string): IntakeIssue | null {
  const place = filePlace(file);
  const named = WORKBOOK_ENDINGS.includes(ending) ? 'workbook' : TEXT_ENDINGS.includes(ending) ? 'text' : null;
  if (kind === 'empty') return makeIssue('source-empty', place, {});
  if (kind === 'compoundFile' && named !== 'text') return makeIssue('workbook-old-or-encrypted', place, {});
  const fits = (kind === 'text' && named !== 'workbook') || (kind === 'zip' && named !== 'text');
  if (!fits && named !== null) return makeIssue('source-misnamed', place, { found: FOUND[kind] });
  if (!fits) return makeIssue('source-kind-unknown', place, { found: FOUND[kind] });
  const limit = kind === 'zip' ? LIMITS.workbookBytes : LIMITS.textBytes;
  if (size > limit)
    return makeIssue('source-too-large', place, { megabytes: megabytes(size), limit: megabytes(limit) });
  return null;
}

/** Whole megabytes (2²⁰ bytes), rounded up, as messages print them. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

function kindOf(bytes: Uint8Array, size: number): FileKind {
  const latin = Buffer.from(bytes).toString('latin1');
  if (size === 0) return 'empty';
  if (latin.startsWith('PK\x03\x04') || latin.startsWith('PK\x05\x06')) return 'zip';
  if (latin.startsWith('\xd0\xcf\x11\xe0')) return 'compoundFile';
  if (latin.startsWith('%PDF-')) return 'pdf';
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta)/i.test(latin)) return 'html';
  const wide = latin.startsWith('\xff\xfe') || latin.startsWith('\xfe\xff');
  return !wide && latin.includes('\0') ? 'binary' : 'text';
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A file that the system does not give us. Anything but an error of the system is a defect and is thrown on. */
function unreadable(path: string, error: unknown): IntakeIssue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  const place = filePlace(basename(path));
  if (code === 'ENOENT') return makeIssue('source-missing', place, { path });
  return makeIssue('source-unreadable', place, { path, reason: code });
}
