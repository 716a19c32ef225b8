import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './built-window.ts';

/** The planner in a process of its own, which can be killed as a system kills it. */
export interface HostProcess {
  readonly address: string;
  /** Ends it at once, without a chance to close anything. */
  kill(): Promise<void>;
}

/** Starts the browser shell on a data folder. */
export async function startHostProcess(dataFolder: string): Promise<HostProcess> {
  ensureBuilt();
  const child = spawn(process.execPath, [join(ROOT, 'src', 'host', 'main.ts')], {
    env: { ...process.env, JUNHENG_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return {
    address: await addressOf(child),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (part: Buffer) => {
      printed += part.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(printed)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with code ${code} before it printed its address`)));
  });
}
