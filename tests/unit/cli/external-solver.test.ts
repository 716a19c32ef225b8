import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { cbcVersion } from '../../../src/solve/index.ts';
import { ownFolders } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng, type Run } from './junheng.ts';
import { planDocument } from './plan-document.ts';

const newFolder = ownFolders();
/** The programs below are shell scripts, which stand for a solver on the search path wherever there is a shell. */
const hasShell = process.platform !== 'win32';
if (!hasShell) console.log('Skipped: the programs that stand for a broken solver are shell scripts.');
const version = await cbcVersion();
if (version === null) console.log('Skipped: CBC is not installed, so its plans are not compared with those of HiGHS.');

async function cityFolder(): Promise<string> {
  const folder = newFolder();
  await junhengHere(folder, ['sample', 'city', '--programmes', '14', '--seed', '3']);
  return folder;
}

/** Plans with a program called `cbc` that says it is CBC and then does what it is told. */
async function planWithProgram(folder: string, commands: string): Promise<Run> {
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(
    join(programs, 'cbc'),
    `#!/bin/sh\nif [ "$1" = "-version" ]; then echo "Version: 2.10.8"; exit 0; fi\n${commands}\n`,
  );
  chmodSync(join(programs, 'cbc'), 0o755);
  return junheng(folder, ['plan', 'city', '--solver', 'external', '--time-limit', '2', '--save'], {
    PATH: `${programs}${delimiter}${process.env.PATH}`,
  });
}

it.skipIf(!hasShell).each([
  ['crashes', 'echo "cannot go on" >&2; exit 3', 'ended without a readable answer (exit code 3: cannot go on)'],
  ['writes nothing', 'exit 0', 'ended without a readable answer (no solution file'],
  [
    'calls a model infeasible that has a plan',
    'echo "Infeasible - objective value 0" > answer.txt',
    'says that there is no plan, but there always is one',
  ],
  [
    'answers what breaks the model',
    'echo "Optimal - objective value 0" > answer.txt',
    'gave an answer that breaks the model (row',
  ],
  ['does not stop', 'trap "" INT; exec sleep 100', 'did not stop at its time limit and was ended'],
])(
  'a solver that %s is a clear error, and nothing is written (skipped where there is no shell)',
  async (_, commands, said) => {
    const folder = await cityFolder();
    const before = contentOf(join(folder, 'city'));
    const run = await planWithProgram(folder, commands);
    expect(run.stderr).toContain(`The external solver cbc ${said}`);
    expect(run.stderr).toContain('Mend it, or use --solver auto.');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(contentOf(join(folder, 'city'))).toEqual(before);
  },
);

it.skipIf(version === null)(
  'CBC and HiGHS prove the same best plan of a small bureau (skipped where CBC is not installed)',
  async () => {
    const folder = await cityFolder();
    const planned = async (solver: string) => {
      const run = await junheng(folder, ['plan', 'city', '--json', '--gap', '0', '--solver', solver]);
      return planDocument.parse(JSON.parse(run.stdout));
    };
    const [own, external] = [await planned('highs'), await planned('external')];
    expect(own.outcome).toBe('optimal');
    expect(external.outcome).toBe('optimal');
    expect(external.solver.objective).toBe(own.solver.objective);
    expect(external.solver.bound).toBeCloseTo(own.solver.objective, 6);
    expect(external.solver.name).toBe('external');
  },
);
