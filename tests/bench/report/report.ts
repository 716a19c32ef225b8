import type { BenchResults, PlanRow } from '../results.ts';
import type { Measured, MeasurementOf } from '../run-child.ts';
import { lowest, median, secondsToPlanOfShare, secondsToShare } from '../share.ts';
import { type Cells, cellsIn } from './cells.ts';
import { markdownTable } from './table.ts';
import type { Words } from './words.ts';

/** The whole report in Markdown, in the words of one language. What failed is said to have failed. */
export function benchReport(results: BenchResults, words: Words): string {
  const cells = cellsIn(words);
  const { machine, secondsScale } = results;
  return [
    words.title,
    `${words.how} ${words.machine({ ...machine, memory: cells.bytes(machine.memoryBytes) })}`,
    ...(secondsScale === 1 ? [] : [words.scaled(secondsScale)]),
    ...plansSection(results, words, cells),
    ...resolvesSection(results, words, cells),
    ...ruleSection(results, words, cells),
    ...wholeModelSection(results, words, cells),
    ...smallModelsSection(results, words, cells),
    ...frontierSection(results, words, cells),
    ...importSection(results, words, cells),
  ].join('\n\n');
}

/** A row whose measurement failed: its name and the reason. */
function failedRow(name: string, columns: number, reason: string, cells: Cells): string[] {
  return [name, cells.failure(reason), ...new Array<string>(columns - 2).fill('')];
}

function plansSection({ plans }: BenchResults, words: Words, cells: Cells): string[] {
  if (plans === null) return [];
  const { lead, header, passed } = words.plans;
  const rows = plans.map((row) => {
    const name = bureauName(row, words);
    const all = [row.first, ...row.runs];
    const broken = all.find((measured) => !measured.ok);
    if (broken !== undefined && !broken.ok) return failedRow(name, header.length, broken.reason, cells);
    const runs = valuesOf(row.runs);
    const failedChecks = [...new Set(valuesOf(all).flatMap((run) => run.failedChecks))];
    const until = (share: number) => cells.seconds(median(runs.map((run) => secondsToShare(run.moments, share))));
    return [
      name,
      cells.seconds(row.limitSeconds),
      String(runs.length),
      cells.seconds(median(valuesOf([row.first]).map((run) => run.seconds))),
      until(0.95),
      until(0.98),
      cells.share(lowest(runs.map((run) => run.share))),
      cells.seconds(median(runs.map((run) => run.seconds))),
      failedChecks.length === 0 ? passed : cells.failure(failedChecks.join(', ')),
      cells.bytes(Math.max(...runs.map((run) => run.peakBytes))),
    ];
  });
  return [lead, markdownTable(header, rows)];
}

function bureauName({ bureau }: { readonly bureau: string }, words: Words): string {
  return words.bureaus[bureau] ?? bureau;
}

function valuesOf<Value>(measured: readonly Measured<Value>[]): Value[] {
  return measured.flatMap((one) => (one.ok ? [one.value] : []));
}

function resolvesSection({ resolves, budgetFactor }: BenchResults, words: Words, cells: Cells): string[] {
  if (resolves === null || resolves.length === 0) return [];
  const { lead, header, startIgnored } = words.resolve;
  const rows = resolves.map(({ bureau, measured }) => {
    const name = bureauName({ bureau }, words);
    if (!measured.ok) return failedRow(name, header.length, measured.reason, cells);
    const { first, again, startObjective } = measured.value;
    const opening = again[0];
    if (opening === undefined || opening.objective > startObjective)
      return failedRow(name, header.length, startIgnored, cells);
    return [
      name,
      cells.seconds(secondsToShare(first, 0.95)),
      cells.seconds(secondsToPlanOfShare(again, 0.95)),
      cells.seconds(secondsToShare(again, 0.95)),
      cells.seconds(secondsToShare(again, 0.98)),
    ];
  });
  return [lead(budgetFactor), markdownTable(header, rows)];
}

function ruleSection({ plans }: BenchResults, words: Words, cells: Cells): string[] {
  if (plans === null) return [];
  const { lead, header } = words.rule;
  const rows = plans.map((row: PlanRow) => {
    const name = bureauName(row, words);
    const [measured] = row.runs;
    if (measured === undefined || !measured.ok) return failedRow(name, header.length, measured?.reason ?? '', cells);
    const { nothing, rule, plan } = measured.value;
    return [
      name,
      cells.count(nothing.large),
      cells.count(rule.large),
      cells.count(plan.large),
      cells.ratio(rule.large, plan.large),
      cells.count(nothing.superLarge),
      cells.count(rule.superLarge),
      cells.count(plan.superLarge),
    ];
  });
  return [lead, markdownTable(header, rows)];
}

function wholeModelSection({ wholeModel, machine }: BenchResults, words: Words, cells: Cells): string[] {
  if (wholeModel === null) return [];
  const { lead, header, names, cbcMissing, longerThan } = words.solvers;
  if (!wholeModel.ok) return [lead('–', '–'), cells.failure(wholeModel.reason)];
  const { columns, rows: rowCount, runs } = wholeModel.value;
  const searchSeconds = runs.find(({ solver }) => solver === 'junheng')?.secondsTo95 ?? null;
  const rows = runs.map((run) => {
    const beyond = run.secondsTo95 === null;
    const ratio = cells.ratio(run.secondsTo95 ?? run.limitSeconds, searchSeconds);
    return [
      `${names[run.solver]} ${run.version}`,
      cells.seconds(run.limitSeconds),
      run.failure === null ? cells.seconds(run.secondsTo95) : cells.failure(run.failure),
      run.solver === 'junheng' ? '1' : beyond && searchSeconds !== null ? longerThan(ratio) : ratio,
      cells.share(run.share),
      cells.share(run.gap),
    ];
  });
  return [
    lead(cells.count(columns), cells.count(rowCount)),
    markdownTable(header, rows),
    ...(machine.cbc === null ? [cbcMissing] : []),
  ];
}

function smallModelsSection({ smallModels }: BenchResults, words: Words, cells: Cells): string[] {
  if (smallModels === null) return [];
  const { lead, header } = words.small;
  const rows = smallModels.map((measured) =>
    measured.ok ? smallModelRow(measured.value, words, cells) : failedRow('–', header.length, measured.reason, cells),
  );
  return [lead, markdownTable(header, rows)];
}

function smallModelRow(value: MeasurementOf<'smallModel'>, words: Words, cells: Cells): string[] {
  const { programmes, columns, rows, limitSeconds, highs, jslp } = value;
  const secondsCell = (seconds: number | null): string =>
    seconds === null ? words.small.notIn(cells.seconds(limitSeconds)) : cells.seconds(seconds);
  const differ =
    highs.objective !== null &&
    jslp.objective !== null &&
    Math.abs(highs.objective - jslp.objective) > 1e-6 * Math.max(1, Math.abs(highs.objective));
  return [
    cells.count(programmes),
    cells.count(columns),
    cells.count(rows),
    secondsCell(highs.seconds),
    secondsCell(jslp.seconds),
    differ ? cells.failure(words.small.different) : ratioCell(value, words, cells),
  ];
}

function ratioCell({ highs, jslp, limitSeconds }: MeasurementOf<'smallModel'>, words: Words, cells: Cells): string {
  if (highs.seconds === null) return '–';
  const ratio = cells.ratio(jslp.seconds ?? limitSeconds, highs.seconds);
  return jslp.seconds === null ? words.solvers.longerThan(ratio) : ratio;
}

function frontierSection({ frontier }: BenchResults, words: Words, cells: Cells): string[] {
  if (frontier === null) return [];
  const { lead, header, together, separate } = words.frontier;
  if (!frontier.ok) return [lead('–'), cells.failure(frontier.reason)];
  const { value } = frontier;
  const row = (name: string, run: MeasurementOf<'frontier'>['together']): string[] => [
    name,
    cells.seconds(run.seconds),
    cells.seconds(sumOrNull(run.secondsTo95)),
    cells.share(lowest(run.shares)),
    cells.count(run.large.reduce((sum, large) => sum + large, 0)),
    cells.count(run.large.filter((large, point) => point > 0 && large > run.large[point - 1]!).length),
    run.failedChecks.length === 0 ? words.plans.passed : cells.failure([...new Set(run.failedChecks)].join(', ')),
  ];
  return [
    lead(value.factors.join(', ')),
    markdownTable(header, [row(together, value.together), row(separate, value.separate)]),
  ];
}

/** The sum; null where one is. */
function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0 as number | null);
}

function importSection({ imported }: BenchResults, words: Words, cells: Cells): string[] {
  if (imported === null) return [];
  const { lead, header } = words.imports;
  if (!imported.ok) return [lead, cells.failure(imported.reason)];
  const { schools, enrolmentRows, fileBytes, refusedRows, issues, seconds, peakBytes } = imported.value;
  const row = [
    cells.count(schools),
    cells.count(enrolmentRows),
    cells.bytes(fileBytes),
    cells.count(refusedRows),
    cells.count(issues),
    cells.seconds(seconds),
    cells.bytes(peakBytes),
  ];
  return [lead, markdownTable(header, [row])];
}
