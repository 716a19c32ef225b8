import type { TableRow } from '../../domain/tables/index.ts';
import type { Report } from './rows.ts';

/** The settings that are whole numbers, with their ranges. */
const WHOLE_SETTINGS: ReadonlyMap<string, { readonly minimum: number; readonly maximum: number }> = new Map([
  ['base_year', { minimum: 1990, maximum: 2100 }],
  ['horizon_years', { minimum: 1, maximum: 30 }],
]);
/** The one currency: norms and prices are in yuan, and so are all sheets and papers. */
const CURRENCY = 'CNY';
const SETTINGS = ['name', 'base_year', 'horizon_years', 'currency'] as const;

/** Checks one setting: one that is unknown, or another currency, is said to have no effect; a bad number is an error. */
export function checkSetting(row: TableRow<'settings'>, report: Report): void {
  const range = WHOLE_SETTINGS.get(row.key);
  if (range !== undefined) {
    const value = Number(row.value);
    if (!/^\d+$/.test(row.value) || value < range.minimum || value > range.maximum)
      report('setting-not-whole', 'value', range, row.value);
  } else if (row.key === 'currency') {
    if (row.value.trim().toUpperCase() !== CURRENCY)
      report('setting-currency', 'value', { currency: CURRENCY }, row.value);
  } else if (!SETTINGS.some((setting) => setting === row.key)) {
    report('setting-unknown', 'key', { settings: SETTINGS.join(', ') }, row.key);
  }
}
