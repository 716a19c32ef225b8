const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/**
 * Puts a text between the two marks of a document.
 * @throws RangeError when the document does not have each mark once, in order
 */
export function withBenchSection(document: string, text: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  const once = document.lastIndexOf(BEGIN) === begin && document.lastIndexOf(END) === end;
  if (begin < 0 || end < begin || !once) throw new RangeError(`the document needs ${BEGIN} and ${END} once, in order`);
  return `${document.slice(0, begin + BEGIN.length)}\n${text.trim()}\n${document.slice(end)}`;
}
