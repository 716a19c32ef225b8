import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { Failure } from '../services/failures.ts';
import { alternativesCommand } from './commands/alternatives.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { exportModelCommand } from './commands/export-model.ts';
import type { Finish } from './commands/finish.ts';
import { frontierCommand } from './commands/frontier.ts';
import { importCommand } from './commands/import.ts';
import { planCommand } from './commands/plan.ts';
import { policyCommand } from './commands/policy.ts';
import { sampleCommand } from './commands/sample.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { stressCommand } from './commands/stress.ts';
import { templateCommand } from './commands/template.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCodeOf, failureText } from './failure-text.ts';
import { EXIT, type ExitCode, guarded, type Terminal } from './terminal.ts';

const EXIT_CODES = `
Exit codes: 0 done, 1 the plan could not meet a hard limit (still written), 2 bad input or usage (nothing written),
3 internal error. Results go to standard output, progress and messages to standard error.`;

/**
 * Runs the command line.
 * @param words the arguments, without the program's own name
 * @param unguarded where to print; control characters in texts from files are made visible on the way
 * @returns the exit code
 */
export async function runCommandLine(words: readonly string[], unguarded: Terminal): Promise<ExitCode> {
  const terminal = guarded(unguarded);
  let exitCode: ExitCode = EXIT.done;
  const finish: Finish = async (work) => {
    exitCode = await work;
  };
  const program = new Command('junheng')
    .description('Plans school places, teacher posts and special education for an education bureau, offline.')
    .version(versionOf(new URL('../../package.json', import.meta.url)))
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.tell })
    .showHelpAfterError('(see: junheng help COMMAND)')
    .exitOverride();
  for (const command of [
    sampleCommand,
    templateCommand,
    importCommand,
    planCommand,
    alternativesCommand,
    frontierCommand,
    stressCommand,
    explainCommand,
    policyCommand,
    scenarioCommand,
    compareCommand,
    verifyCommand,
    exportCommand,
    exportModelCommand,
  ]) {
    const added = command(terminal, finish).copyInheritedSettings(program);
    for (const part of added.commands) part.copyInheritedSettings(added);
    program.addCommand(added);
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    if (error instanceof Failure) {
      terminal.tell(`${failureText(error)}\n`);
      return exitCodeOf(error);
    }
    if (terminal.interruption.aborted && error === terminal.interruption.reason) {
      terminal.tell('Interrupted. Nothing was written.\n');
      return EXIT.badInput;
    }
    terminal.tell(`Internal error, which is a defect of the program: ${traceOf(error)}\n`);
    return EXIT.internalError;
  }
}

/** The version of the program, which its package.json alone says. */
function versionOf(manifest: URL): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
