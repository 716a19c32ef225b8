import { describe, expect, it } from 'vitest';
import { readCbcOutput } from '../../bench/cbc-output.ts';
import { benchOptions } from '../../bench/options.ts';
import { cellsIn } from '../../bench/report/cells.ts';
import { benchReport } from '../../bench/report/report.ts';
import { withBenchSection } from '../../bench/report/section.ts';
import { markdownTable } from '../../bench/report/table.ts';
import { stepLines, windowReport } from '../../bench/report/window.ts';
import { CHINESE, ENGLISH } from '../../bench/report/words.ts';
import type { BenchResults } from '../../bench/results.ts';
import type { MeasurementOf } from '../../bench/run-child.ts';

const PLAN = {
  programmes: 300,
  moments: [
    { seconds: 3, baseline: 1000, objective: 400, bound: 100 },
    // 900 − … : (1000 − 135) / (1000 − 100) = 0.961.
    { seconds: 12.34, baseline: 1000, objective: 135, bound: 100 },
  ],
  seconds: 20.2,
  share: 0.9612,
  failedChecks: [] as readonly string[],
  peakBytes: 500 * 1024 ** 2,
  nothing: { large: 1000, superLarge: 400, roomsShort: 0 },
  plan: { large: 100, superLarge: 10, roomsShort: 0 },
  rule: { large: 350, superLarge: 90, roomsShort: 0 },
};

const RESULTS: BenchResults = {
  machine: {
    date: '2026-01-31',
    cores: 2,
    memoryBytes: 8 * 1024 ** 3,
    processor: 'Invented 1 GHz',
    node: '24.0.0',
    highs: '1.0.0',
    highsPackage: '1.0.1',
    cbc: null,
  },
  secondsScale: 1,
  plans: [
    {
      bureau: '300',
      limitSeconds: 60,
      first: { ok: true, value: { ...PLAN, seconds: 4 } },
      runs: [PLAN, { ...PLAN, share: 0.95, moments: [] }, PLAN].map((value) => ({ ok: true, value })),
    },
  ],
  resolves: null,
  budgetFactor: 1.1,
  wholeModel: null,
  smallModels: null,
  frontier: null,
  imported: null,
  window: null,
};

const WINDOW: MeasurementOf<'window'> = {
  real: false,
  schools: 2668,
  enrolmentRows: 16_008,
  firstPaint: [300, 900, 200],
  sampleShown: [1000, 1100, 1200],
  steps: [
    { screen: 'data', action: 'open', scrolls: false, paints: [16, 24, 500], shown: [100, 100, 100] },
    { screen: 'data', action: 'sort', scrolls: false, paints: [120, 96, 144], shown: [200, 200, 200] },
    { screen: 'data', action: 'scroll', scrolls: true, paints: [40, 60, 50], shown: [900, 900, 900] },
    { screen: 'plan', action: 'open', scrolls: false, paints: [16, 16, 16], shown: [400, 400, 400] },
  ],
  pageBytes: 200 * 1024 ** 2,
  coreBytes: 150 * 1024 ** 2,
  load: 1.25,
  chunks: [
    { name: 'grid', bytes: 1_200_000 },
    { name: 'index', bytes: 300_000 },
  ],
};

describe('the report of the window', () => {
  it('takes of each screen the interaction that is slowest in the median', () => {
    const report = windowReport({ ok: true, value: WINDOW }, RESULTS.machine, ENGLISH);
    expect(report).toContain('load average 1.3 at the end.');
    expect(report).toContain('2,668 invented schools with 16,008 rows');
    expect(report).toContain('| first paint | 1,500 ms | 300 ms | 900 ms |');
    expect(report).toContain('| data: slowest of 2 interactions | 200 ms | 120 ms | 144 ms |');
    expect(report).toContain('| plan: slowest of 1 interactions | 200 ms | 16 ms | 16 ms |');
    expect(report).toContain('| data: longest time between two frames while the wheel turns | – | 50 ms | 60 ms |');
    expect(report).toContain(
      '| most memory of page and core, shared parts excepted | 500 MB | 200 MB + 150 MB | 350 MB |',
    );
    expect(report).toContain('in 2 files, by screen; the largest: grid 1,200 kB, index 300 kB.');
    expect(stepLines(WINDOW.steps)).toContain('data: sort: next paint 120 ms, at most 144 ms; shown after 200 ms');
  });

  it('says what failed, and that memory is not known', () => {
    expect(windowReport({ ok: false, reason: 'no browser' }, RESULTS.machine, CHINESE)).toContain(
      '**失败：** no browser',
    );
    const silent = { ...WINDOW, coreBytes: null };
    expect(windowReport({ ok: true, value: silent }, RESULTS.machine, ENGLISH)).toContain(
      '| 500 MB | 200 MB + – | – |',
    );
  });

  it('is written into a section of its own', () => {
    const document =
      '<!-- bench:begin -->\nold\n<!-- bench:end -->\n<!-- bench-window:begin -->\n<!-- bench-window:end -->';
    expect(withBenchSection(document, 'new', 'bench-window')).toBe(
      '<!-- bench:begin -->\nold\n<!-- bench:end -->\n<!-- bench-window:begin -->\nnew\n<!-- bench-window:end -->',
    );
  });
});

describe('the report', () => {
  it('gives medians, the lowest share, the highest memory and the ratio of the rule to the plan', () => {
    const report = benchReport(RESULTS, ENGLISH);
    expect(report).toContain('2026-01-31; 2 cores of Invented 1 GHz, 8.0 GB memory; HiGHS 1.0.0');
    expect(report).toContain('CBC not installed');
    expect(report).toContain(
      '| 300 programmes | 60 s | 3 | 4.0 s | 12 s | not reached | 95.0 % | 20 s | passed | 500 MB |',
    );
    expect(report).toContain('| 300 programmes | 1,000 | 350 | 100 | 3.5 × | 400 | 90 | 10 |');
    expect(report).not.toContain('trial');
  });

  it('says what failed', () => {
    const [row] = RESULTS.plans!;
    const broken = { ...RESULTS, plans: [{ ...row!, runs: [{ ok: false, reason: 'out of memory' } as const] }] };
    expect(benchReport(broken, ENGLISH)).toContain('| 300 programmes | **failed:** out of memory |');
    const refused = { ...PLAN, failedChecks: ['rooms'] };
    const unchecked = { ...RESULTS, plans: [{ ...row!, runs: [{ ok: true, value: refused } as const] }] };
    expect(benchReport(unchecked, ENGLISH)).toContain('**failed:** rooms');
    const unread = { ...RESULTS, imported: { ok: false, reason: 'nothing was written' } as const };
    expect(benchReport(unread, CHINESE)).toContain('**失败：** nothing was written');
  });

  it('calls a second solve that ignored its start a failure', () => {
    const measured = (objective: number) => ({
      ok: true as const,
      value: { first: PLAN.moments, again: [{ ...PLAN.moments[1]!, objective }], startObjective: 140, peakBytes: 1 },
    });
    const reported = (objective: number) =>
      benchReport({ ...RESULTS, resolves: [{ bureau: '300', measured: measured(objective) }] }, ENGLISH);
    expect(reported(140)).toContain('| 300 programmes | 12 s | 12 s | 12 s | not reached |');
    expect(reported(141)).toContain('did not begin with the last plan');
  });

  it('tells how far a solver is behind that never got there', () => {
    const run = { version: '1', limitSeconds: 120, share: 0.5, gap: null, failure: null };
    const wholeModel = {
      ok: true as const,
      value: {
        columns: 34_509,
        rows: 11_412,
        runs: [
          { ...run, solver: 'junheng' as const, secondsTo95: 12, share: 0.97, gap: 0.08 },
          { ...run, solver: 'highs' as const, secondsTo95: 60, share: 0.96 },
          { ...run, solver: 'cbc' as const, secondsTo95: null, share: null },
        ],
      },
    };
    const report = benchReport({ ...RESULTS, wholeModel }, ENGLISH);
    expect(report).toContain('34,509 columns, 11,412 rows');
    expect(report).toContain('| Junheng (search) 1 | 120 s | 12 s | 1 | 97.0 % | 8.0 % |');
    expect(report).toContain('| HiGHS, whole model 1 | 120 s | 60 s | 5.0 × | 96.0 % | – |');
    expect(report).toContain('| CBC, whole model 1 | 120 s | not reached | more than 10 × | – | – |');
  });

  it('counts the steps of a frontier at which more money leaves more large classes', () => {
    const run = { seconds: 100, shares: [0.96, 0.97, 0.98], failedChecks: [] };
    const frontier = {
      ok: true as const,
      value: {
        factors: [0.5, 1, 2],
        together: { ...run, secondsTo95: [1, 2, 3], large: [30, 20, 20] },
        separate: { ...run, secondsTo95: [1, null, 3], large: [30, 31, 10] },
      },
    };
    const report = benchReport({ ...RESULTS, frontier }, ENGLISH);
    expect(report).toContain('| frontier | 100 s | 6.0 s | 96.0 % | 70 | 0 | passed |');
    expect(report).toContain('| separate plans | 100 s | not reached | 96.0 % | 71 | 1 | passed |');
  });

  it('has as many cells in every row as in the header, in both languages', () => {
    const pairs: (keyof typeof ENGLISH)[] = ['plans', 'resolve', 'solvers', 'small', 'rule', 'frontier', 'imports'];
    for (const part of pairs) {
      const english = ENGLISH[part] as { readonly header: readonly string[] };
      const chinese = CHINESE[part] as { readonly header: readonly string[] };
      expect(chinese.header, part).toHaveLength(english.header.length);
    }
    for (const words of [ENGLISH, CHINESE]) {
      for (const table of benchReport(RESULTS, words).split('\n\n')) {
        const widths = table.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split('|').length] : []));
        expect(new Set(widths).size, table).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('cells and tables', () => {
  it('never round a share up to a goal that was missed', () => {
    const cells = cellsIn(ENGLISH);
    expect(cells.share(0.94999)).toBe('94.9 %');
    expect(cells.share(0.95)).toBe('95.0 %');
    expect(cells.share(1)).toBe('100.0 %');
    expect(cells.share(null)).toBe('–');
  });

  it('show few figures', () => {
    const cells = cellsIn(ENGLISH);
    expect([0.0123, 0.25, 9.94, 9.96, 1234].map((value) => cells.seconds(value))).toEqual([
      '0.01 s',
      '0.3 s',
      '9.9 s',
      '10 s',
      '1,234 s',
    ]);
    expect(cells.bytes(999 * 1024 ** 2)).toBe('999 MB');
    expect(cells.bytes(1536 * 1024 ** 2)).toBe('1.5 GB');
    expect(cells.ratio(3, 0)).toBe('–');
  });

  it('keep bars and line ends from breaking a table', () => {
    expect(markdownTable(['a', 'b'], [['x|y', 'one\ntwo']])).toBe('| a | b |\n|---|---:|\n| x\\|y | one two |');
  });
});

describe('the section of a document', () => {
  const marks = '<!-- bench:begin -->\nold\n<!-- bench:end -->';

  it('is replaced between its marks and nowhere else', () => {
    expect(withBenchSection(`before\n${marks}\nafter\n`, 'new')).toBe(
      'before\n<!-- bench:begin -->\nnew\n<!-- bench:end -->\nafter\n',
    );
  });

  it('needs its marks once, in order', () => {
    for (const document of ['no marks', `${marks}${marks}`, '<!-- bench:end --><!-- bench:begin -->'])
      expect(() => withBenchSection(document, 'new')).toThrow(RangeError);
  });
});

describe('the options', () => {
  it('measure everything up to 2,000 programmes when nothing is said', () => {
    const options = benchOptions([]);
    expect(options.bureaus.map(({ id }) => id)).toEqual(['300', '300-high', 'city', '2000']);
    expect(options.parts).toEqual(['plans', 'resolve', 'solvers', 'frontier', 'import', 'window']);
    expect(options.write).toBe(false);
  });

  it('choose rows and parts, and refuse what there is not', () => {
    const options = benchOptions(['--rows', '10000,city', '--parts', 'plans', '--seconds-scale', '0.1']);
    expect(options.bureaus.map(({ id }) => id)).toEqual(['10000', 'city']);
    expect(options.parts).toEqual(['plans']);
    expect(options.secondsScale).toBe(0.1);
    for (const words of [['--rows', '301'], ['--parts', 'all'], ['--seconds-scale', '0'], ['--repeats', '0'], ['x']])
      expect(() => benchOptions(words)).toThrow();
  });

  it('do not write figures of shortened limits', () => {
    expect(() => benchOptions(['--write', '--seconds-scale', '0.5'])).toThrow(RangeError);
  });
});

describe('what CBC prints', () => {
  it('holds its plans and its bound', () => {
    const output = [
      'Cbc0012I Integer solution of 4423.5 found by DiveCoefficient after 10 iterations and 0 nodes (1.23 seconds)',
      'Cbc0004I Integer solution of 4000 found after 99 iterations and 7 nodes (40.50 seconds)',
      'Result - Stopped on time limit',
      'Objective value:                4000.00000000',
      'Lower bound:                    2962.144',
      'Gap:                            0.35',
    ].join('\n');
    expect(readCbcOutput(output)).toEqual({
      incumbents: [
        { objective: 4423.5, seconds: 1.23 },
        { objective: 4000, seconds: 40.5 },
      ],
      bound: 2962.144,
    });
  });

  it('takes a proven optimum as its own bound, and nothing for no bound', () => {
    expect(readCbcOutput('Result - Optimal solution found\n\nObjective value:                152.0\n').bound).toBe(152);
    expect(readCbcOutput('Result - Problem proven infeasible\n').bound).toBeNull();
  });
});
