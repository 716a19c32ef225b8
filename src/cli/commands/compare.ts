import { Argument, Command, Option } from 'commander';
import { planArgument, wholeNumber } from '../arguments.ts';
import { comparisonDocument } from '../report/comparison-document.ts';
import { comparisonReport } from '../report/comparison-report.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

type PlanNumber = number | 'latest';

interface Options {
  readonly reference?: PlanNumber;
  readonly district?: string;
  readonly stage?: 'kindergarten' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special';
  readonly atLeast?: number;
  readonly shown: number;
  readonly json?: true;
}

const RULES = `
Differences are those of a plan against the reference, in the years that both have. --district, --stage and --at-least
choose rows: the size of a change is its largest difference in pupils, rooms, classes or people; of a project that opens
in another year, its rooms; a change of unknown size is always shown. --district also chooses the schools that win and
lose. A school wins when something gets better and nothing worse: classes of 66+ and of 56+, rooms missing, posts short,
special teachers short. Rows without a stage (special education, resource rooms) are left out by --stage.`;

/** How many plans stand side by side at most, the reference included. */
const MOST_PLANS = 4;

/** `junheng compare`: saved plans side by side. */
export function compareCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('compare')
    .summary('Set two to four saved plans side by side.')
    .description(
      'Set two to four saved plans side by side: indicators and money by year, rows modified, added and removed, ' +
        'schools that win and lose, and what their scenarios differ in.',
    )
    .argument('<bureau>', 'the bureau file')
    .addArgument(
      new Argument('<plan...>', 'the numbers of the plans, or latest').argParser<PlanNumber[]>((text, before) => [
        ...(before ?? []),
        planArgument(text),
      ]),
    )
    .addOption(
      new Option('--reference <plan>', 'the plan to compare with (default: the first)').argParser(planArgument),
    )
    .option('--district <id>', 'only rows and schools of a district')
    .addOption(
      new Option('--stage <stage>', 'only rows of a stage').choices([
        'kindergarten',
        'primary',
        'junior',
        'senior',
        'vocational',
        'special',
      ]),
    )
    .addOption(new Option('--at-least <n>', 'only changes of this size').argParser(wholeNumber(0, 1_000_000)))
    .addOption(
      new Option('--shown <n>', 'how many rows and schools of each kind are printed for people')
        .argParser(wholeNumber(0, 1_000_000))
        .default(12),
    )
    .option('--json', 'print the comparison as one JSON document')
    .addHelpText('after', RULES)
    .action((bureau: string, plans: readonly PlanNumber[], options: Options, command: Command) => {
      const reference = options.reference ?? plans[0] ?? 'latest';
      const count = plans.length + (plans.includes(reference) ? 0 : 1);
      if (count < 2 || count > MOST_PLANS)
        command.error(`error: 2 to ${MOST_PLANS} plans can be compared, not ${count}`);
      return finish(run(terminal, bureau, plans, reference, options));
    });
}

async function run(
  terminal: Terminal,
  bureau: string,
  plans: readonly PlanNumber[],
  reference: PlanNumber,
  { district, stage, atLeast, shown, json }: Options,
): Promise<ExitCode> {
  const { compareSavedPlans } = await import('../../services/compare/index.ts');
  const filter = { districtId: district ?? null, stage: stage ?? null, leastSize: atLeast ?? null };
  const saved = await compareSavedPlans(bureau, plans, reference, filter, terminal.now());
  if (json) {
    if (saved.plans.some(({ sameData }) => !sameData)) terminal.tell('The plans were made of different data.\n');
    terminal.print(jsonLine(comparisonDocument(saved)));
  } else {
    terminal.print(comparisonReport(saved, shown));
  }
  return EXIT.done;
}
