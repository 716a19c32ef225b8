import { isBlank, type SourceRow, shownCell } from '../source.ts';
import type { BoundColumn } from './bind.ts';

/** A cell that is nothing but a word for a sum. */
const TOTAL = /^(合计|总计|共计|小计|累计|合计数|总数|total|grandtotal|subtotal|sum)$/;
/** The first cell of a row that names what is summed, such as 全市合计 or 城区小计. */
const TOTAL_OF = /^.{0,12}(合计|总计|小计)$/;

/**
 * What a row calls itself, such as 合计, where it holds the sums of other rows and is no row of the table; null for
 * every other row.
 */
export function totalIn({ cells }: SourceRow, columns: readonly BoundColumn[]): string | null {
  const first = cells.find((cell) => !isBlank(cell));
  if (isTotal(first, TOTAL) || isTotal(first, TOTAL_OF)) return shownCell(first)?.trim() ?? null;
  const own = columns.find(({ column, index }) => column.type === 'text' && isTotal(cells[index], TOTAL));
  return own === undefined ? null : (shownCell(cells[own.index])?.trim() ?? null);
}

function isTotal(cell: SourceRow['cells'][number] | undefined, words: RegExp): boolean {
  const plain = (shownCell(cell) ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s:：()]+/g, '');
  return words.test(plain);
}
