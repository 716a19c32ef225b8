import type { ExportedModel, Range, RangePart, RangeWarning } from '../../services/plan/index.ts';
import { numberText, tableText } from './table.ts';

/** What an exported model consists of, family by family, and which of its numbers a solver cannot hold precisely. */
export function modelReport({ file, size, ranges }: ExportedModel): string {
  const { columns, wholeColumns, rows, entries, columnFamilies, rowFamilies } = size;
  const coefficients = `${numberText(entries)} coefficients`;
  const parts = PARTS.map((part) => `${PART_WORDS[part]} ${rangeText(ranges[part])}`);
  return [
    `${file} holds the model: ${numberText(columns)} columns (${numberText(wholeColumns)} whole), ${numberText(rows)} rows, ${coefficients}.\n`,
    tableText(
      ['Family of columns', 'columns'],
      columnFamilies.map(({ family, count }) => [family, numberText(count)]),
    ),
    tableText(
      ['Family of rows', 'rows', 'coefficients', 'size'],
      rowFamilies.map((rowsOf) => [
        rowsOf.family,
        numberText(rowsOf.count),
        numberText(rowsOf.entries),
        rangeText(rowsOf.coefficients),
      ]),
    ),
    `Sizes of numbers: ${parts.join('; ')}.\n${ranges.warnings.map(warningText).join('')}`,
  ].join('\n');
}

const PARTS: readonly RangePart[] = ['coefficients', 'costs', 'columnBounds', 'rowLimits'];
const PART_WORDS: Readonly<Record<RangePart, string>> = {
  coefficients: 'coefficients',
  costs: 'costs',
  columnBounds: 'bounds of columns',
  rowLimits: 'limits of rows',
};
const WARNING_WORDS: Readonly<Record<RangeWarning['code'], string>> = {
  wideRange: 'the ratio of the largest to the smallest, too much for double precision',
  tooSmall: 'the smallest, which a solver may take for zero',
  tooLarge: 'the largest, which multiplies what a solver lets pass',
};

function rangeText(range: Range): string {
  if (range === null) return 'none';
  const { smallest, largest } = range;
  return smallest === largest ? sizeText(smallest) : `${sizeText(smallest)} to ${sizeText(largest)}`;
}

function warningText({ code, part, value }: RangeWarning): string {
  return `Warning: ${PART_WORDS[part]}: ${sizeText(value)} is ${WARNING_WORDS[code]}.\n`;
}

/** Sizes from 1e-9 to 1e12 stand beside each other, so they are written with three digits that count. */
function sizeText(size: number): string {
  const rounded = Number(size.toPrecision(3));
  return rounded >= 1000 ? numberText(rounded) : String(rounded);
}
