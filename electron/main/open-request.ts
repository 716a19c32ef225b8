import { isAbsolute, resolve } from 'node:path';

/** The bureau file named on a command line, as an absolute path; null when there is none. */
export function bureauFileOf(argv: readonly string[], workingFolder: string): string | null {
  // The first argument is the program itself.
  const named = argv.slice(1).find((argument) => !argument.startsWith('-') && /\.junheng$/i.test(argument));
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(workingFolder, named);
}
