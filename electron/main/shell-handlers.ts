import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { ShellHandlers } from '../../src/api/dispatcher.ts';
import { refuse } from '../../src/api/errors.ts';
import {
  OPEN_FILE_TYPES,
  type OpenPurpose,
  PICKED_FILE_LIMIT,
  SAVE_FILE_TYPES,
  type SavePurpose,
  safeFileName,
} from '../../src/api/file-types.ts';
import { isListedLink } from '../../src/api/links.ts';
import { type FileRegistry, type GrantedFile, pickedFileOf } from '../../src/host/file-registry.ts';
import { writeWhole } from '../../src/host/write-whole.ts';
import { Printer } from './printing.ts';
import { type Language, TEXTS } from './texts.ts';

export interface ShellParts {
  readonly window: () => BrowserWindow | null;
  readonly registry: FileRegistry;
  /** Tells the core of a picked file. */
  readonly grant: (file: GrantedFile) => void;
  readonly language: () => Language;
  readonly setLanguage: (language: Language) => void;
  readonly setDirty: (dirty: boolean) => void;
  /** Hands out the file that the system asked to open, once. */
  readonly takeOpenRequest: () => string | null;
}

const OPEN_LABELS = {
  bureau: 'bureauFiles',
  import: 'importFiles',
  mapping: 'mappingFiles',
  package: 'packages',
  outlines: 'outlineFiles',
} as const satisfies Record<OpenPurpose, string>;
const SAVE_LABELS = {
  bureau: 'bureauFiles',
  workbook: 'workbooks',
  csv: 'csvFiles',
  json: 'jsonFiles',
  text: 'textFiles',
  word: 'wordFiles',
  page: 'pages',
  pdf: 'pdfFiles',
  package: 'packages',
  archive: 'archives',
} as const satisfies Record<SavePurpose, string>;

/** What the desktop shell answers itself: native dialogs, links, and what concerns the window. */
export function createShellHandlers(parts: ShellParts): ShellHandlers {
  const granted = (path: string, access: 'read' | 'write') => {
    const file = parts.registry.grant(path, access);
    parts.grant(file);
    return file;
  };
  const text = () => TEXTS[parts.language()];
  const printer = new Printer();

  return {
    async 'shell.pickOpenFile'({ purpose, multiple }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(...parentOf(parts), {
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: [{ name: text()[OPEN_LABELS[purpose]], extensions: [...OPEN_FILE_TYPES[purpose]] }],
      });
      if (canceled) return { files: [] };
      for (const path of filePaths) {
        const size = statSync(path, { throwIfNoEntry: false })?.size;
        if (size === undefined) return refuse('file.unreadable');
        if (purpose === 'import' && size > PICKED_FILE_LIMIT)
          return refuse('file.tooLarge', { limit: PICKED_FILE_LIMIT });
      }
      return { files: filePaths.map((path) => pickedFileOf(granted(path, 'read'))) };
    },
    async 'shell.pickSaveTarget'({ purpose, suggestedName }) {
      const ending = `.${SAVE_FILE_TYPES[purpose][0]}`;
      let path = safeFileName(suggestedName, purpose);
      for (;;) {
        const { canceled, filePath } = await dialog.showSaveDialog(...parentOf(parts), {
          defaultPath: path,
          filters: [{ name: text()[SAVE_LABELS[purpose]], extensions: [...SAVE_FILE_TYPES[purpose]] }],
          properties: ['showOverwriteConfirmation', 'createDirectory'],
        });
        if (canceled || filePath === '') return null;
        path = extname(filePath).toLowerCase() === ending ? filePath : `${filePath}${ending}`;
        // The dialogue asks before it replaces the name that was typed; the name with its ending has to be asked about too.
        if (path === filePath || !existsSync(path)) break;
      }
      const file = granted(path, 'write');
      return { token: file.token, name: file.name };
    },
    'shell.deliverFile'({ token }) {
      const file = parts.registry.named(token);
      if (file?.access !== 'write') return refuse('file.unknownToken');
      return statSync(file.path, { throwIfNoEntry: false }) === undefined
        ? refuse('file.unreadable', { name: file.name })
        : {};
    },
    'shell.showFile'({ token }) {
      const file = parts.registry.named(token);
      if (file?.access !== 'write') return refuse('file.unknownToken');
      if (statSync(file.path, { throwIfNoEntry: false }) === undefined)
        return refuse('file.unreadable', { name: file.name });
      shell.showItemInFolder(file.path);
      return {};
    },
    async 'shell.printPage'({ html, target }) {
      const path = target === null ? null : parts.registry.writable(target);
      if (target !== null && path === null) return refuse('file.unknownToken');
      if (path === null) {
        const end = await printer.print(html);
        return end === 'failed' ? refuse('print.failed') : { printed: end === 'printed' };
      }
      const pdf = await printer.pdf(html);
      if (pdf === null) return refuse('print.failed');
      return (await writeWhole(path, pdf)) ?? { printed: true };
    },
    async 'shell.openLink'({ url }) {
      if (!isListedLink(url)) return refuse('link.refused');
      await shell.openExternal(url);
      return {};
    },
    'shell.setDirty'({ dirty }) {
      parts.setDirty(dirty);
      return {};
    },
    'shell.setLanguage'({ language }) {
      parts.setLanguage(language);
      return {};
    },
    'shell.takeOpenRequest'() {
      const path = parts.takeOpenRequest();
      if (path === null || statSync(path, { throwIfNoEntry: false }) === undefined) return null;
      return pickedFileOf(granted(path, 'read'));
    },
    'shell.about': () => ({
      version: app.getVersion(),
      shell: 'desktop',
      components: [
        { name: 'Electron', version: process.versions.electron ?? '' },
        { name: 'Chromium', version: process.versions.chrome ?? '' },
        { name: 'Node.js', version: process.versions.node },
      ],
    }),
  };
}

/** Dialogs belong to the window while there is one. */
function parentOf({ window }: ShellParts): [BrowserWindow] {
  const parent = window();
  if (parent === null) throw new Error('a dialog without a window');
  return [parent];
}
