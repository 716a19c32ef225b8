import { Command, Option } from 'commander';
import { wholeNumber } from '../arguments.ts';
import { numberText, tableText } from '../report/table.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly size: 'city' | 'province';
  readonly seed: number;
  readonly programmes?: number;
  readonly crowding: 'normal' | 'high';
}

/** `junheng sample`: a synthetic bureau as CSV files. */
export function sampleCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('sample')
    .summary('Write a synthetic bureau as CSV files.')
    .description(
      'Write a synthetic bureau as CSV files. Nothing in it is about a real place; the same seed gives the same bytes.',
    )
    .argument('<dir>', 'the folder; it is made when it does not exist, and only a sample in it is replaced')
    .addOption(
      new Option('--size <size>', 'city: 330 schools; province: 2,000 programmes')
        .choices(['city', 'province'])
        .default('city'),
    )
    .addOption(new Option('--seed <n>', 'whole number').argParser(wholeNumber(0, 2 ** 31)).default(1))
    .addOption(
      new Option('--programmes <n>', 'exactly this many programmes instead').argParser(wholeNumber(1, 100_000)),
    )
    .addOption(
      new Option('--crowding <level>', 'normal: about 45 % of the programmes short of rooms; high: 90 %')
        .choices(['normal', 'high'])
        .default('normal'),
    )
    .action((folder: string, options: Options) => finish(run(terminal, folder, options)));
}

async function run(terminal: Terminal, folder: string, options: Options): Promise<ExitCode> {
  const { writeSample } = await import('../../services/sample/index.ts');
  const sample = await writeSample(folder, options);
  terminal.print(`${sample.name}: a synthetic bureau. None of these schools exists.\n\n`);
  const rows = Object.entries(sample.counts).map(([table, count]) => [table, numberText(count)]);
  terminal.print(tableText(['table', 'rows'], rows));
  terminal.print(`\nWritten to ${folder}. Plan it with: junheng plan ${folder}\n`);
  return EXIT.done;
}
