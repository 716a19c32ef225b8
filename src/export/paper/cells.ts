import type { Cell } from './contents.ts';

/** Whether a column holds numbers, which stand to the right. */
export function isNumberColumn(rows: readonly (readonly Cell[])[], column: number): boolean {
  return rows.some((row) => typeof row[column] === 'number' || typeof row[column] === 'object');
}

/** A cell as people read it: thousands separators, money in ten thousands, a dash for what is unknown. */
export function cellText(value: Cell): string {
  if (value === null) return '—';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value) : moneyText(value.yuan);
}

/** A number with thousands separators, as both languages write it. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Ten thousands of yuan with two decimals. */
export function moneyText(yuan: number): string {
  return (yuan / 10_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
