import { Command, Option } from 'commander';
import { factorsArgument } from '../arguments.ts';
import { planProgress } from '../progress.ts';
import { frontierReport } from '../report/frontier-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';
import { loadToPlan } from './load.ts';
import { addPlanningOptions, type PlanningOptions } from './planning-options.ts';

interface Options extends PlanningOptions {
  readonly factors: readonly number[];
}

const RULES = `
Each point begins with the plan of the next smaller budget, so that large classes never rise with the budget; counts are
summed over the years. The knee is the point farthest below the straight line from the first to the last, both axes
scaled to their range: the budget after which money helps markedly less. Ctrl-C ends with the points solved so far and the best plan found for the
one under way, which is marked as interrupted.`;

/** `junheng frontier`: large classes against budget. */
export function frontierCommand(terminal: Terminal, finish: Finish): Command {
  const command = new Command('frontier')
    .summary('Show large classes against budget.')
    .description('Plan a bureau at several multiples of its budgets and show how many large classes each leaves.');
  return addPlanningOptions(command, {
    gap: 'leave a point when its plan is proven to be this close to the best',
    timeLimit: 'for all points together',
    json: 'print the points as one JSON document',
    seconds: 120,
  })
    .addOption(
      new Option('--factors <list>', 'multiples of every budget, such as 0.25,0.5,1,2, in place of the scenario’s own')
        .argParser(factorsArgument)
        .makeOptionMandatory(),
    )
    .addHelpText('after', RULES)
    .action((source: string, options: Options) => finish(run(terminal, source, options)));
}

async function run(terminal: Terminal, path: string, options: Options): Promise<ExitCode> {
  const source = await loadToPlan(terminal, path, options.scenario ?? null);
  if (source === null) return EXIT.badInput;
  const { runFrontier } = await import('../../services/frontier/index.ts');
  const progress = planProgress(terminal);
  const { points, plans, knee } = await runFrontier(
    source,
    { norms: options.norm ?? [], years: options.years ?? null },
    options.factors,
    {
      timeLimitSeconds: options.timeLimit,
      relativeGap: options.gap,
      solver: options.solver,
      signal: terminal.interruption,
      onProgress: ({ point, points: all, phase, ...standing }) =>
        progress.show({ ...standing, phase: `point ${point + 1} of ${all}, ${phase}` }),
    },
  ).finally(progress.end);
  // Without a single point there is nothing to report.
  if (points.length === 0) terminal.interruption.throwIfAborted();
  if (terminal.interruption.aborted) {
    const solved = points.filter(({ interrupted }) => interrupted !== true).length;
    const underWay = solved < points.length ? ' The last one shown is the best plan found until then.' : '';
    terminal.tell(`Interrupted: ${solved} of ${new Set(options.factors).size} points are solved.${underWay}\n`);
  }
  if (options.json) terminal.print(jsonLine({ points }));
  else terminal.print(frontierReport(points, plans, knee, source.bureau.settings.name));
  return plans.every(({ plan }) => plan.certificate.ok) ? EXIT.done : EXIT.limitNotMet;
}
