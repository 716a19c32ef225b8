import { mkdirSync, rmSync, statSync } from 'node:fs';

/**
 * Does work while no other process does it: test files run beside each other, so one of them works and the others wait.
 * @param lock a path at which a folder stands while somebody works
 * @param longest milliseconds after which whoever works has been ended and could not take the lock away
 */
export function oneAtATime(lock: string, longest: number, work: () => void): void {
  while (!takeLock(lock, longest)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(lock: string, longest: number): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > longest) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
