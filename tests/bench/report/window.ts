import type { Machine } from '../machine.ts';
import type { StepTimes } from '../measurements/window.ts';
import type { Measured, MeasurementOf } from '../run-child.ts';
import { median } from '../share.ts';
import { cellsIn } from './cells.ts';
import { markdownTable } from './table.ts';
import type { Words } from './words.ts';

/** What was agreed for the window: milliseconds and bytes. */
const AGREED = { firstPaint: 1500, sample: 3000, interaction: 200, memory: 500 * 1024 ** 2 } as const;

/** What the window came to, in Markdown, in the words of one language. */
export function windowReport(
  measured: Measured<MeasurementOf<'window'>>,
  { date, cores, processor }: Pick<Machine, 'date' | 'cores' | 'processor'>,
  words: Words,
): string {
  const cells = cellsIn(words);
  const text = words.window;
  if (!measured.ok) return [text.title, cells.failure(measured.reason)].join('\n\n');
  const { real, schools, enrolmentRows, firstPaint, sampleShown, steps, pageBytes, coreBytes, load, chunks } =
    measured.value;
  const shown = (value: number | null) => (value === null ? '–' : `${cells.count(Math.round(value))} ${text.unit}`);
  const row = (name: string, agreed: string, times: readonly number[]) => [
    name,
    agreed,
    shown(median(times)),
    shown(Math.max(...times)),
  ];
  const clicked = steps.filter(({ scrolls }) => !scrolls);
  const screens = [...new Set(clicked.map(({ screen }) => screen))];
  const memory = pageBytes === null || coreBytes === null ? null : pageBytes + coreBytes;
  const rows = [
    row(text.firstPaint, shown(AGREED.firstPaint), firstPaint),
    row(text.sample, shown(AGREED.sample), sampleShown),
    ...screens.map((screen) => {
      const slowest = slowestOf(clicked.filter((step) => step.screen === screen));
      const count = clicked.filter((step) => step.screen === screen).length;
      return row(text.interaction(text.screens[screen] ?? screen, count), shown(AGREED.interaction), slowest.paints);
    }),
    ...steps
      .filter(({ scrolls }) => scrolls)
      .map(({ screen, paints }) => row(text.scrolled(text.screens[screen] ?? screen), '–', paints)),
    [
      text.memory,
      cells.bytes(AGREED.memory),
      `${cells.bytes(pageBytes)} + ${cells.bytes(coreBytes)}`,
      cells.bytes(memory),
    ],
  ];
  return [
    text.title,
    `${text.how} ${date}; ${cores} × ${processor}; ${text.load(load.toFixed(1))}`,
    text.bureau(real, cells.count(schools), cells.count(enrolmentRows)),
    markdownTable(text.header, rows),
    text.chunks(
      chunks
        .slice(0, 8)
        .map(({ name, bytes }) => `${name} ${cells.count(Math.round(bytes / 1000))} kB`)
        .join(', '),
      chunks.length,
    ),
  ].join('\n\n');
}

/** The step that took longest in the middle of its rounds. */
function slowestOf(steps: readonly StepTimes[]): StepTimes {
  return steps.reduce((slowest, step) => ((median(step.paints) ?? 0) > (median(slowest.paints) ?? 0) ? step : slowest));
}

/** One line for each step, to see where the time goes. */
export function stepLines(steps: readonly StepTimes[]): string {
  return steps
    .map(({ screen, action, scrolls, paints, shown }) => {
      const times = `${Math.round(median(paints) ?? 0)} ms, at most ${Math.round(Math.max(...paints))} ms`;
      return `${screen}: ${action}: ${scrolls ? 'longest frame' : 'next paint'} ${times}; shown after ${Math.round(median(shown) ?? 0)} ms`;
    })
    .join('\n');
}
