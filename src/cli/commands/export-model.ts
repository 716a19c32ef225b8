import { Command, Option } from 'commander';
import { intakeProgress } from '../progress.ts';
import { issueLines } from '../report/issues.ts';
import { numberText } from '../report/table.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly format: 'mps' | 'lp';
  readonly out: string;
}

/** `junheng export-model`: the places model as text. */
export function exportModelCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('export-model')
    .summary('Write the places model as text.')
    .description('Write the places model of the base scenario as text with readable names, for other solvers.')
    .argument('<source>', 'a bureau file, a folder of CSV files or a workbook')
    .addOption(new Option('--format <format>', 'the text format').choices(['mps', 'lp']).makeOptionMandatory())
    .requiredOption('--out <file>', 'the file to write; one of the same name is replaced')
    .action((source: string, options: Options) => finish(run(terminal, source, options)));
}

async function run(terminal: Terminal, path: string, { format, out }: Options): Promise<ExitCode> {
  const { checkOutputs, exportModel } = await import('../../services/plan/index.ts');
  const { loadSource } = await import('../../services/bureau/index.ts');
  checkOutputs(path, { files: [out], folders: [] });
  const loading = await loadSource(path, {
    scenario: null,
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
  const { columns, rows, integers } = await exportModel(loading.source, format, out);
  terminal.print(
    `${out} holds the model: ${numberText(columns)} columns (${numberText(integers)} whole), ${numberText(rows)} rows.\n`,
  );
  return EXIT.done;
}
