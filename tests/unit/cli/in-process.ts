import { join } from 'node:path';
import { runCommandLine } from '../../../src/cli/program.ts';
import { NOW } from '../services/folders.ts';
import type { Run } from './junheng.ts';

/**
 * Runs the command line inside the test, which takes a fraction of what starting it anew takes.
 * @param words the arguments; those that end like a bureau file, and `city`, are names inside the folder
 * @param interruptAt what standard error says when Ctrl-C is pressed; never, unless told
 */
export async function junhengHere(folder: string, words: readonly string[], interruptAt?: string): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const interruption = new AbortController();
  const inFolder = (word: string) => (word.endsWith('.junheng') || word === 'city' ? join(folder, word) : word);
  const code = await runCommandLine(words.map(inFolder), {
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
  // Names as they were given, wherever the folder is.
  const withoutFolder = (text: string) => text.replaceAll(join(folder, '/'), '');
  return { code, stdout: withoutFolder(output.stdout), stderr: withoutFolder(output.stderr) };
}
