import { Command } from 'commander';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

/** `junheng template`: the empty input workbook. */
export function templateCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('template')
    .description('Write the empty input workbook, with drop-downs, notes and examples.')
    .argument('<file.xlsx>', 'the workbook to write; one of the same name is replaced')
    .action((file: string) => finish(run(terminal, file)));
}

async function run(terminal: Terminal, file: string): Promise<ExitCode> {
  const { checkOutputs } = await import('../../services/plan/index.ts');
  checkOutputs(null, { files: [file], folders: [] });
  const { writeTemplate } = await import('../../services/sample/index.ts');
  await writeTemplate(file);
  terminal.print(`${file} is written. Fill it in and import it with: junheng import ${file} --bureau FILE\n`);
  return EXIT.done;
}
