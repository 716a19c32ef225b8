import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import highsPackage from 'highs';
import { cbcVersion } from '../../src/solve/index.ts';
import { ROOT } from './bureaus.ts';

/** What the figures were measured with. */
export interface Machine {
  readonly date: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly processor: string;
  readonly node: string;
  /** Version that the WebAssembly build of HiGHS names, and the version of its package. */
  readonly highs: string;
  readonly highsPackage: string;
  /** Null where CBC is not installed. */
  readonly cbc: string | null;
}

/** Looks at the machine and the solvers. */
export async function lookAtMachine(now: Date): Promise<Machine> {
  // The package's types describe its CommonJS face; imported, the loader itself is the default export.
  const loadHighs = highsPackage as unknown as typeof highsPackage.default;
  const manifest = readFileSync(join(ROOT, 'node_modules/highs/package.json'), 'utf8');
  return {
    date: now.toISOString().slice(0, 10),
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    processor: cpus()[0]?.model.trim() ?? '?',
    node: process.versions.node,
    highs: (await loadHighs()).version.string,
    highsPackage: (JSON.parse(manifest) as { version: string }).version,
    cbc: await cbcVersion(),
  };
}
