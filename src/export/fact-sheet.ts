import type { Words } from './words.ts';
import {
  addSheet,
  bilingual,
  FORMATS,
  type Format,
  formula,
  HEADER_ROW,
  headerText,
  type SheetContext,
  styleBody,
  wrap,
  write,
} from './workbook/sheet.ts';

const WIDTHS = [52, 78] as const;

/** One line of a sheet of facts. */
export interface Fact {
  readonly label: Words;
  readonly value: string | number;
  readonly format?: Format;
  readonly formula?: string;
}

/** Adds a sheet of one page with what a workbook is about: a label and a value in each row. */
export function addFactSheet(context: SheetContext, name: Words, title: Words, facts: readonly Fact[]): void {
  const { locale } = context;
  const sheet = addSheet(
    context,
    name,
    title,
    [
      { header: headerText({ zh: '项目', en: 'Item' }, null, locale), width: WIDTHS[0], format: 'text' },
      { header: headerText({ zh: '内容', en: 'Content' }, null, locale), width: WIDTHS[1], format: 'text' },
    ],
    1,
  );
  sheet.pageSetup.fitToHeight = 1;
  facts.forEach((fact, index) => {
    const row = sheet.getRow(HEADER_ROW + 1 + index);
    const [label, value] = [row.getCell(1), row.getCell(2)];
    write(label, bilingual(fact.label, locale), { bold: true });
    styleBody(label, 'text');
    if (fact.formula !== undefined && typeof fact.value === 'number') write(value, formula(fact.formula, fact.value));
    else write(value, fact.value);
    styleBody(value, fact.format ?? 'text');
    value.alignment = { vertical: 'top', horizontal: 'left', indent: 1, wrapText: true };
    value.numFmt = FORMATS[fact.format ?? 'text'];
    row.height = Math.max(20, typeof fact.value === 'string' ? wrap(value, fact.value, WIDTHS[1]) : 0);
  });
}
