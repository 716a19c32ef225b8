import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  /** A bureau file to open. */
  readonly file: string | null;
  /** Whether the browser is wanted whatever else there is. */
  readonly browser: boolean;
  /** Port of the browser shell; null for any that is free. */
  readonly port: number | null;
  readonly help: boolean;
}

export const USAGE = `npm start [-- [--browser] [--port N] [FILE]]
  FILE        a bureau file (.junheng) to open
  --browser   show the planner in a browser, without looking for Electron
  --port N    the port of 127.0.0.1 for the browser; any free one unless told`;

/** Reads the words after the command, or says in a sentence what is wrong with them. */
export function launchOptions(words: readonly string[]): LaunchOptions | { readonly problem: string } {
  let read: ReturnType<typeof parsed>;
  try {
    read = parsed(words);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = read;
  const [file = null, ...more] = positionals;
  if (more.length > 0) return { problem: 'One file can be opened at a time.' };
  if (file !== null && !existsSync(file)) return { problem: `There is no file ${file}.` };
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    return { problem: '--port takes a whole number from 1 to 65535.' };
  }
  return { file, browser: values.browser, port, help: values.help };
}

function parsed(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
}
