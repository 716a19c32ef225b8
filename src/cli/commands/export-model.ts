import { Command, Option } from 'commander';
import { modelReport } from '../report/model-report.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';
import { loadToPlan } from './load.ts';

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
  const { checkNotRead, checkOutputs, exportModel } = await import('../../services/plan/index.ts');
  checkOutputs(path, { files: [out], folders: [] });
  const source = await loadToPlan(terminal, path, null);
  if (source === null) return EXIT.badInput;
  checkNotRead(source, [out]);
  terminal.print(modelReport(await exportModel(source, format, out)));
  return EXIT.done;
}
