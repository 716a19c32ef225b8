import { Command, Option } from 'commander';
import type { SavedWhere } from '../../services/plan/index.ts';
import { decimalNumber, type NormArgument, normArgument, wholeNumber } from '../arguments.ts';
import { intakeProgress, planProgress } from '../progress.ts';
import { issueLines } from '../report/issues.ts';
import { jsonIssue } from '../report/json-issue.ts';
import { planReport } from '../report/plan-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly scenario?: string;
  readonly budgetFactor?: number;
  readonly norm?: readonly NormArgument[];
  readonly years?: number;
  readonly gap: number;
  readonly timeLimit: number;
  readonly solver: 'auto' | 'highs' | 'jslp' | 'external';
  readonly json?: true;
  readonly workbook?: string;
  readonly csv?: string;
  readonly save?: true;
}

/** `junheng plan`: solves one scenario of a source and reports. */
export function planCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('plan')
    .summary('Plan a bureau and report.')
    .description('Plan a bureau: places, posts and special education, year by year, within the budgets.')
    .argument('<source>', 'a bureau file, a folder of CSV files or a workbook')
    .option('--scenario <name>', 'name of one of the scenarios of a bureau file (default: base)')
    .addOption(
      new Option('--budget-factor <x>', 'multiply every budget, in place of the scenario’s own factor').argParser(
        decimalNumber(0, 1000),
      ),
    )
    .addOption(new Option('--norm <id=value>', 'put a value in place of a norm; repeatable').argParser(normArgument))
    .addOption(new Option('--years <n>', 'years to plan').argParser(wholeNumber(1, 30)))
    .addOption(
      new Option('--gap <share>', 'stop when the plan is proven to be this close to the best')
        .argParser(decimalNumber(0, 1))
        .default(0.01),
    )
    .addOption(
      new Option('--time-limit <seconds>', 'stop with the best plan found by then')
        .argParser(decimalNumber(0.1, 1_000_000))
        .default(60),
    )
    .addOption(
      new Option('--solver <name>', 'the solver').choices(['auto', 'highs', 'jslp', 'external']).default('auto'),
    )
    .option('--json', 'print the plan as one JSON document')
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
  const { checkOutputs, missedLimits, resolveScenario, runPlan, savePlan, writePlanOutputs } = await import(
    '../../services/plan/index.ts'
  );
  const { loadSource } = await import('../../services/bureau/index.ts');
  const outputs = { workbook: options.workbook ?? null, csv: options.csv ?? null };
  checkOutputs(path, { files: given(outputs.workbook), folders: given(outputs.csv) });

  const loading = await loadSource(path, {
    scenario: options.scenario ?? null,
    now: terminal.now(),
    signal: terminal.interruption,
    onProgress: intakeProgress(terminal),
  });
  const issues = loading.outcome === 'loaded' ? (loading.source.intake?.issues ?? []) : loading.issues;
  for (const line of issueLines(issues)) terminal.tell(`${line}\n`);
  if (loading.outcome === 'refused') {
    terminal.tell(`${path} cannot be planned. Nothing was written.\n`);
    return EXIT.badInput;
  }
  const { source } = loading;
  const changes = {
    budgetFactor: options.budgetFactor ?? null,
    norms: options.norm ?? [],
    years: options.years ?? null,
  };
  const progress = planProgress(terminal);
  const planned = await runPlan(source, resolveScenario(source, changes), {
    timeLimitSeconds: options.timeLimit,
    relativeGap: options.gap,
    solver: options.solver,
    signal: terminal.interruption,
    onProgress: progress.show,
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
