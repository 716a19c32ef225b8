import { Command, Option } from 'commander';
import type { ExplainedPlan, RelaxationReport, Target } from '../../services/explain/index.ts';
import { decimalNumber, planArgument } from '../arguments.ts';
import { ProgressLine } from '../progress.ts';
import { overviewReport, schoolReport } from '../report/explain-report.ts';
import { changesText, relaxationReport } from '../report/relaxation-report.ts';
import { TARGET_HELP, targetArgument } from '../target-argument.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly school?: string;
  readonly target?: Target;
  readonly timeLimit: number;
  readonly json?: true;
}

/** `junheng explain`: why a saved plan is as it is, and what it would take to do better. */
export function explainCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('explain')
    .summary('Say why a saved plan is as it is.')
    .description(
      'Say why a saved plan is as it is: for each decision the rule that required it, its arithmetic, the norm and its ' +
        'document; for each shortfall what stops it. For one school, down to the rows that were imported. With a ' +
        'target, find the smallest changes that would meet it, each confirmed by a plan.',
    )
    .argument('<bureau>', 'the bureau file')
    .argument('<plan>', 'the number of the plan, or latest', planArgument)
    .option('--school <id>', 'everything about one school, or about a project of a new one')
    .addOption(
      new Option('--target <target>', 'whether a target is met, and what would meet it').argParser(targetArgument),
    )
    .addOption(
      new Option('--time-limit <seconds>', 'time to look for what would meet the target')
        .argParser(decimalNumber(0.1, 1_000_000))
        .default(120),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', TARGET_HELP)
    .action((bureau: string, plan: number | 'latest', options: Options) =>
      finish(run(terminal, bureau, plan, options)),
    );
}

async function run(
  terminal: Terminal,
  path: string,
  planId: number | 'latest',
  { school, target, timeLimit, json }: Options,
): Promise<ExitCode> {
  const { explainSavedPlan, relaxSavedPlan } = await import('../../services/explain/index.ts');
  const explained = await explainSavedPlan(path, planId, school ?? null, terminal.now());
  if (!explained.dataUnchanged)
    terminal.tell('The data have changed since this plan was made; rows and standing are those of today.\n');
  let report: RelaxationReport | null = null;
  if (target !== undefined) {
    const line = new ProgressLine(terminal);
    report = await relaxSavedPlan(explained, target, {
      timeLimitSeconds: timeLimit,
      signal: terminal.interruption,
      onProgress: ({ changes, seconds, solves, found }) => {
        const tried = changes.length === 0 ? 'the target first' : changesText(changes);
        line.show(tried, `Trying ${tried}: ${Math.round(seconds)} s, plans solved ${solves}, changes found ${found}.`);
      },
    }).finally(() => line.end());
  }
  if (json) terminal.print(jsonLine(documentOf(explained, school ?? null, report)));
  else
    terminal.print(
      `Plan ${explained.planId} of ${explained.createdAt}, scenario ${explained.scenarioName}\n\n` +
        (report !== null && school === undefined
          ? relaxationReport(report)
          : `${school === undefined ? overviewReport(explained) : schoolReport(explained)}${report === null ? '' : relaxationReport(report)}`),
    );
  return EXIT.done;
}

/** The document that `--json` prints; the confirming plans are left to their figures. */
function documentOf(
  { planId, createdAt, scenarioName, dataUnchanged, explanations }: ExplainedPlan,
  schoolId: string | null,
  report: RelaxationReport | null,
): object {
  return {
    planId,
    createdAt,
    scenario: { name: scenarioName },
    dataUnchanged,
    schoolId,
    explanations,
    target:
      report === null
        ? null
        : { ...report, relaxations: report.relaxations.map(({ plan: _, ...relaxation }) => relaxation) },
  };
}
