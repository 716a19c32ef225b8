import { runCommandLine } from '../../../src/cli/program.ts';
import { NOW } from '../services/folders.ts';
import type { Run } from './junheng.ts';

/**
 * Runs the command line inside the test, in a folder, which takes a fraction of what starting it anew takes. One run at a
 * time: the folder is that of the process.
 * @param words the arguments
 * @param interruptAt what standard error says when Ctrl-C is pressed; never, unless told
 */
export async function junhengHere(folder: string, words: readonly string[], interruptAt?: string): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const interruption = new AbortController();
  const before = process.cwd();
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
    process.chdir(before);
  }
}
