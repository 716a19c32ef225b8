import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Paper } from './contents.ts';
import { cellText, isNumberColumn } from './html.ts';

const FONT = { ascii: 'Microsoft YaHei', eastAsia: 'Microsoft YaHei', hAnsi: 'Microsoft YaHei' };
/** Width of the text on A4 with these margins, in twentieths of a point. */
const MARGIN = 1000;
const TEXT_WIDTH = 11_906 - 2 * MARGIN;
/** A transparent point, which programs that cannot draw SVG show in its place. */
const NO_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The paper as a Word file: A4, page numbers, a contents list with page numbers, tables with repeated headers. */
export async function wordOf(paper: Paper, madeAt: Date): Promise<Uint8Array> {
  const { title, subtitle, notice, facts, contentsTitle, sections } = paper;
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(plain(title))] }),
    new Paragraph(plain(subtitle)),
    ...(notice === null
      ? []
      : [new Paragraph({ children: [new TextRun({ text: notice, bold: true, color: 'B3261E' })] })]),
    table({ headers: null, rows: facts }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, children: [new TextRun(contentsTitle)] }),
    ...sections.map(
      ({ id, title: name }) =>
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: 'dot' }],
          spacing: { after: 100 },
          children: [
            new InternalHyperlink({ anchor: id, children: [new TextRun(plain(name))] }),
            new TextRun({ children: [new Tab()] }),
            new PageReference(id),
          ],
        }),
    ),
    ...sections.flatMap(({ id, title: name, blocks }, index) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: index === 0,
        children: [new Bookmark({ id, children: [new TextRun(plain(name))] })],
      }),
      ...blocks.flatMap(blockWord),
    ]),
  ];
  const document = new Document({
    title,
    creator: 'Junheng',
    lastModifiedBy: 'Junheng',
    description: madeAt.toISOString(),
    styles: {
      default: {
        document: { run: { font: FONT, size: 20 }, paragraph: { spacing: { after: 120, line: 320 } } },
        title: {
          run: { font: FONT, size: 44, bold: true, color: '1F4E5F' },
          paragraph: { spacing: { before: 1200, after: 240 } },
        },
        heading1: {
          run: { font: FONT, size: 30, bold: true, color: '1F4E5F' },
          paragraph: { spacing: { before: 360, after: 160 } },
        },
        heading2: {
          run: { font: FONT, size: 23, bold: true, color: '1B2528' },
          paragraph: { spacing: { before: 240, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: MARGIN, right: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: 18, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function blockWord(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: [new TextRun({ text: plain(block.text), bold: block.strong ?? false })] })];
    case 'subtitle':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(plain(block.text))] }),
      ];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 40 }, children: [new TextRun(plain(item))] }),
      );
    case 'figure': {
      const width = 640;
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [
            new ImageRun({
              type: 'svg',
              data: Buffer.from(block.svg),
              transformation: { width, height: Math.round((width * block.height) / block.width) },
              fallback: { type: 'png', data: NO_PICTURE },
              altText: { name: block.caption, title: block.caption, description: block.caption },
            }),
          ],
        }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: plain(block.caption), size: 18 })],
        }),
      ];
    }
    case 'table':
      return [table(block), new Paragraph('')];
  }
}

function table({
  headers,
  rows,
}: {
  readonly headers: readonly string[] | null;
  readonly rows: Extract<Block, { kind: 'table' }>['rows'];
}): Table {
  const columns = headers?.length ?? rows[0]?.length ?? 1;
  const widths = columnWidths(headers, rows, columns);
  const isNumber = Array.from({ length: columns }, (_, index) => isNumberColumn(rows, index));
  const cell = (text: string, index: number, isHeader: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      ...(isHeader ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: '1F4E5F' } } : {}),
      children: [
        new Paragraph({
          alignment: isNumber[index] ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0, line: 240 },
          children: [
            new TextRun({ text: plain(text), size: 16, ...(isHeader ? { bold: true, color: 'FFFFFF' } : {}) }),
          ],
        }),
      ],
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...(headers === null
        ? []
        : [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: headers.map((text, index) => cell(text, index, true)),
            }),
          ]),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((value, index) => cell(cellText(value), index, false)) }),
      ),
    ],
  });
}

/** Widths in proportion to the longest text of each column, within bounds. */
function columnWidths(
  headers: readonly string[] | null,
  rows: Extract<Block, { kind: 'table' }>['rows'],
  columns: number,
): number[] {
  const needs = Array.from({ length: columns }, (_, index) => {
    const texts = [headers?.[index] ?? '', ...rows.map((row) => cellText(row[index] ?? null))];
    const longest = Math.max(
      ...texts.map((text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)),
    );
    return Math.min(44, Math.max(6, longest + 2));
  });
  const sum = needs.reduce((all, need) => all + need, 0);
  return needs.map((need) => Math.floor((TEXT_WIDTH * need) / sum));
}

/** Characters that XML cannot hold are left out. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
