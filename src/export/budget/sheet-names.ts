import type { Words } from '../words.ts';
import { HEADER_ROW, type SheetContext, say } from '../workbook/sheet.ts';
import type { Price } from './contents.ts';

/** Sheets of the budget workbook that others refer to. */
export const PRICES_SHEET: Words = { zh: '单价', en: 'Prices' };
export const LINES_SHEET: Words = { zh: '支出明细', en: 'Cost lines' };

/** Column of the price sheet that holds the values. */
export const PRICE_COLUMN = 'F';

/** Finds the cell of a price, as other sheets refer to it. */
export type PriceCell = (id: string) => string;

/** The cells of all prices, on a sheet whose rows stand in this order. */
export function priceCells(context: SheetContext, prices: readonly Price[]): PriceCell {
  const rows = new Map(prices.map(({ id }, index) => [id, HEADER_ROW + 1 + index]));
  const sheet = say(PRICES_SHEET, context.locale);
  return (id) => {
    const row = rows.get(id);
    if (row === undefined) throw new RangeError(`no price ${id}`);
    return `'${sheet}'!$${PRICE_COLUMN}$${row}`;
  };
}
