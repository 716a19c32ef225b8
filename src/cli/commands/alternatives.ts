import { Command, Option } from 'commander';
import { decimalNumber, type NormArgument, normArgument, wholeNumber } from '../arguments.ts';
import { planProgress } from '../progress.ts';
import { alternativesReport } from '../report/alternatives-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';
import { loadToPlan } from './load.ts';

interface Options {
  readonly tolerance: number;
  readonly scenario?: string;
  readonly budgetFactor?: number;
  readonly norm?: readonly NormArgument[];
  readonly years?: number;
  readonly gap: number;
  readonly timeLimit: number;
  readonly solver: 'auto' | 'highs' | 'jslp' | 'external';
  readonly json?: true;
}

const CHARACTERS = `
Looked for are the plans that build least, that redirect least, that run new schools cheapest, and that relieve earliest.
Each leaves no more rooms missing than the best plan, keeps all but the tolerance of its reduction of class sizes, and
is checked again like any plan. One that is no better than the best plan in its own way is left out.`;

/** `junheng alternatives`: plans nearly as good as the best but different in character. */
export function alternativesCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('alternatives')
    .summary('Find other plans that are nearly as good.')
    .description('Plan a bureau, and find plans that are nearly as good but different in character.')
    .argument('<source>', 'a bureau file, a folder of CSV files or a workbook')
    .addOption(
      new Option('--tolerance <share>', 'share of the best plan’s reduction of class sizes that may be given up')
        .argParser(decimalNumber(0, 1))
        .default(0.05),
    )
    .option('--scenario <name>', 'name of one of the scenarios of a bureau file (default: base)')
    .addOption(
      new Option('--budget-factor <x>', 'multiply every budget, in place of the scenario’s own factor').argParser(
        decimalNumber(0, 1000),
      ),
    )
    .addOption(new Option('--norm <id=value>', 'put a value in place of a norm; repeatable').argParser(normArgument))
    .addOption(new Option('--years <n>', 'years to plan').argParser(wholeNumber(1, 30)))
    .addOption(
      new Option('--gap <share>', 'stop when the best plan is proven to be this close to the best possible')
        .argParser(decimalNumber(0, 1))
        .default(0.01),
    )
    .addOption(
      new Option('--time-limit <seconds>', 'for the best plan; each alternative takes some seconds more')
        .argParser(decimalNumber(0.1, 1_000_000))
        .default(60),
    )
    .addOption(
      new Option('--solver <name>', 'the solver').choices(['auto', 'highs', 'jslp', 'external']).default('auto'),
    )
    .option('--json', 'print all plans as one JSON document')
    .addHelpText('after', CHARACTERS)
    .action((source: string, options: Options) => finish(run(terminal, source, options)));
}

async function run(terminal: Terminal, path: string, options: Options): Promise<ExitCode> {
  const source = await loadToPlan(terminal, path, options.scenario ?? null);
  if (source === null) return EXIT.badInput;
  const { resolveScenario } = await import('../../services/plan/index.ts');
  const { runAlternatives } = await import('../../services/alternatives/index.ts');
  const changes = {
    budgetFactor: options.budgetFactor ?? null,
    norms: options.norm ?? [],
    years: options.years ?? null,
  };
  const progress = planProgress(terminal);
  const found = await runAlternatives(source, resolveScenario(source, changes), {
    tolerance: options.tolerance,
    timeLimitSeconds: options.timeLimit,
    relativeGap: options.gap,
    solver: options.solver,
    signal: terminal.interruption,
    onProgress: ({ character, phase, ...standing }) =>
      progress.show({ ...standing, phase: `${character ?? 'best plan'}, ${phase}` }),
  }).finally(progress.end);
  if (options.json) terminal.print(jsonLine(found));
  else terminal.print(alternativesReport(found, source.bureau.settings.name));
  const plans = [found.best, ...found.alternatives].map(({ plan }) => plan);
  const isMet = plans.every((plan) => plan.certificate.ok && plan.plan.roomsShort.every((rooms) => rooms === 0));
  return isMet ? EXIT.done : EXIT.limitNotMet;
}
