import { posix } from 'node:path';
import type { Watch } from '../../source.ts';
import { type Archive, DamagedArchive } from './archive.ts';
import { parseXml, type XmlHandlers } from './xml.ts';

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Texts that cells refer to by number. */
  readonly texts: readonly string[];
  /** By number of a cell's style: whether it shows numbers as dates. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

const WORKBOOK_PART = 'xl/workbook.xml';

/**
 * Reads what the sheets share, or null when the archive is no workbook.
 * @throws DamagedArchive, DamagedXml, DeclaredEntities
 */
export async function readParts(archive: Archive, watch: Watch): Promise<WorkbookParts | null> {
  const workbookPart = (await targets(archive, '_rels/.rels', '', watch)).byType('officeDocument') ?? WORKBOOK_PART;
  const workbook = await archive.read(workbookPart);
  if (workbook === null) return null;
  const folder = posix.dirname(workbookPart);
  const relations = await targets(
    archive,
    posix.join(folder, '_rels', `${posix.basename(workbookPart)}.rels`),
    folder,
    watch,
  );
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  let isWorkbook = false;
  const handlers: XmlHandlers = {
    open: (name, attribute) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const part = relations.byId(attribute('id') ?? '');
      // A chart sheet has no cells; its part lies elsewhere.
      if (part?.includes('worksheets/')) sheets.push({ name: attribute('name') ?? '', part });
    },
  };
  await parseXml(workbook, handlers, watch);
  if (!isWorkbook) return null;
  const texts = await readTexts(archive, relations.byType('sharedStrings'), watch);
  const dateStyles = await readDateStyles(archive, relations.byType('styles'), watch);
  return { sheets, texts, dateStyles, from1904 };
}

interface Targets {
  byId(id: string): string | null;
  byType(ending: string): string | null;
}

/** The parts that a part refers to; `folder` is where relative targets start. */
async function targets(archive: Archive, part: string, folder: string, watch: Watch): Promise<Targets> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const bytes = await archive.read(part);
  if (bytes !== null) {
    const open: XmlHandlers['open'] = (name, attribute) => {
      const target = attribute('Target');
      if (name !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      byId.set(attribute('Id') ?? '', path);
      byType.set((attribute('Type') ?? '').split('/').at(-1) ?? '', path);
    };
    await parseXml(bytes, { open }, watch);
  }
  return { byId: (id) => byId.get(id) ?? null, byType: (ending) => byType.get(ending) ?? null };
}

/** The shared texts. Runs of one text are joined; readings of Chinese and Japanese letters (rPh) are not part of it. */
async function readTexts(archive: Archive, part: string | null, watch: Watch): Promise<string[]> {
  const bytes = part === null ? null : await archive.read(part);
  if (part !== null && bytes === null) throw new DamagedArchive(`${part} is missing`);
  const texts: string[] = [];
  if (bytes === null) return texts;
  let text = '';
  let inText = false;
  let inReading = false;
  const handlers: XmlHandlers = {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    text: (piece) => {
      if (inText && !inReading) text += piece;
    },
    close: (name) => {
      if (name === 'si') texts.push(unescapeText(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
  };
  await parseXml(bytes, handlers, watch);
  return texts;
}

/** Letters that XML cannot hold, and line breaks, are written _x000D_. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

async function readDateStyles(archive: Archive, part: string | null, watch: Watch): Promise<boolean[]> {
  const bytes = part === null ? null : await archive.read(part);
  const styles: boolean[] = [];
  if (bytes === null) return styles;
  const formats = new Map<number, string>();
  let inCellFormats = false;
  const handlers: XmlHandlers = {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) styles.push(showsDate(Number(attribute('numFmtId') ?? 0), formats));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  };
  await parseXml(bytes, handlers, watch);
  return styles;
}

/** Number formats with a fixed meaning that show dates: ECMA-376 part 1, 18.8.30, Chinese and Japanese ones included. */
function showsDate(format: number, formats: ReadonlyMap<number, string>): boolean {
  const code = formats.get(format);
  if (code === undefined) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58);
  }
  return /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''));
}
