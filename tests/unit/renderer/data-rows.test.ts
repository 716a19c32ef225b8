import { describe, expect, it } from 'vitest';
import { cellKey, shownRows, storedCells } from '../../../renderer/features/data/data-rows.ts';

const rows = [
  { rowId: 'school 1', cells: { name: '一小', pupils: 400 } },
  { rowId: 'school 2', cells: { name: '二小', pupils: 300 } },
];
const reason = '“不知道”不是数字';

describe('rows of a data table with refused values', () => {
  it('are the very same while nothing is refused', () => {
    expect(shownRows(rows, new Map())).toBe(rows);
  });

  it('show what was typed in its cell, keep what is stored, and leave other rows alone', () => {
    const refused = new Map([
      [cellKey('school 2', 'pupils'), { typed: '不知道', reason }],
      [cellKey('school 2', 'name'), { typed: '', reason }],
    ]);
    const [first, second] = shownRows(rows, refused);
    expect(first).toBe(rows[0]);
    expect(second?.cells).toEqual({ name: '', pupils: '不知道' });
    expect(storedCells(second!)).toEqual({ name: '二小', pupils: 300 });
    expect(storedCells(first!)).toEqual({ name: '一小', pupils: 400 });
  });
});
