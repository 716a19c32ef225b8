import { Command, Option } from 'commander';
import { planArgument } from '../arguments.ts';
import { policyDocument, policyReport } from '../report/policy-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly plan?: number | 'latest';
  readonly office?: string;
  readonly json?: true;
}

const RULES = `
A target is met when it holds in the base year; on course when the plan gets there by the policy's year, or, where that
year is over or none is named, by the end of the planned years, and keeps it; missed when neither. No data is no figure:
unknown rows are never counted as zero. Without --plan only the present is judged.`;

/** `junheng policy`: where each target of the policy stands. */
export function policyCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('policy')
    .summary('Say where each target of the policy stands.')
    .description(
      'Say of each of the 29 measures whether its targets are met, on course, missed or without data: from the data of ' +
        'a bureau, and year by year under a saved plan, each with its arithmetic, its norms and the item of the document.',
    )
    .argument('<bureau>', 'the bureau file')
    .addOption(new Option('--plan <plan>', 'the number of a saved plan, or latest').argParser(planArgument))
    .option('--office <id>', 'only the measures of one office, such as education or finance')
    .option('--json', 'print one JSON document')
    .addHelpText('after', RULES)
    .action((bureau: string, options: Options, command: Command) => finish(run(terminal, bureau, options, command)));
}

async function run(
  terminal: Terminal,
  path: string,
  { plan, office, json }: Options,
  command: Command,
): Promise<ExitCode> {
  const { policyStandingOfFile } = await import('../../services/policy/index.ts');
  const standing = await policyStandingOfFile(path, plan ?? null, terminal.now());
  const offices = standing.register.offices.map(({ id }) => id);
  if (office !== undefined && !offices.includes(office))
    command.error(`error: there is no office ${office}; choose one of ${offices.join(', ')}`);
  terminal.print(json ? jsonLine(policyDocument(standing, office ?? null)) : policyReport(standing, office ?? null));
  return EXIT.done;
}
