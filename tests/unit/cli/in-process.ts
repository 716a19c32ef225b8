import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/program.ts';
import { NOW } from '../services/folders.ts';
import type { Run } from './junheng.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The run before: the folder is that of the process, so that each waits for the other, that of a failed test too. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line inside the test, in a folder, which takes a fraction of what starting it anew takes.
 * @param words the arguments
 * @param interruptAt what standard error says when Ctrl-C is pressed; never, unless told
 */
export function junhengHere(folder: string, words: readonly string[], interruptAt?: string): Promise<Run> {
  const run = before.then(() => runIn(folder, words, interruptAt));
  before = run.catch(() => undefined);
  return run;
}

async function runIn(folder: string, words: readonly string[], interruptAt?: string): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const interruption = new AbortController();
  // By its name in `process`: a library that remembers the folder has put functions of its own there.
  process.chdir(folder);
  try {
    const code = await runCommandLine(words, {
      print: (text) => {
        output.stdout += text;
      },
      tell: (text) => {
        output.stderr += text;
        if (interruptAt !== undefined && text.includes(interruptAt)) interruption.abort();
      },
      rewriteLine: () => {},
      watched: false,
      now: () => NOW,
      interruption: interruption.signal,
    });
    return { code, ...output };
  } finally {
    process.chdir(ROOT);
  }
}
