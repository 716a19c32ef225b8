import { execFile } from 'node:child_process';
import type { Dialect, FileAnswer } from './dialect.ts';

/** The language of CBC 2.10, COIN-OR's branch-and-cut solver (Debian's package coinor-cbc). */
export const cbc: Dialect = {
  settings: ['preprocess', 'presolve', 'heuristicsOnOff', 'cutsOnOff', 'maxNodes', 'allowableGap', 'threads'],

  arguments(files, { timeLimitSeconds, relativeGap, seed, settings = {} }) {
    return [
      files.model,
      ...(timeLimitSeconds === Number.POSITIVE_INFINITY
        ? []
        : ['-timeMode', 'elapsed', '-sec', String(timeLimitSeconds)]),
      ...['-ratio', String(relativeGap)],
      ...(seed === undefined ? [] : ['-randomSeed', String(seed), '-randomCbcSeed', String(seed)]),
      ...Object.entries(settings).flatMap(([name, value]) => [`-${name}`, String(value)]),
      ...(files.start === null ? [] : ['-mipstart', files.start]),
      ...['-solve', '-solution', files.answer],
    ];
  },

  read(text, columnCount) {
    const [head = '', ...lines] = text.split('\n');
    const said = /^(.+?) - objective value (\S+)$/.exec(head.trim());
    const status = said ? statusOf(said[1]!) : null;
    if (!said || status === null) return { garbage: `first line ${JSON.stringify(head.slice(0, 80))}` };
    const values = new Float64Array(columnCount);
    for (const line of lines) {
      if (line.trim() === '') continue;
      // Two stars mark a column whose value the program itself finds out of bounds; a column at zero has no line.
      const entry = /^(?:\*\*)?\s*\d+\s+C(\d+)\s+(\S+)\s+\S+\s*$/.exec(line);
      const column = Number(entry?.[1]);
      const value = Number(entry?.[2]);
      if (!entry || column >= columnCount || Number.isNaN(value))
        return { garbage: `line ${JSON.stringify(line.slice(0, 80))}` };
      values[column] = value;
    }
    return { status, objective: Number(said[2]), values };
  },

  start(values) {
    const lines = [...values].map((value, column) => `${column} C${column} ${value} 0`);
    return `Start - objective value 0\n${lines.join('\n')}\n`;
  },
};

function statusOf(words: string): FileAnswer['status'] | null {
  if (/^dual infeasible|unbounded/i.test(words)) return 'unbounded';
  if (/infeasible/i.test(words)) return 'infeasible';
  if (/^optimal/i.test(words)) return 'optimal';
  if (/^stopped .*no integer solution/i.test(words)) return 'none';
  if (/^stopped/i.test(words)) return 'feasible';
  return null;
}

/** The version an installed CBC reports, such as `2.10.8`; null when the program cannot be run or is no CBC. */
export function cbcVersion(program = 'cbc'): Promise<string | null> {
  return new Promise((resolve) => {
    const child = execFile(program, ['-version'], { timeout: 10_000 }, (error, output) => {
      resolve(error ? null : (/^Version: (\S+)/m.exec(output)?.[1] ?? null));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
}
