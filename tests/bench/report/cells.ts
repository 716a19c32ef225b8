import type { Words } from './words.ts';

/** Figures as cells of a table, in the words of one language. */
export interface Cells {
  /** Null: never got there. */
  seconds(value: number | null): string;
  share(value: number | null): string;
  bytes(value: number | null): string;
  count(value: number): string;
  /** How many times larger the first is; null where that says nothing. */
  ratio(larger: number | null, smaller: number | null): string;
  failure(reason: string): string;
}

export function cellsIn(words: Words): Cells {
  return {
    seconds: (value) => (value === null ? words.notReached : `${rounded(value)} ${words.secondsUnit}`),
    share: (value) => (value === null ? '–' : `${(Math.floor(value * 1000 + 1e-9) / 10).toFixed(1)} %`),
    bytes: (value) => (value === null ? '–' : bytesText(value)),
    count: (value) => value.toLocaleString('en-US'),
    ratio: (larger, smaller) =>
      larger === null || smaller === null || smaller <= 0 ? '–' : `${rounded(larger / smaller)} ×`,
    failure: (reason) => `**${words.failed}** ${reason}`,
  };
}

/** One decimal below ten, whole numbers from ten on, one figure below a tenth. */
function rounded(value: number): string {
  if (value >= 9.95) return Math.round(value).toLocaleString('en-US');
  return value >= 0.1 ? value.toFixed(1) : value.toPrecision(1);
}

function bytesText(value: number): string {
  const megabytes = value / 1024 ** 2;
  return megabytes < 1000 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}
