import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { planArgument } from '../arguments.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly budget?: string;
  readonly staffing?: string;
  readonly compare?: number | 'latest';
  readonly paper?: string;
  readonly package?: string;
  readonly csv?: string;
  readonly json?: string;
  readonly language: 'zh' | 'en';
}

const FILES = `
At least one of the files has to be named. Each is written whole: where the medium is full or another program holds the
file, the old one stays as it was.`;

/** `junheng export`: the papers of a saved plan. */
export function exportCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('export')
    .summary('Write the papers of a saved plan.')
    .description('Write the papers that leave the office: budget, staffing tables, decision paper, package.')
    .argument('<bureau>', 'the bureau file')
    .argument('<plan>', 'the number of the plan, or latest', planArgument)
    .option('--budget <file.xlsx>', 'the budget workbook for the finance office, with live formulas')
    .option('--staffing <file.xlsx>', 'the staffing tables for the staffing office')
    .addOption(
      new Option('--compare <plan>', 'a second plan of the bureau to set beside the first').argParser(planArgument),
    )
    .option('--paper <file>', 'the decision paper: a Word file (.docx), or HTML to print')
    .option('--package <file.zip>', 'the plan with its data, norms and digests, for: junheng verify FILE.zip')
    .option('--csv <dir>', 'every table as a CSV file')
    .option('--json <file>', 'every table in one JSON file')
    .addOption(
      new Option('--language <code>', 'Chinese with English second, or English alone')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .addHelpText('after', FILES)
    .action((bureau: string, plan: number | 'latest', options: Options, command: Command) => {
      const files = filesOf(options);
      if (files.length === 0 && options.csv === undefined) command.error('error: no file to write is named');
      return finish(run(terminal, bureau, plan, options));
    });
}

async function run(terminal: Terminal, path: string, plan: number | 'latest', options: Options): Promise<ExitCode> {
  const { checkOutputs } = await import('../../services/plan/index.ts');
  const { NO_PAPERS, openSavedPlans, writePapers } = await import('../../services/export/index.ts');
  const files = filesOf(options);
  const folders = options.csv === undefined ? [] : [options.csv];
  checkOutputs(path, { files, folders });
  const now = terminal.now();
  const asked = options.compare === undefined ? [plan] : [plan, options.compare];
  const [opened, other] = await openSavedPlans(path, asked, now);
  if (opened === undefined) throw new TypeError('a plan that was read and is not there');
  if (!opened.isDataUnchanged)
    terminal.tell('The data have changed since the plan was made; the papers say so. Plan again for papers to sign.\n');
  const { budget = null, staffing = null, paper = null, csv = null, json = null } = options;
  const isWord = paper !== null && extname(paper).toLowerCase() === '.docx';
  const [word, page] = isWord ? [paper, null] : [null, paper];
  await writePapers(
    opened,
    other ?? null,
    { ...NO_PAPERS, budget, staffing, word, page, package: options.package ?? null, csv, json },
    { locale: options.language, madeAt: now },
  );
  for (const file of [...files, ...folders]) terminal.tell(`${file} is written.\n`);
  return EXIT.done;
}

function filesOf(options: Options): string[] {
  return [options.budget, options.staffing, options.paper, options.package, options.json].filter(
    (file) => file !== undefined,
  );
}
