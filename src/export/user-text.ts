/** Most characters that a cell of a workbook can hold. */
const LONGEST_CELL = 32_767;

/**
 * Makes a text from the data safe to put in a cell. A spreadsheet program takes a cell that starts with = + - @, with
 * one of their full-width forms, or with a tab or line break before them for a formula; an apostrophe in front makes it
 * plain text. Characters that a workbook cannot hold are left out.
 * @returns the text, shortened to what a cell can hold
 */
export function safeCellText(text: string): string {
  const printable = text.replaceAll(UNPRINTABLE, '');
  return (/^([\t\r\n]|\s*[=+\-@＝＋－＠])/.test(printable) ? `'${printable}` : printable).slice(0, LONGEST_CELL);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
