import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  LineRuleType,
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
import type { ChartRun } from 'docx/charts';
import { cellText, isNumberColumn } from './cells.ts';
import type { Block, Cell, Paper } from './contents.ts';
import { barsChart, mapChart } from './word-charts.ts';

const FONT = { ascii: 'Microsoft YaHei', eastAsia: 'Microsoft YaHei', hAnsi: 'Microsoft YaHei' };
/** Left and right of the text, and its width on A4, in twentieths of a point. */
const MARGIN = 1000;
const TEXT_WIDTH = 11_906 - 2 * MARGIN;

/** The paper as a Word file: A4, page numbers, a contents list with page numbers, tables with repeated headers. */
export async function wordOf(paper: Paper, madeAt: Date): Promise<Uint8Array> {
  const { title, subtitle, notice, facts, contentsTitle, pageWords, sections } = paper;
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(plain(title))] }),
    new Paragraph(plain(subtitle)),
    ...(notice === null
      ? []
      : [new Paragraph({ children: [new TextRun({ text: notice, bold: true, color: 'B3261E' })] })]),
    table(null, facts),
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
  const [before, between, after] = pageWords;
  const document = new Document({
    title,
    creator: 'Junheng',
    lastModifiedBy: 'Junheng',
    description: madeAt.toISOString(),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 20 },
          paragraph: { spacing: { after: 120, line: 320, lineRule: LineRuleType.AUTO } },
        },
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
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
                children: [
                  new TextRun({ text: plain(title), size: 16, color: '55626A' }),
                  new TextRun({
                    text: `\t${plain(notice ?? subtitle)}`,
                    size: 16,
                    color: notice === null ? '55626A' : 'B3261E',
                  }),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    size: 16,
                    color: '55626A',
                    children: [`${before} `, PageNumber.CURRENT, ` ${between} `, PageNumber.TOTAL_PAGES, ` ${after}`],
                  }),
                ],
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
    case 'bars':
      return figure(barsChart(block), block.caption);
    case 'map':
      return figure(mapChart(block), block.caption);
    case 'table':
      return [table(block.headers, block.rows, block.hasTotal), new Paragraph('')];
  }
}

/** A chart with its caption below, kept together. */
function figure(chart: ChartRun, caption: string): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      // Said outright, because not every program takes a line height without a rule for a share of the line's own.
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [chart],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: plain(caption), size: 18 })],
    }),
  ];
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B7C4C9' } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
};

/** A table whose header is repeated on every page; without headers it lists facts. */
function table(headers: readonly string[] | null, rows: readonly (readonly Cell[])[], hasTotal = false): Table {
  const columns = headers?.length ?? rows[0]?.length ?? 1;
  const widths = columnWidths(headers, rows, columns);
  const isNumber = Array.from({ length: columns }, (_, index) => isNumberColumn(rows, index));
  const cell = (text: string, index: number, look: 'header' | 'body' | 'total'): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      ...(look === 'header' ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: '1F4E5F' } } : {}),
      children: [
        new Paragraph({
          alignment: isNumber[index] ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
          children: [
            new TextRun({
              text: plain(text),
              size: 16,
              bold: look !== 'body',
              ...(look === 'header' ? { color: 'FFFFFF' } : {}),
            }),
          ],
        }),
      ],
    });
  const header =
    headers === null
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: headers.map((text, index) => cell(text, index, 'header')),
          }),
        ];
  const body = rows.map((row, number) => {
    const look = hasTotal && number === rows.length - 1 ? 'total' : 'body';
    return new TableRow({
      cantSplit: true,
      children: row.map((value, index) => cell(cellText(value), index, look)),
    });
  });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS,
    rows: [...header, ...body],
  });
}

/** Widths in proportion to the longest text of each column, within bounds. */
function columnWidths(
  headers: readonly string[] | null,
  rows: readonly (readonly Cell[])[],
  columns: number,
): number[] {
  const needs = Array.from({ length: columns }, (_, index) => {
    const texts = [headers?.[index] ?? '', ...rows.map((row) => cellText(row[index] ?? null))];
    const longest = Math.max(
      ...texts.map((text) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)),
    );
    return Math.min(44, Math.max(8, longest + 3));
  });
  const sum = needs.reduce((all, need) => all + need, 0);
  return needs.map((need) => Math.floor((TEXT_WIDTH * need) / sum));
}

/** Characters that XML cannot hold are left out. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
