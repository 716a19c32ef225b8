/** A place in a grid as it is shown: index of the row after filter and sort, and id of the column. */
export interface CellPlace {
  readonly row: number;
  readonly column: string;
}

/** A rectangle of cells, from where the selection began to where it is now. */
export interface Block {
  readonly anchor: CellPlace;
  readonly head: CellPlace;
}

export interface BlockBounds {
  readonly firstRow: number;
  readonly lastRow: number;
  /** Ids of the columns from left to right. */
  readonly columns: readonly string[];
}

/** @param columns ids of the columns that are shown, from left to right */
export function boundsOf(block: Block, columns: readonly string[]): BlockBounds {
  const one = columns.indexOf(block.anchor.column);
  const other = columns.indexOf(block.head.column);
  return {
    firstRow: Math.min(block.anchor.row, block.head.row),
    lastRow: Math.max(block.anchor.row, block.head.row),
    columns: one < 0 || other < 0 ? [] : columns.slice(Math.min(one, other), Math.max(one, other) + 1),
  };
}

/** Whether a cell lies in a block. */
export function isInside(bounds: BlockBounds, row: number, column: string): boolean {
  return row >= bounds.firstRow && row <= bounds.lastRow && bounds.columns.includes(column);
}

/** A value from outside put into one cell of the grid. */
export interface PlacedValue {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/**
 * Where the cells of a pasted block go: from the upper left corner of the selection on; a single value fills the whole
 * selection. Rows may lie below the last row of the grid; what lies right of the last column is left out.
 */
export function placePasted(
  pasted: readonly (readonly string[])[],
  bounds: BlockBounds,
  columns: readonly string[],
): readonly PlacedValue[] {
  const single = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined;
  const placed: PlacedValue[] = [];
  if (single !== undefined) {
    for (let row = bounds.firstRow; row <= bounds.lastRow; row += 1) {
      for (const column of bounds.columns) placed.push({ row, column, text: single });
    }
    return placed;
  }
  const left = columns.indexOf(bounds.columns[0] ?? '');
  pasted.forEach((cells, down) => {
    cells.forEach((text, right) => {
      const column = columns[left + right];
      if (left >= 0 && column !== undefined) placed.push({ row: bounds.firstRow + down, column, text });
    });
  });
  return placed;
}
