import Table from 'cli-table3';

/** Nothing but space between columns and a line below the header: readable in any code page and easy to copy. */
const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

/**
 * Sets rows out as a table for people. The first column is left-aligned, all others are right-aligned.
 * @returns lines, each ended
 */
export function tableText(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    chars: PLAIN,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: headers.map((_, index) => (index === 0 ? 'left' : 'right')),
  });
  table.push([...headers], ...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A number for people: thousands apart, at most two decimals. */
export function numberText(number: number): string {
  return NUMBERS.format(number);
}

/** A share for people: 0.957 is 95.7 %. */
export function percentText(share: number): string {
  return `${NUMBERS.format(Math.round(share * 1000) / 10)} %`;
}

const CENTS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Yuan for people: whole yuan where they are whole, else with both digits of the fen. */
export function yuanText(amount: number): string {
  const text = NUMBERS.format(amount);
  return `¥${text.includes('.') ? CENTS.format(amount) : text}`;
}
