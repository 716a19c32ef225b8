import { Command, Option } from 'commander';
import { decimalNumber } from '../arguments.ts';
import { planProgress } from '../progress.ts';
import { alternativesReport } from '../report/alternatives-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';
import { loadToPlan } from './load.ts';
import { addPlanningOptions, budgetFactorOption, changesOf, type PlanningOptions } from './planning-options.ts';

interface Options extends PlanningOptions {
  readonly tolerance: number;
  readonly budgetFactor?: number;
}

const CHARACTERS = `
Looked for are the plans that build least, that redirect least, that run new schools cheapest, and that relieve earliest.
Each leaves no more rooms missing than the best plan, keeps all but the tolerance of its reduction of class sizes, and
is checked again like any plan. One that is less than 2 % better than the best plan in its own way is left out.`;

/** `junheng alternatives`: plans nearly as good as the best but different in character. */
export function alternativesCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('alternatives')
    .summary('Find other plans that are nearly as good.')
    .description('Plan a bureau, and find plans that are nearly as good but different in character.');
  return addPlanningOptions(command, {
    gap: 'stop when the best plan is proven to be this close to the best possible',
    timeLimit: 'for the best plan and the alternatives together; the best plan has at most half of it',
    json: 'print all plans as one JSON document',
    seconds: 60,
  })
    .addOption(budgetFactorOption())
    .addOption(
      new Option('--tolerance <share>', 'share of the best plan’s reduction of class sizes that may be given up')
        .argParser(decimalNumber(0, 1))
        .default(0.05),
    )
    .addHelpText('after', CHARACTERS)
    .action((source: string, options: Options) => finish(run(terminal, source, options)));
}

async function run(terminal: Terminal, path: string, options: Options): Promise<ExitCode> {
  const source = await loadToPlan(terminal, path, options.scenario ?? null);
  if (source === null) return EXIT.badInput;
  const { resolveScenario } = await import('../../services/plan/index.ts');
  const { runAlternatives } = await import('../../services/alternatives/index.ts');
  const progress = planProgress(terminal);
  const found = await runAlternatives(source, resolveScenario(source, changesOf(options)), {
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
