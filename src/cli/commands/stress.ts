import { Command, Option } from 'commander';
import { decimalNumber, planArgument, wholeNumber } from '../arguments.ts';
import { stressReport } from '../report/stress-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly futures: number;
  readonly seed: number;
  readonly share: number;
  readonly json?: true;
}

const SPREADS = `
The decisions of the plan stay; classes are formed anew in each future. The low and the high projection are taken as the
5th and the 95th percentile of a district's entrants and progression, half of the variance being common to all districts;
schools and cohorts vary a little on top. Of each cohort the planned share is redirected.`;

/** `junheng stress`: a saved plan under sampled enrolment. */
export function stressCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('stress')
    .summary('Test a saved plan against other enrolment.')
    .description('Hold the decisions of a saved plan against sampled futures of enrolment.')
    .argument('<bureau>', 'the bureau file')
    .argument('<plan>', 'the number of the plan, or latest', planArgument)
    .addOption(
      new Option('--futures <n>', 'how many futures to sample').argParser(wholeNumber(1, 100_000)).default(200),
    )
    .addOption(new Option('--seed <n>', 'same seed, same futures').argParser(wholeNumber(0, 4_294_967_295)).default(1))
    .addOption(
      new Option('--share <share>', 'share of large classes that is still well')
        .argParser(decimalNumber(0, 1))
        .default(0.05),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', SPREADS)
    .action((bureau: string, plan: number | 'latest', options: Options) =>
      finish(run(terminal, bureau, plan, options)),
    );
}

async function run(
  terminal: Terminal,
  path: string,
  plan: number | 'latest',
  { futures, seed, share, json }: Options,
): Promise<ExitCode> {
  const { stressSavedPlan } = await import('../../services/stress/index.ts');
  const stress = await stressSavedPlan(path, plan, { futures, seed, share }, terminal.now());
  if (!stress.isDataUnchanged)
    terminal.tell('The data have changed since the plan was made; it is tested against the data as they are now.\n');
  const { planId, createdAt, result } = stress;
  if (json) terminal.print(jsonLine({ planId, createdAt, ...result }));
  else terminal.print(stressReport(stress));
  return EXIT.done;
}
