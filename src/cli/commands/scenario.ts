import { randomUUID } from 'node:crypto';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { decimalNumber, type NormArgument, normArgument, wholeNumber } from '../arguments.ts';
import { contradictionSentence, overrideSentence } from '../report/override-sentence.ts';
import {
  bureauDifferencesReport,
  copyReport,
  mergeReport,
  scenarioListReport,
  scenarioReport,
} from '../report/scenario-report.ts';
import {
  type BirthsArgument,
  type BudgetArgument,
  birthsArgument,
  budgetArgument,
  type EntrantsArgument,
  entrantsArgument,
  type NotBeforeArgument,
  notBeforeArgument,
  type ProjectArgument,
  projectArgument,
  type RoomsArgument,
  roomsArgument,
  type ShareArgument,
  type StayArgument,
  shareArgument,
  stayArgument,
} from '../scenario-arguments.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Json {
  readonly json?: true;
}

interface CreateOptions extends Json {
  readonly parent: string;
  readonly norm?: readonly NormArgument[];
  readonly budgetFactor?: number;
  readonly capitalFactor?: number;
  readonly recurrentFactor?: number;
  readonly budget?: readonly BudgetArgument[];
  readonly project?: readonly ProjectArgument[];
  readonly projectNotBefore?: readonly NotBeforeArgument[];
  readonly rooms?: readonly RoomsArgument[];
  readonly stay?: readonly StayArgument[];
  readonly share?: readonly ShareArgument[];
  readonly entrants?: readonly EntrantsArgument[];
  readonly births?: readonly BirthsArgument[];
  readonly projection?: 'low' | 'base' | 'high';
  readonly years?: number;
  /** False with --no-redirection. */
  readonly redirection: boolean;
}

interface MergeOptions extends Json {
  readonly take?: Readonly<Record<string, 'one' | 'other'>>;
}

const ONLY_HERE = `
Plan a scenario with: junheng plan BUREAU --scenario NAME --save
Scenarios are renamed, duplicated, reordered and deleted in the window.`;

/** `junheng scenario`: the what-ifs of a bureau file. */
export function scenarioCommand(terminal: Terminal, finish: Finish): Command {
  const group = new Command('scenario')
    .summary('List, make, merge and copy scenarios.')
    .description('List, make, merge and copy the scenarios of a bureau file, and compare two bureau files.')
    .addHelpText('after', ONLY_HERE);
  group
    .command('list')
    .description('List the scenarios and their plans, and say which plans are out of date.')
    .argument('<bureau>', 'the bureau file')
    .option('--json', 'print one JSON document')
    .action((bureau: string, options: Json) => finish(list(terminal, bureau, options)));
  group
    .command('show')
    .description('Show what a scenario and its parents change, in words.')
    .argument('<bureau>', 'the bureau file')
    .argument('<name>', 'name or id of the scenario')
    .option('--json', 'print one JSON document')
    .action((bureau: string, name: string, options: Json) => finish(show(terminal, bureau, name, options)));
  addCreate(group, terminal, finish);
  group
    .command('merge')
    .description('Make a scenario of what two others change. Where both set the same, nothing is guessed: choose.')
    .argument('<bureau>', 'the bureau file')
    .argument('<one>', 'name or id of a scenario')
    .argument('<other>', 'name or id of another')
    .addArgument(new Argument('<name>', 'name of the new scenario').argParser(nameArgument))
    .addOption(new Option('--take <target=one>', 'settle a conflict: one or other; repeatable').argParser(takeArgument))
    .option('--json', 'print one JSON document')
    .action((bureau: string, one: string, other: string, name: string, options: MergeOptions) =>
      finish(merge(terminal, bureau, { one, other }, name, options)),
    );
  group
    .command('copy')
    .description('Copy scenarios and their parents to another bureau file.')
    .argument('<bureau>', 'the bureau file that has them')
    .argument('<name...>', 'names or ids of the scenarios')
    .requiredOption('--to <bureau>', 'the bureau file that gets them')
    .option('--json', 'print one JSON document')
    .action((bureau: string, names: string[], options: Json & { readonly to: string }) =>
      finish(copy(terminal, bureau, names, options)),
    );
  group
    .command('differences')
    .description('Say which scenarios, norms and tables of a bureau file are not as in another.')
    .argument('<reference>', 'the bureau file to compare with')
    .argument('<bureau>', 'the bureau file')
    .option('--json', 'print one JSON document')
    .action((reference: string, bureau: string, options: Json) =>
      finish(differences(terminal, reference, bureau, options)),
    );
  return group;
}

function addCreate(group: Command, terminal: Terminal, finish: Finish): void {
  const factor = (flags: string, description: string) =>
    new Option(flags, description).argParser(decimalNumber(0, 1000));
  group
    .command('create')
    .description('Make a scenario: a parent, and changes to it. Later changes win, in the order of this list.')
    .argument('<bureau>', 'the bureau file')
    .addArgument(new Argument('<name>', 'name of the new scenario').argParser(nameArgument))
    .option('--parent <name>', 'the scenario that it changes', 'base')
    .addOption(new Option('--norm <id=value>', 'put a value in place of a norm; repeatable').argParser(normArgument))
    .addOption(factor('--budget-factor <x>', 'multiply every budget'))
    .addOption(factor('--capital-factor <x>', 'multiply capital budgets'))
    .addOption(factor('--recurrent-factor <x>', 'multiply recurrent budgets'))
    .addOption(
      new Option(
        '--budget <purse=yuan>',
        'put an amount in place of a budget: YEAR:LEVEL:KIND or YEAR:LEVEL:KIND:DISTRICT, as in ' +
          '2028:county:capital:630105=9000000; repeatable',
      ).argParser(budgetArgument),
    )
    .addOption(
      new Option('--project <id=year>', 'start a project in this year, or never; repeatable').argParser(
        projectArgument,
      ),
    )
    .addOption(
      new Option('--project-not-before <id=year>', 'do not start a project before this year; repeatable').argParser(
        notBeforeArgument,
      ),
    )
    .addOption(
      new Option(
        '--rooms <programme=orders>',
        'lock the rooms of a programme: SCHOOL:STAGE=none, or SCHOOL:STAGE=YEAR:ROOMS, as in ' +
          'S00059:primary=2027:3,2028:2; repeatable',
      ).argParser(roomsArgument),
    )
    .addOption(
      new Option(
        '--stay <pupils>',
        'redirect nobody from:SCHOOL, to:SCHOOL or between:SCHOOL:SCHOOL; repeatable',
      ).argParser(stayArgument),
    )
    .addOption(
      new Option(
        '--share <target>',
        'put a share of large classes before all class sizes: share56=0.05@2029 or share66=0@2028; repeatable',
      ).argParser(shareArgument),
    )
    .addOption(
      new Option(
        '--entrants <who=factor>',
        'multiply the entrants of the planned years: STAGE=FACTOR or STAGE:DISTRICT=FACTOR, with all for every stage, ' +
          'as in primary:630105=1.1; repeatable',
      ).argParser(entrantsArgument),
    )
    .addOption(
      new Option(
        '--births <year=factor>',
        'multiply the births from a year on: YEAR=FACTOR or YEAR:DISTRICT=FACTOR, as in 2027:630105=0.9; repeatable',
      ).argParser(birthsArgument),
    )
    .addOption(new Option('--projection <variant>', 'the enrolment projection').choices(['low', 'base', 'high']))
    .addOption(new Option('--years <n>', 'years to plan').argParser(wholeNumber(1, 30)))
    .option('--no-redirection', 'redirect nobody')
    .option('--json', 'print one JSON document')
    .action((bureau: string, name: string, options: CreateOptions) => finish(create(terminal, bureau, name, options)));
}

async function list(terminal: Terminal, bureau: string, { json }: Json): Promise<ExitCode> {
  const { listScenarios } = await import('../../services/scenarios/index.ts');
  const listed = await listScenarios(bureau, terminal.now());
  terminal.print(json ? jsonLine(listed) : scenarioListReport(listed));
  return EXIT.done;
}

async function show(terminal: Terminal, bureau: string, name: string, { json }: Json): Promise<ExitCode> {
  const { showScenario } = await import('../../services/scenarios/index.ts');
  const detail = await showScenario(bureau, name, terminal.now());
  const sentences = detail.scenario.overrides.map(overrideSentence);
  const contradictions = detail.contradictions.map((one) => ({ ...one, text: contradictionSentence(one) }));
  terminal.print(json ? jsonLine({ ...detail, contradictions, sentences }) : scenarioReport(detail));
  return EXIT.done;
}

async function create(terminal: Terminal, bureau: string, name: string, options: CreateOptions): Promise<ExitCode> {
  const { createScenario } = await import('../../services/scenarios/index.ts');
  const { parent } = options;
  const wanted = { id: randomUUID(), name, parent, overrides: overridesOf(options) };
  const detail = await createScenario(bureau, wanted, terminal.now());
  terminal.print(options.json ? jsonLine(detail) : scenarioReport(detail));
  return EXIT.done;
}

type Overrides = Parameters<typeof import('../../services/scenarios/index.ts').createScenario>[1]['overrides'];

function overridesOf(options: CreateOptions): Overrides {
  const { budgetFactor, capitalFactor, recurrentFactor, projection, years } = options;
  return [
    ...(options.norm ?? []).map(({ id, value }) => ({ kind: 'norm', id, value }) as const),
    ...(budgetFactor === undefined ? [] : [{ kind: 'budgetFactor', factor: budgetFactor, budgetKind: null } as const]),
    ...(capitalFactor === undefined
      ? []
      : [{ kind: 'budgetFactor', factor: capitalFactor, budgetKind: 'capital' } as const]),
    ...(recurrentFactor === undefined
      ? []
      : [{ kind: 'budgetFactor', factor: recurrentFactor, budgetKind: 'recurrent' } as const]),
    ...(options.budget ?? []).map((budget) => ({ kind: 'budget', ...budget }) as const),
    ...(options.project ?? []).map((project) => ({ kind: 'lock', lock: { what: 'project', ...project } }) as const),
    ...(options.projectNotBefore ?? []).map(
      (project) => ({ kind: 'lock', lock: { what: 'projectNotBefore', ...project } }) as const,
    ),
    ...(options.rooms ?? []).map((rooms) => ({ kind: 'lock', lock: { what: 'rooms', ...rooms } }) as const),
    ...(options.stay ?? []).map((lock) => ({ kind: 'lock', lock }) as const),
    ...(options.share ?? []).map((share) => ({ kind: 'policyShare', ...share }) as const),
    ...(options.entrants ?? []).map((entrants) => ({ kind: 'entrants', ...entrants }) as const),
    ...(options.births ?? []).map((births) => ({ kind: 'births', ...births }) as const),
    ...(projection === undefined ? [] : [{ kind: 'projection', variant: projection } as const]),
    ...(years === undefined ? [] : [{ kind: 'horizon', years } as const]),
    ...(options.redirection ? [] : [{ kind: 'redirection', allowed: false } as const]),
  ];
}

async function merge(
  terminal: Terminal,
  bureau: string,
  names: { readonly one: string; readonly other: string },
  name: string,
  { take, json }: MergeOptions,
): Promise<ExitCode> {
  const { mergeInBureau } = await import('../../services/scenarios/index.ts');
  const merged = await mergeInBureau(bureau, names, { id: randomUUID(), name }, take ?? {}, terminal.now());
  const isDone = merged.outcome === 'merged';
  const report = mergeReport(merged, names.one, names.other);
  if (json) terminal.print(jsonLine(merged));
  else if (isDone) terminal.print(report);
  if (!isDone) terminal.tell(report);
  return isDone ? EXIT.done : EXIT.badInput;
}

async function copy(
  terminal: Terminal,
  from: string,
  names: readonly string[],
  { to, json }: Json & { readonly to: string },
): Promise<ExitCode> {
  const { copyScenarios } = await import('../../services/scenarios/index.ts');
  const copies = await copyScenarios(from, names, to, randomUUID, terminal.now());
  terminal.print(json ? jsonLine(copies) : copyReport(copies, to));
  return EXIT.done;
}

async function differences(terminal: Terminal, reference: string, bureau: string, { json }: Json): Promise<ExitCode> {
  const { compareBureauFiles } = await import('../../services/scenarios/index.ts');
  const found = await compareBureauFiles(reference, bureau, terminal.now());
  terminal.print(json ? jsonLine(found) : bureauDifferencesReport(found, reference, bureau));
  return EXIT.done;
}

/** Reads the name of a new scenario: one line that is not blank, of at most 200 characters. */
function nameArgument(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 200 || /\p{Cc}/u.test(name))
    throw new InvalidArgumentError('It must be one line of 1 to 200 characters.');
  return name;
}

/** Adds one `TARGET=one` or `TARGET=other` to the choices made so far. */
function takeArgument(
  text: string,
  before: Readonly<Record<string, 'one' | 'other'>> = {},
): Readonly<Record<string, 'one' | 'other'>> {
  const [, target, choice] = /^(.+)=(one|other)$/.exec(text) ?? [];
  if (target === undefined || (choice !== 'one' && choice !== 'other'))
    throw new InvalidArgumentError('It must be TARGET=one or TARGET=other.');
  return { ...before, [target]: choice };
}
