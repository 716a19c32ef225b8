import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Where a browser shell that runs can be reached; kept beside its data for the user's own eyes. */
const runningShellSchema = z.strictObject({
  address: z.string().startsWith('http://127.0.0.1:'),
  /** Known to this computer's user alone and not to the page: whoever has it may name a file to open. */
  launchKey: z.string().min(20),
});
export type RunningShell = z.infer<typeof runningShellSchema>;

/** Milliseconds within which a shell on this computer answers, if it is there. */
const PATIENCE = 2000;

const noteIn = (dataFolder: string) => join(dataFolder, 'browser-shell.json');

/** Writes down where the shell of a data folder can be reached. Only the user may read it, because it holds keys. */
export function noteRunningShell(dataFolder: string, shell: RunningShell): void {
  mkdirSync(dataFolder, { recursive: true });
  rmSync(noteIn(dataFolder), { force: true });
  writeFileSync(noteIn(dataFolder), JSON.stringify(shell), { mode: 0o600 });
}

/** Takes the note away, unless another shell has replaced it. */
export function forgetRunningShell(dataFolder: string, shell: RunningShell): void {
  if (readNote(dataFolder)?.launchKey === shell.launchKey) rmSync(noteIn(dataFolder), { force: true });
}

/**
 * Hands a start over to the browser shell that already works with a data folder.
 * @param openPath a bureau file that it shall open
 * @returns where it can be reached, or null when none runs
 */
export async function joinRunningShell(dataFolder: string, openPath?: string): Promise<RunningShell | null> {
  const shell = readNote(dataFolder);
  if (shell === null) return null;
  try {
    const answer = await fetch(new URL('/launch', shell.address), {
      method: 'POST',
      headers: { authorization: `Bearer ${shell.launchKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ openPath: openPath === undefined ? null : resolve(openPath) }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.ok ? shell : null;
  } catch {
    // Nothing listens there any more: the shell was ended by force and could not take its note away.
    return null;
  }
}

function readNote(dataFolder: string): RunningShell | null {
  try {
    return runningShellSchema.parse(JSON.parse(readFileSync(noteIn(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}
