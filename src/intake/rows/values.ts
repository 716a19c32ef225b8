import type { ColumnDeclaration } from '../../domain/tables/index.ts';
import type { IssueCode, IssueParameters } from '../issue.ts';
import { LIMITS } from '../limits.ts';
import { type Cell, isBlank } from '../source.ts';
import { CHOICE_WORDS } from './choice-words.ts';
import { inYuan, numberOf } from './numbers.ts';

/** The value of one field of a row. */
export type FieldValue = string | number | boolean | null;

/** A cell that was understood, or the code of what is wrong with it. */
export type ReadValue = { readonly value: FieldValue } | Problem;

/** What is wrong with a cell. */
export type Problem = {
  [Code in IssueCode]: { readonly code: Code; readonly parameters: IssueParameters[Code] };
}[IssueCode];

const TRUE_WORDS = new Set(['1', 'true', 'yes', 'y', '是', '有', '√', '✓', '已', '对']);
const FALSE_WORDS = new Set(['0', 'false', 'no', 'n', '否', '无', '×', '未', '没有', '错']);

/** A code that a spreadsheet program rewrote, such as 2.163E+09. */
const POWER_TEXT = /^\d(\.\d+)?E\+\d+$/i;

/**
 * Understands one cell as a value of a column. A blank cell is null: unknown, which is not zero. Whether a blank may
 * stand there is for the row to say.
 * @param yuan yuan of one unit of money, where the column's header names another unit than the yuan
 */
export function readValue(column: ColumnDeclaration, cell: Cell, yuan = 1): ReadValue {
  if (isBlank(cell) || cell === null) return { value: null };
  if (typeof cell === 'object' && !(cell instanceof Date)) {
    if ('error' in cell) return { code: 'value-is-error', parameters: {} };
    if ('untranslated' in cell) return { code: 'mapping-value-unknown', parameters: { values: cell.known } };
    if ('merged' in cell) {
      // What a merged cell names holds for each of its rows; a number may be the sum of them all.
      const named = column.key === true || (column.type !== 'integer' && column.type !== 'number');
      return named ? readValue(column, cell.merged, yuan) : { code: 'value-merged', parameters: {} };
    }
    if (cell.value === null) return { code: 'formula-without-value', parameters: {} };
    return readValue(column, cell.value, yuan);
  }
  switch (column.type) {
    case 'text':
      return readText(column, cell);
    case 'integer':
    case 'number':
      return readNumber(column, cell, yuan);
    case 'flag':
      return readFlag(cell);
    case 'choice':
      return readChoice(column, cell);
  }
}

function readText(column: ColumnDeclaration, cell: string | number | boolean | Date): ReadValue {
  if (cell instanceof Date) return { code: 'value-is-date', parameters: {} };
  const text = String(cell).trim();
  if (text === '') return { value: null };
  if (text.length > LIMITS.textLetters) return { code: 'value-too-long', parameters: { limit: LIMITS.textLetters } };
  if (isCode(column) && POWER_TEXT.test(text)) return { code: 'code-shown-as-power', parameters: {} };
  return { value: text };
}

/** Codes must match letter for letter, so a damaged one is an error where a damaged name is a warning. */
export function isCode(column: ColumnDeclaration): boolean {
  return column.type === 'text' && (column.references !== undefined || column.name.endsWith('_id'));
}

function readNumber(column: ColumnDeclaration, cell: string | number | boolean | Date, yuan: number): ReadValue {
  if (cell instanceof Date) return { code: 'value-is-date', parameters: {} };
  if (typeof cell === 'boolean') return { code: 'value-not-a-number', parameters: {} };
  const read = typeof cell === 'number' ? inYuan(cell, yuan) : numberOf(cell, column, yuan);
  if (typeof read !== 'number') return read;
  if (!Number.isFinite(read)) return { code: 'value-not-a-number', parameters: {} };
  // Spreadsheet arithmetic leaves dust such as 29.999999999999996.
  const nearest = Math.round(read);
  const number = Math.abs(read - nearest) < 1e-9 ? nearest + 0 : read;
  if (column.minimum !== undefined && number < column.minimum)
    return { code: 'value-below-minimum', parameters: { minimum: column.minimum } };
  if (column.maximum !== undefined && number > column.maximum)
    return { code: 'value-above-maximum', parameters: { maximum: column.maximum } };
  if (column.type === 'integer' && !Number.isInteger(number)) return { code: 'value-fractional', parameters: {} };
  return { value: number };
}

function readFlag(cell: string | number | boolean | Date): ReadValue {
  if (typeof cell === 'boolean') return { value: cell };
  const word = cell instanceof Date ? '' : String(cell).normalize('NFKC').trim().toLowerCase();
  if (TRUE_WORDS.has(word)) return { value: true };
  if (FALSE_WORDS.has(word)) return { value: false };
  return { code: 'value-not-a-flag', parameters: {} };
}

function readChoice(column: ColumnDeclaration, cell: string | number | boolean | Date): ReadValue {
  const choices = column.choices ?? [];
  // Most cells hold the choice as it is declared.
  if (typeof cell === 'string' && choices.includes(cell)) return { value: cell };
  if (!(cell instanceof Date)) {
    const word = choiceWord(String(cell));
    const labels = column.choiceLabels ?? [];
    const index = choices.findIndex((choice, place) =>
      [choice, labels[place] ?? choice, ...(CHOICE_WORDS[choice] ?? [])].some((name) => choiceWord(name) === word),
    );
    if (index >= 0) return { value: choices[index]! };
  }
  return {
    code: 'value-not-a-choice',
    parameters: { choices: choices.join(', '), labels: (column.choiceLabels ?? choices).join('、') },
  };
}

/** One spelling for the ways in which choices are written: “≤25”, “25人及以下” and “<=25”; “nine-year” and “nine_year”. */
function choiceWord(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[–—~〜至]/g, '-')
    .replace(/^(\d+)人?(及)?以下$/, '<=$1')
    .replace(/^(\d+)人?(及)?以上$/, '>=$1')
    .replace(/^(\d+)\+$/, '>=$1')
    .replace('≤', '<=')
    .replace('≥', '>=')
    .replace(/(\d)人$/, '$1')
    .replaceAll(/[\s_-]+/g, '-');
}
