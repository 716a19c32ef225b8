import type { Worksheet } from 'exceljs';
import { expect } from 'vitest';

/** Widths, in letters, at which a page of A4 shows letters of ten points at about six: smaller ones nobody reads. */
const LEGIBLE = { portrait: 112, landscape: 200 } as const;

/** Expects a sheet to print on A4 one page wide, with its header on every page, in letters that can be read. */
export function expectLegibleOnA4(sheet: Worksheet): void {
  const { printArea, orientation = 'portrait' } = sheet.pageSetup;
  expect(sheet.pageSetup, sheet.name).toMatchObject({ paperSize: 9, fitToWidth: 1, printTitlesRow: '1:3' });
  const last = printArea === undefined ? sheet.columnCount : sheet.getColumn(lastColumn(printArea)).number;
  const width = sheet.columns.slice(0, last).reduce((sum, column) => sum + (column.width ?? 9), 0);
  expect(width, `${sheet.name}, ${orientation}`).toBeLessThanOrEqual(LEGIBLE[orientation]);
}

/** `A$1:M$9` → `M`. */
function lastColumn(area: string): string {
  return /:\$?([A-Z]+)/.exec(area)?.[1] ?? 'A';
}
