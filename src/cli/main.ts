#!/usr/bin/env node
import { exit, stderr, stdout } from 'node:process';

// Listened for before anything else is loaded, which takes up to a second: else an early Ctrl-C would end in a signal.
const interruption = new AbortController();
process.on('SIGINT', () => {
  // The second Ctrl-C ends the program at once, with the code that shells give to interrupted programs.
  if (interruption.signal.aborted) exit(130);
  interruption.abort();
});
// A reader such as `head` that has read enough is no error of ours.
for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') exit(process.exitCode);
    throw error;
  });

const { runCommandLine } = await import('./program.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), {
  print: (text) => stdout.write(text),
  tell: (text) => stderr.write(text),
  // Back to the start of the line, and clear it.
  rewriteLine: (text) => stderr.write(`\r\u001b[K${text}`),
  watched: stderr.isTTY === true,
  now: () => new Date(),
  interruption: interruption.signal,
});
