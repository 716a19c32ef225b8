import type { ColumnDeclaration } from '../../domain/tables/index.ts';
import type { Problem } from './values.ts';

/** Dates as text: 2026-09-01, 2026/9/1, 1.9.2026, 2026年9月1日, 2026年9月. */
const DATE_TEXT = /^(\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?|月)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})/;

/** Chinese words for the units, as people append them to a header or a number: 学生数（人）, 45人. */
export const UNIT_WORDS: Readonly<Record<NonNullable<ColumnDeclaration['unit']>, readonly string[]>> = {
  pupils: ['人', '名'],
  classes: ['个', '班', '个班'],
  rooms: ['间'],
  posts: ['个', '名', '人'],
  people: ['人', '名'],
  yuan: ['元', 'cny', 'rmb'],
  year: ['年', '学年', '年度', '学年度'],
  years: ['年'],
  'square metres': ['平方米', '㎡', 'm2', 'm²'],
  degrees: ['度', '°'],
  share: ['比例'],
  hours: ['学时', '小时'],
  Mbps: ['mbps'],
  books: ['册'],
};

const MONEY_UNITS: ReadonlyMap<string, number> = new Map([
  ['千元', 1e3],
  ['万元', 1e4],
  ['百万元', 1e6],
  ['千万元', 1e7],
  ['亿元', 1e8],
]);

/** A unit of money that is not the yuan, named in a header or a title, with the yuan that one of it has. */
export interface MoneyUnit {
  readonly word: string;
  readonly yuan: number;
}

/** The unit of money that a text names: 金额（万元）; null where it names none, or the yuan itself. */
export function moneyUnitIn(text: string): MoneyUnit | null {
  const word = /(千万|百万|亿|万|千)元/.exec(text.normalize('NFKC'))?.[0];
  const yuan = word === undefined ? undefined : MONEY_UNITS.get(word);
  return word === undefined || yuan === undefined ? null : { word, yuan };
}

/**
 * Understands the text of a number: digits of full width, thousands separators, a percentage for a share, and the
 * column's own unit behind the digits.
 * @param yuan yuan of one unit of money as the column's header says; a unit behind the digits counts instead
 */
export function numberOf(cell: string, column: ColumnDeclaration, yuan = 1): number | Problem {
  const plain = cell.normalize('NFKC').trim();
  if (DATE_TEXT.test(plain)) return { code: 'value-is-date', parameters: {} };
  const word = column.name === 'grade' ? gradeOf(plain) : column.unit === 'year' ? schoolYearOf(plain) : null;
  if (word !== null) return word;
  const whole = digitsOf(plain);
  if (whole !== null) return inYuan(whole, yuan);
  if (column.unit === 'share' && /^\d+(\.\d+)?%$/.test(plain)) return Number(plain.slice(0, -1)) / 100;
  const [, digits = '', unit = ''] = /^([-+\d.,]+)\s*(\D+)$/.exec(plain) ?? [];
  const number = digitsOf(digits);
  if (number !== null && column.unit !== undefined) {
    if (column.unit === 'yuan' && MONEY_UNITS.has(unit)) return inYuan(number, MONEY_UNITS.get(unit)!);
    if (UNIT_WORDS[column.unit].includes(unit.toLowerCase())) return number;
  }
  return { code: 'value-not-a-number', parameters: {} };
}

/** An amount in yuan, to the cent: multiplying leaves dust such as 453000.00000000006. */
export function inYuan(amount: number, yuan: number): number {
  return yuan === 1 ? amount : Math.round(amount * yuan * 100) / 100;
}

function digitsOf(text: string): number | null {
  const digits = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) : null;
}

const CHINESE_DIGITS = '一二三四五六七八九';
/** Grades of a kindergarten by their names. */
export const KINDERGARTEN_GRADES: ReadonlyMap<string, number> = new Map([
  ['小班', 1],
  ['中班', 2],
  ['大班', 3],
]);

/** The grade that a word such as 三年级, 初一, 高中二年级 or 大班 means, or null. */
export function gradeOf(text: string): number | null {
  const kindergarten = KINDERGARTEN_GRADES.get(text);
  if (kindergarten !== undefined) return kindergarten;
  const [, stage = '', digits = '', ending = ''] =
    /^(小学|初中|初|高中|高)?([一二三四五六七八九十]{1,2}|\d{1,2})(年级)?$/.exec(text) ?? [];
  if (digits === '' || (stage === '' && ending === '') || (stage === '小学' && ending === '')) return null;
  const grade = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits);
  const first = stage.startsWith('初') ? 6 : stage.startsWith('高') ? 9 : 0;
  return grade === null || (first > 0 && grade > 3) ? null : first + grade;
}

/** 1 to 19 in Chinese digits, or null. */
function chineseNumber(digits: string): number | null {
  const [, tens = '', ones = ''] = /^(十?)([一二三四五六七八九]?)$/.exec(digits) ?? [];
  if (tens === '' && ones === '') return null;
  return (tens === '' ? 0 : 10) + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones) + 1);
}

/** The year in which a school year such as 2026-2027学年 or 2026–27 starts, or null. */
function schoolYearOf(text: string): number | null {
  const [, start = '', end = ''] = /^(\d{4})\s*[-–—/至]\s*(\d{4}|\d{2})\s*(?:学年|学年度)?$/.exec(text) ?? [];
  if (start === '') return null;
  const year = Number(start);
  return Number(end) === (end.length === 4 ? year + 1 : (year + 1) % 100) ? year : null;
}

/** The year in which the school year starts that a title names: 2026-2027学年, 2026年秋季学期; null for none. */
export function schoolYearIn(text: string): number | null {
  const plain = text.normalize('NFKC');
  const spans = [...plain.matchAll(/(\d{4})\s*[-–—至]\s*(\d{4}|\d{2})(?=\s*学年)/g)].map(([span]) =>
    schoolYearOf(span),
  );
  const terms = [...plain.matchAll(/(\d{4})\s*年?\s*秋/g)].map(([, year]) => Number(year));
  const years = new Set([...spans, ...terms]);
  const [year] = years;
  return years.size === 1 ? (year ?? null) : null;
}
