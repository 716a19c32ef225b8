import { Command, Option } from 'commander';
import type { SavedWhere, StartFit } from '../../services/plan/index.ts';
import { planArgument } from '../arguments.ts';
import { planProgress } from '../progress.ts';
import { jsonIssue } from '../report/json-issue.ts';
import { planReport } from '../report/plan-report.ts';
import { numberText } from '../report/table.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';
import { loadWithIssues } from './load.ts';
import { addPlanningOptions, budgetFactorOption, changesOf, type PlanningOptions } from './planning-options.ts';

interface Options extends PlanningOptions {
  readonly budgetFactor?: number;
  readonly start?: number | 'latest';
  readonly workbook?: string;
  readonly csv?: string;
  readonly save?: true;
}

/** `junheng plan`: solves one scenario of a source and reports. */
export function planCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('plan')
    .summary('Plan a bureau and report.')
    .description('Plan a bureau: places, posts and special education, year by year, within the budgets.');
  return addPlanningOptions(command, {
    gap: 'stop when the plan is proven to be this close to the best',
    timeLimit: 'stop with the best plan found by then',
    json: 'print the plan as one JSON document',
    seconds: 60,
  })
    .addOption(budgetFactorOption())
    .addOption(
      new Option('--start <plan>', 'begin with a saved plan of the bureau: its number, or latest').argParser(
        planArgument,
      ),
    )
    .option('--workbook <file>', 'write the plan as a workbook')
    .option('--csv <dir>', 'write the plan as CSV files')
    .option(
      '--save',
      'save the plan for junheng verify: in the bureau file itself; from a folder in its bureau.junheng; from a ' +
        'workbook in the .junheng file beside it. A file that held other data is backed up first',
    )
    .addHelpText('after', '\nCtrl-C stops solving and reports the best plan so far; a second Ctrl-C ends at once.')
    .action((source: string, options: Options) => finish(run(terminal, source, options)));
}

async function run(terminal: Terminal, path: string, options: Options): Promise<ExitCode> {
  const { checkNotRead, checkOutputs, missedLimits, readStart, resolveScenario, runPlan, savePlan, writePlanOutputs } =
    await import('../../services/plan/index.ts');
  const outputs = { workbook: options.workbook ?? null, csv: options.csv ?? null };
  checkOutputs(path, { files: given(outputs.workbook), folders: given(outputs.csv) });

  const loaded = await loadWithIssues(terminal, path, options.scenario ?? null);
  if (loaded === null) return EXIT.badInput;
  const { source, issues } = loaded;
  checkNotRead(source, given(outputs.workbook));
  const start = options.start === undefined ? null : await readStart(source, options.start, terminal.now());
  const progress = planProgress(terminal);
  const planned = await runPlan(source, resolveScenario(source, changesOf(options)), {
    timeLimitSeconds: options.timeLimit,
    relativeGap: options.gap,
    solver: options.solver,
    signal: terminal.interruption,
    onProgress: progress.show,
    ...(start === null ? {} : { start: start.plan, onStart: (fit) => terminal.tell(startText(start.planId, fit)) }),
  }).finally(progress.end);
  const { plan } = planned;

  let saved: SavedWhere | null = null;
  let failure: unknown = null;
  try {
    if (options.save) saved = await savePlan(source, planned, terminal.now());
    await writePlanOutputs(plan, source.bureau, outputs, terminal.now());
  } catch (error) {
    // A minute of solving is not thrown away because a workbook is open elsewhere: the plan is printed first.
    failure = error;
  }
  const missed = missedLimits(plan);
  if (options.json) {
    const more = { issues: issues.map(jsonIssue), saved: saved === null ? null : { planId: saved.planId } };
    terminal.print(jsonLine({ ...plan, ...more }));
  } else {
    terminal.print(planReport(plan, source.bureau.settings.name, missed));
  }
  if (failure === null) tellWritten(terminal, [...given(outputs.workbook), ...given(outputs.csv)]);
  if (saved !== null) tellSaved(terminal, saved);
  if (failure !== null) throw failure;
  return missed.length > 0 ? EXIT.limitNotMet : EXIT.done;
}

/** How much of the plan that is begun with still fits. */
function startText(planId: number, { rooms, newSchools, pupils }: StartFit): string {
  const parts = [
    { of: rooms, what: 'rooms' },
    { of: newSchools, what: 'new schools' },
    { of: pupils, what: 'redirected pupils' },
  ].flatMap(({ of: { planned, kept }, what }) =>
    kept < planned ? [`${numberText(planned - kept)} of its ${numberText(planned)} ${what}`] : [],
  );
  return parts.length === 0
    ? `Plan ${planId} is begun with; all of it fits.\n`
    : `Plan ${planId} is begun with, without what no longer fits: ${parts.join(', ')}.\n`;
}

function tellWritten(terminal: Terminal, files: readonly string[]): void {
  for (const file of files) terminal.tell(`${file} is written.\n`);
}

function tellSaved(terminal: Terminal, { bureau, planId, backup }: SavedWhere): void {
  if (backup !== null) terminal.tell(`The data before are kept in ${backup}.\n`);
  terminal.tell(`Saved as plan ${planId}. Check it with: junheng verify ${bureau} ${planId}\n`);
}

/** The value as a list, empty where there is none. */
function given(value: string | null): string[] {
  return value === null ? [] : [value];
}
