import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, placePasted } from '../../../renderer/grid/block.ts';
import { readTabSeparated, writeTabSeparated } from '../../../renderer/grid/tab-separated.ts';

describe('blocks between grids and spreadsheet programs', () => {
  test('a block of a spreadsheet program is read, quotes and line ends inside cells included', () => {
    expect(readTabSeparated('一\t"二\n行"\r\n"说""好"""\t4\r\n')).toEqual([
      ['一', '二\n行'],
      ['说"好"', '4'],
    ]);
  });

  test('what is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '中', '"', '\t', '\n', ' ', '1') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        expect(readTabSeparated(`${writeTabSeparated(rows)}\r\n`)).toEqual(rows);
      }),
    );
  });

  test('a block goes from the upper left corner on, below the last row too, and not beyond the last column', () => {
    const bounds = boundsOf({ anchor: { row: 4, column: 'c' }, head: { row: 3, column: 'b' } }, ['a', 'b', 'c']);
    expect(bounds).toEqual({ firstRow: 3, lastRow: 4, columns: ['b', 'c'] });
    const placed = placePasted([['1', '2', '3'], ['4']], bounds, ['a', 'b', 'c']);
    expect(placed).toEqual([
      { row: 3, column: 'b', text: '1' },
      { row: 3, column: 'c', text: '2' },
      { row: 4, column: 'b', text: '4' },
    ]);
  });

  test('a single value fills the selection', () => {
    const bounds = { firstRow: 0, lastRow: 1, columns: ['a', 'b'] };
    expect(placePasted([['7']], bounds, ['a', 'b']).map(({ row, column }) => `${row}${column}`)).toEqual([
      '0a',
      '0b',
      '1a',
      '1b',
    ]);
  });
});
