import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolYear } from '../../src/domain/school-year.ts';
import { usePreferences } from '../app/preferences.tsx';
import type { Language } from './index.ts';

/** Money is shown in yuan or in ten thousand yuan (万元). */
export const MONEY_UNITS = ['tenThousandYuan', 'yuan'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** What stands where nothing is known; null is not zero. */
export const UNKNOWN = '—';

/** The one way from values to what the user reads. Null is always shown as unknown. */
export interface Formatter {
  readonly language: Language;
  readonly moneyUnit: MoneyUnit;
  /** `12,345.6`; at most `digits` decimals, exactly as many where `fixed`. */
  number(value: number | null | undefined, digits?: number, fixed?: boolean): string;
  /** Always with its sign: `+3`, `−3`, `0`. */
  signed(value: number | null | undefined, digits?: number): string;
  /** An amount of yuan in the unit that the user chose, without the unit, which stands in the header. */
  money(yuan: number | null | undefined): string;
  signedMoney(yuan: number | null | undefined): string;
  /** An amount of yuan as a number in the unit that the user chose, for files and the clipboard. */
  moneyNumber(yuan: number): number;
  /** An amount with its unit, for running text. */
  moneyWithUnit(yuan: number | null | undefined): string;
  /** `12.3 %` with one decimal; in Chinese without the space. */
  share(value: number | null | undefined): string;
  /** `2026-09-01` */
  date(instant: string | null | undefined): string;
  /** `2026-09-01 14:05` */
  dateTime(instant: string | null | undefined): string;
  /** `2026–27` */
  schoolYear(year: number | null | undefined): string;
  /** `1 min 05 s` as `1:05`. */
  duration(seconds: number): string;
  /** `1.2 MB` */
  size(bytes: number): string;
  /** Distance in kilometres with one decimal. */
  kilometres(metres: number | null | undefined): string;
}

/** @param unitText text of a money unit, such as `万元` */
export function createFormatter(
  language: Language,
  moneyUnit: MoneyUnit,
  unitText: (unit: MoneyUnit) => string,
): Formatter {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const cache = new Map<string, Intl.NumberFormat>();
  const known = (value: number | null | undefined): value is number =>
    value !== null && value !== undefined && Number.isFinite(value);

  function plain(value: number, digits: number, fixed: boolean, sign: boolean): string {
    const key = `${digits}${fixed}${sign}`;
    let format = cache.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, {
        maximumFractionDigits: digits,
        minimumFractionDigits: fixed ? digits : 0,
        signDisplay: sign ? 'exceptZero' : 'negative',
      });
      cache.set(key, format);
    }
    return format.format(value).replace('-', '−');
  }
  const scaled = (yuan: number) => (moneyUnit === 'yuan' ? yuan : yuan / 10_000);
  // Whole fen in yuan, so that what is shown adds up; a hundred yuan in ten thousands.
  const moneyDigits = 2;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = (date: Date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

  const formatter: Formatter = {
    language,
    moneyUnit,
    number: (value, digits = 2, fixed = false) => (known(value) ? plain(value, digits, fixed, false) : UNKNOWN),
    signed: (value, digits = 2) => (known(value) ? plain(value, digits, false, true) : UNKNOWN),
    money: (yuan) => (known(yuan) ? plain(scaled(yuan), moneyDigits, true, false) : UNKNOWN),
    // Ten thousands with all their fen, which a division would blur.
    moneyNumber: (yuan) => Number(scaled(yuan).toFixed(6)),
    signedMoney: (yuan) => (known(yuan) ? plain(scaled(yuan), moneyDigits, true, true) : UNKNOWN),
    moneyWithUnit(yuan) {
      if (!known(yuan)) return UNKNOWN;
      // English has no word for ten thousand yuan, so running text speaks of millions.
      if (language === 'en' && moneyUnit !== 'yuan')
        return Math.abs(yuan) >= 1e6
          ? `¥${plain(yuan / 1e6, 2, false, false)} million`
          : `¥${plain(yuan, 0, false, false)}`;
      // Running text does without the fen of a round amount.
      const round = moneyUnit === 'yuan' && Number.isInteger(yuan);
      return `${round ? plain(yuan, 0, false, false) : formatter.money(yuan)} ${unitText(moneyUnit)}`;
    },
    share(value) {
      if (!known(value)) return UNKNOWN;
      // 15 of 35,000 classes are few, but not none.
      const few = value > 0 && value < 0.0005;
      return `${few ? '<' : ''}${plain(few ? 0.1 : value * 100, 1, true, false)}${language === 'zh' ? '' : ' '}%`;
    },
    date: (instant) => (instant ? day(new Date(instant)) : UNKNOWN),
    dateTime(instant) {
      if (!instant) return UNKNOWN;
      const date = new Date(instant);
      return `${day(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
    },
    schoolYear: (year) => (known(year) ? schoolYear(year) : UNKNOWN),
    duration(seconds) {
      const whole = Math.floor(seconds);
      return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
    },
    size: (bytes) =>
      bytes < 1_000_000 ? `${plain(bytes / 1000, 0, false, false)} kB` : `${plain(bytes / 1e6, 1, true, false)} MB`,
    kilometres: (metres) => (known(metres) ? `${plain(metres / 1000, 1, true, false)} km` : UNKNOWN),
  };
  return formatter;
}

/** The formatter of the chosen language and money unit. */
export function useFormat(): Formatter {
  const { t, i18n } = useTranslation();
  const { moneyUnit } = usePreferences();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => createFormatter(language, moneyUnit, (unit) => t(`money.${unit}`)), [language, moneyUnit, t]);
}
