import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inject } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** How a run of the command line ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real command line in a folder, under the project's own Node, as `npm run junheng` does. */
export function junheng(
  folder: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  watch: (child: ChildProcess) => void = () => {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, 'node_modules/.bin/node'), [join(ROOT, 'src/cli/main.ts'), ...words], {
      cwd: folder,
      // What one start has compiled the next need not compile again, which halves the time of a start.
      env: { ...process.env, NODE_COMPILE_CACHE: join(inject('runFolder'), 'compiled'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
    watch(child);
  });
}

/** Every file of a folder, however deep, with its content: what a run that writes nothing leaves alone. */
export function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => lstatSync(path).isFile())
      .map((path) => [relative(folder, path), readFileSync(path, 'base64')]),
  );
}
