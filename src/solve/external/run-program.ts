import { type ExecFileException, execFile } from 'node:child_process';

export interface ProgramRun {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  /** Seconds after which the program is asked to stop, and ended when it does not; Infinity for none. */
  readonly limitSeconds: number;
  /** Seconds between asking and ending. */
  readonly graceSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** How a program ended. `detail` is the end of what it printed. */
export type ProgramEnd =
  | { readonly ended: 'well' | 'badly'; readonly detail: string }
  | { readonly ended: 'stopped'; readonly because: 'cancelled' | 'timeOut'; readonly detail: string }
  | { readonly ended: 'missing'; readonly detail: string };

/** Runs a program without a shell and without input, and waits for its end. Never rejects. */
export function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    let stopped: 'cancelled' | 'timeOut' | null = null;
    const timers: NodeJS.Timeout[] = [];
    const child = execFile(
      run.program,
      [...run.arguments],
      { cwd: run.folder, maxBuffer: 256 * 1024 ** 2, windowsHide: true },
      (error, output, errorOutput) => {
        for (const timer of timers) clearTimeout(timer);
        run.signal?.removeEventListener('abort', cancel);
        const detail = [error && !stopped ? describe(error) : '', `${output}\n${errorOutput}`.trim().slice(-300)]
          .filter((part) => part !== '')
          .join(': ');
        if (stopped) resolve({ ended: 'stopped', because: stopped, detail });
        else if (error && neverStarted(error)) resolve({ ended: 'missing', detail });
        else resolve({ ended: error ? 'badly' : 'well', detail });
      },
    );
    // A program that ends early closes its input, which is no failure.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
    // A program that another one has started can hold on to the output of the first; nobody waits for it.
    const end = () => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const stop = (because: 'cancelled' | 'timeOut') => {
      if (stopped) return;
      stopped = because;
      child.kill('SIGINT');
      timers.push(setTimeout(end, run.graceSeconds * 1000));
    };
    const cancel = () => stop('cancelled');
    if (run.signal?.aborted) cancel();
    else run.signal?.addEventListener('abort', cancel);
    // Longer waits than a timer can hold (24.8 days) need none.
    if (run.limitSeconds < 2_000_000) timers.push(setTimeout(() => stop('timeOut'), run.limitSeconds * 1000));
  });
}

function describe(error: ExecFileException): string {
  if (error.signal) return `ended by ${error.signal}`;
  return typeof error.code === 'string' ? error.code : `exit code ${error.code}`;
}

/** System errors such as ENOENT or EACCES; what Node itself objects to (too much output) begins with ERR. */
function neverStarted(error: ExecFileException): boolean {
  return typeof error.code === 'string' && !error.code.startsWith('ERR');
}
