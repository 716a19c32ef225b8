import { extname } from 'node:path';
import { Command } from 'commander';
import { intakeProgress } from '../progress.ts';
import { printCertificate } from '../report/certificate.ts';
import { issueLines } from '../report/issues.ts';
import { jsonIssue } from '../report/json-issue.ts';
import { numberText, tableText } from '../report/table.ts';
import { EXIT, type ExitCode, jsonLine, type Terminal } from '../terminal.ts';
import type { Finish } from './finish.ts';

interface Options {
  readonly bureau: string;
  readonly mapping?: string;
  readonly json?: true;
}

/** `junheng import`: files and folders into a bureau file. */
export function importCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('import')
    .summary('Put data into a bureau file.')
    .description(
      'Put the data of workbooks, CSV files or folders of them in place of the data of a bureau file. Rows with errors ' +
        'are kept out and listed; the rest is written in one transaction. Other data in the file are backed up first. A plan package (.zip) is verified first; where ' +
        'it holds, a bureau file is made of it with its data, scenario and plan.',
    )
    .argument('<source...>', 'workbooks, CSV files and folders; or one plan package (.zip)')
    .requiredOption('--bureau <file>', 'the bureau file; it is made when it does not exist')
    .option('--mapping <file>', 'a JSON file that says what the columns of files of another layout mean')
    .option('--json', 'print one JSON document')
    .action((sources: string[], options: Options, command: Command) => {
      const packages = sources.filter((source) => extname(source).toLowerCase() === '.zip');
      const [path] = packages;
      if (path === undefined) return finish(run(terminal, sources, options));
      if (sources.length > 1) command.error('error: a plan package is imported by itself');
      if (options.mapping !== undefined) command.error('error: a plan package takes no mapping');
      return finish(runPackage(terminal, path, options));
    });
}

async function runPackage(terminal: Terminal, path: string, { bureau, json }: Options): Promise<ExitCode> {
  const { bureauFromPackage, verifyPackage } = await import('../../services/export/index.ts');
  const { manifest, contents, certificate } = await verifyPackage(path);
  const holds = contents !== null && certificate.ok;
  const planId = holds ? bureauFromPackage(contents, bureau, terminal.now()) : null;
  if (json) {
    terminal.print(jsonLine({ certificate, written: holds, planId }));
  } else {
    if (manifest !== null)
      terminal.print(`Plan ${manifest.planId} of ${manifest.createdAt}, scenario ${manifest.scenarioName}\n\n`);
    printCertificate(terminal, certificate);
    if (holds) terminal.print(`\n${bureau} now holds these data, and plan ${planId}.\n`);
  }
  if (!holds) terminal.tell('Nothing was written.\n');
  return holds ? EXIT.done : EXIT.badInput;
}

async function run(terminal: Terminal, sources: readonly string[], options: Options): Promise<ExitCode> {
  const { importSources } = await import('../../services/intake/index.ts');
  const outcome = await importSources({
    sources,
    bureau: options.bureau,
    mapping: options.mapping ?? null,
    now: terminal.now(),
    signal: terminal.interruption,
    onProgress: intakeProgress(terminal),
  });
  const { written, counts, issues, refusedRows, totals, backup } = outcome;
  if (options.json) {
    terminal.print(jsonLine({ tables: counts, issues: issues.map(jsonIssue), written, totals }));
  } else {
    const tables = Object.entries(counts).map(([table, rows]) => [table, numberText(rows)]);
    if (tables.length > 0) terminal.print(tableText(['table', 'rows'], tables));
    if (totals !== null)
      terminal.print(
        `${totals.baseYear}: ${numberText(totals.pupils)} pupils, ${numberText(totals.classes)} classes, ` +
          `${numberText(totals.teachers)} teachers\n`,
      );
    for (const line of issueLines(issues)) terminal.print(`${line}\n`);
    if (written) terminal.print(`\n${options.bureau} now holds these data.\n`);
    if (refusedRows > 0) terminal.tell(`Rows kept out because of errors: ${refusedRows}.\n`);
  }
  if (backup !== null) terminal.tell(`The data before are kept in ${backup}.\n`);
  if (!written) terminal.tell('Nothing was written.\n');
  return written ? EXIT.done : EXIT.badInput;
}
