/** What can be opened and written, by purpose: endings without the dot, the usual one first. */
export const OPEN_FILE_TYPES = {
  bureau: ['junheng'],
  import: ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'],
  outlines: ['geojson', 'json'],
  mapping: ['json'],
  package: ['zip'],
} as const satisfies Record<string, readonly string[]>;

export const SAVE_FILE_TYPES = {
  bureau: ['junheng'],
  workbook: ['xlsx'],
  csv: ['csv'],
  json: ['json'],
  text: ['txt'],
  word: ['docx'],
  page: ['html'],
  pdf: ['pdf'],
  package: ['zip'],
  archive: ['zip'],
} as const satisfies Record<string, readonly string[]>;

export type OpenPurpose = keyof typeof OPEN_FILE_TYPES;
export type SavePurpose = keyof typeof SAVE_FILE_TYPES;

/** The most bytes of one picked file; the official sheets of a province are far smaller. */
export const PICKED_FILE_LIMIT = 512 * 1024 * 1024;

/**
 * A name that any file system takes, with the usual ending of its purpose.
 * @param suggestion what the name should say; everything that could be a folder or a device is taken out
 */
export function safeFileName(suggestion: string, purpose: SavePurpose): string {
  const ending = `.${SAVE_FILE_TYPES[purpose][0]}`;
  const plain = suggestion
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const base = plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain;
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(base) || base === '';
  return `${reserved ? `junheng ${base}`.trim() : base.slice(0, 120)}${ending}`;
}
