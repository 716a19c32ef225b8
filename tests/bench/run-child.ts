import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CORE_PROGRAM } from '../../electron/main/engines.ts';
import { ROOT } from './bureaus.ts';
import type { Measurements } from './child.ts';

/** What a child process measured, or why it did not. */
export type Measured<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string };

/** The answer of a measurement. */
export type MeasurementOf<Name extends keyof Measurements> = Awaited<ReturnType<Measurements[Name]>>;

/** Runs one measurement in a process of its own and waits for it. A process that breaks down is a result, too. */
export function runChild<Name extends keyof Measurements>(
  name: Name,
  request: Parameters<Measurements[Name]>[0],
): Promise<Measured<MeasurementOf<Name>>> {
  return new Promise((resolve) => {
    // The command line keeps its heap as small.
    const words = [...CORE_PROGRAM.split(' '), join(import.meta.dirname, 'child.ts'), name, JSON.stringify(request)];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(-20_000);
      process.stderr.write(text);
    });
    child.on('error', (error) => resolve({ ok: false, reason: error.message }));
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ ok: true, value: JSON.parse(output) as MeasurementOf<Name> });
      else resolve({ ok: false, reason: reasonOf(complaint) ?? `ended by ${signal ?? `exit code ${code}`}` });
    });
  });
}

/** The line of an uncaught error that says what went wrong, or the reason of a process out of memory. */
function reasonOf(complaint: string): string | null {
  const line = /^(?:\w*Error|Failure|FATAL ERROR)\b.*$/m.exec(complaint)?.[0].trim();
  // A report has no place for the paths of one machine.
  return line === undefined ? null : line.replaceAll(`${ROOT}/`, '');
}
