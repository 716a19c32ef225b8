import { z } from 'zod';
import { OPEN_FILE_TYPES, type OpenPurpose, SAVE_FILE_TYPES, type SavePurpose } from '../file-types.ts';
import { shellCommand, shellQuery } from '../method.ts';
import { count, fileToken, nothing } from './fields.ts';

/** What a file is picked for; each purpose has its file types. */
const openPurpose = z.enum(Object.keys(OPEN_FILE_TYPES) as [OpenPurpose, ...OpenPurpose[]]);
const savePurpose = z.enum(Object.keys(SAVE_FILE_TYPES) as [SavePurpose, ...SavePurpose[]]);

export const pickedFile = z.strictObject({
  token: fileToken,
  /** Name of the file without its folder. */
  name: z.string(),
  /** Bytes. */
  size: count,
});

export const shellMethods = {
  /** Lets the user pick files; an empty list when the dialog was dismissed. */
  'shell.pickOpenFile': shellCommand(
    z.strictObject({ purpose: openPurpose, multiple: z.boolean().default(false) }),
    z.strictObject({ files: z.array(pickedFile) }),
    [],
  ),
  /** Lets the user say where to write; null when the dialog was dismissed. */
  'shell.pickSaveTarget': shellCommand(
    z.strictObject({ purpose: savePurpose, suggestedName: z.string().min(1).max(200) }),
    z.strictObject({ token: fileToken, name: z.string() }).nullable(),
    [],
  ),
  /** After a save target was written: hands it to the user. The desktop shell has written it in place already. */
  'shell.deliverFile': shellCommand(z.strictObject({ token: fileToken }), nothing, []),
  /** Shows the user once more what was delivered: in its folder, or as another download. */
  'shell.showFile': shellCommand(z.strictObject({ token: fileToken }), nothing, []),
  /**
   * Prints a page of ours: without a target by the print dialogue, with a target as a PDF file. A browser cannot write
   * the file itself (`print.noPdf`); its dialogue can. False where the dialogue was dismissed.
   */
  'shell.printPage': shellCommand(
    z.strictObject({ html: z.string().min(1), target: fileToken.nullable().default(null) }),
    z.strictObject({ printed: z.boolean() }),
    ['print.failed', 'print.noPdf'],
  ),
  /** Opens one of the listed addresses outside the window. */
  'shell.openLink': shellCommand(z.strictObject({ url: z.string().max(2000) }), nothing, ['link.refused']),
  /** Whether closing the window would lose something; the user is then asked first. */
  'shell.setDirty': shellCommand(z.strictObject({ dirty: z.boolean() }), nothing, []),
  /** Language of menus and dialogs. */
  'shell.setLanguage': shellCommand(z.strictObject({ language: z.enum(['zh', 'en']) }), nothing, []),
  /** A bureau file that the user asked the system to open, once; null when there is none. */
  'shell.takeOpenRequest': shellCommand(nothing, pickedFile.nullable(), []),
  'shell.about': shellQuery(
    nothing,
    z.strictObject({
      version: z.string(),
      shell: z.enum(['desktop', 'browser']),
      /** What it runs on: Node, Electron, Chromium … */
      components: z.array(z.strictObject({ name: z.string(), version: z.string() })),
    }),
    [],
  ),
} as const;
