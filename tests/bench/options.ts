import { parseArgs } from 'node:util';
import { type BenchBureau, BUREAUS } from './bureaus.ts';

/** What can be measured besides each other. */
export const PARTS = ['plans', 'resolve', 'solvers', 'frontier', 'import', 'window'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly bureaus: readonly BenchBureau[];
  readonly parts: readonly Part[];
  /** Multiplies every time limit; for trying the benchmark itself. */
  readonly secondsScale: number;
  /** Runs of the shorter rows. */
  readonly repeats: number;
  /** Whether the report is put into the two READMEs. */
  readonly write: boolean;
}

export const USAGE = `npm run bench -- [options]
  --rows LIST            ${BUREAUS.map(({ id }) => id).join(',')} (default: up to 2000)
  --parts LIST           ${PARTS.join(',')} (default: all)
  --repeats N            runs of the short rows, of which the median counts (default 3)
  --seconds-scale X      multiply every time limit, for trying (default 1)
  --write                put the report into README.md and README.zh-CN.md
`;

/**
 * Reads the words after the command.
 * @throws TypeError or RangeError that says what is wrong with them
 */
export function benchOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rows: { type: 'string' },
      parts: { type: 'string' },
      repeats: { type: 'string', default: '3' },
      'seconds-scale': { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const secondsScale = Number(values['seconds-scale']);
  if (!(secondsScale > 0 && Number.isFinite(secondsScale)))
    throw new RangeError('--seconds-scale must be a number above 0');
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1) throw new RangeError('--repeats must be a whole number of at least 1');
  if (values.write && secondsScale !== 1) throw new RangeError('figures of shortened limits are not to be written');
  return {
    bureaus: values.rows === undefined ? BUREAUS.filter(({ byDefault }) => byDefault) : bureausOf(values.rows),
    parts: values.parts === undefined ? PARTS : partsOf(values.parts),
    secondsScale,
    repeats,
    write: values.write,
  };
}

function bureausOf(list: string): BenchBureau[] {
  return list.split(',').map((id) => {
    const bureau = BUREAUS.find((known) => known.id === id);
    if (bureau === undefined) throw new RangeError(`there is no row ${id}`);
    return bureau;
  });
}

function partsOf(list: string): Part[] {
  return list.split(',').map((name) => {
    const part = PARTS.find((known) => known === name);
    if (part === undefined) throw new RangeError(`there is no part ${name}`);
    return part;
  });
}
