/** The sections of a document that are measured, each between a mark of its beginning and one of its end. */
export type SectionName = 'bench' | 'bench-window';

/**
 * Puts a text between the two marks of a section of a document.
 * @throws RangeError when the document does not have each mark once, in order
 */
export function withBenchSection(document: string, text: string, name: SectionName = 'bench'): string {
  const [beginMark, endMark] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const begin = document.indexOf(beginMark);
  const end = document.indexOf(endMark);
  const once = document.lastIndexOf(beginMark) === begin && document.lastIndexOf(endMark) === end;
  if (begin < 0 || end < begin || !once) {
    throw new RangeError(`the document needs ${beginMark} and ${endMark} once, in order`);
  }
  return `${document.slice(0, begin + beginMark.length)}\n${text.trim()}\n${document.slice(end)}`;
}
