import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ownFolders } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';

const newFolder = ownFolders();

/** A folder with a small sample in `city` and a saved plan of it. */
async function savedPlan(): Promise<string> {
  const folder = newFolder();
  await junhengHere(folder, ['sample', 'city', '--programmes', '12', '--seed', '5']);
  const run = await junhengHere(folder, ['plan', 'city', '--save', '--time-limit', '20']);
  expect(run.stderr).toContain('Saved as plan 1.');
  return folder;
}

it('verify finds settings or norms that were changed by hand, and all else refuses the plan', async () => {
  const folder = await savedPlan();
  const bureau = 'city/bureau.junheng';
  for (const [column, value] of [
    ['settings', '{}'],
    ['settings', 'null'],
    ['settings', '{"horizon":-3,"normOverrides":5}'],
    ['norm_set', '{"norms":[]}'],
  ] as const) {
    const file = new Database(join(folder, bureau));
    const triggers = file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[];
    for (const { name } of triggers) file.exec(`DROP TRIGGER ${name}`);
    file.prepare(`UPDATE plans SET ${column} = ?`).run(value);
    file.close();
    const verified = await junhengHere(folder, ['verify', bureau, '1', '--json']);
    expect(verified.code, value).toBe(1);
    const { certificate } = JSON.parse(verified.stdout) as {
      certificate: { ok: boolean; checks: { id: string; ok: boolean }[] };
    };
    expect(certificate.ok).toBe(false);
    const failed = certificate.checks.filter(({ ok }) => !ok).map(({ id }) => id);
    expect(failed, value).toEqual(['plan unchanged', 'plan checkable']);
    for (const words of [
      ['explain', bureau, '1'],
      ['stress', bureau, '1'],
      ['plan', 'city', '--start', '1'],
    ]) {
      const run = await junhengHere(folder, words);
      expect(run, words.join(' ')).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('was changed after it was saved');
    }
  }
});

describe('plan --start', () => {
  it('begins with a saved plan, says what of it no longer fits, and is never worse than what is left of it', async () => {
    const folder = await savedPlan();
    const planned = async (...words: string[]) => {
      const run = await junhengHere(folder, ['plan', 'city', '--json', '--time-limit', '20', ...words]);
      const { builds, solver } = JSON.parse(run.stdout) as {
        builds: { rooms: number }[];
        solver: { objective: number };
      };
      return { said: run.stderr, rooms: builds.reduce((sum, { rooms }) => sum + rooms, 0), left: solver.objective };
    };
    const fresh = await planned();
    expect(fresh.rooms, 'the sample orders rooms').toBeGreaterThan(0);
    expect(fresh.said).not.toContain('is begun with');
    const again = await planned('--start', 'latest');
    expect(again.said).toContain('Plan 1 is begun with; all of it fits.');
    expect(again.left).toBeLessThanOrEqual(fresh.left);
    // Without money every room of the plan is left out.
    const poorer = await planned('--start', '1', '--budget-factor', '0');
    expect(poorer.said).toMatch(
      new RegExp(`Plan 1 is begun with, without what no longer fits: ${fresh.rooms} of its ${fresh.rooms} rooms`),
    );
    expect(poorer.rooms).toBe(0);
  });

  it('says that there is no such plan, also where none was saved', async () => {
    const folder = newFolder();
    await junhengHere(folder, ['sample', 'city', '--programmes', '5', '--seed', '5']);
    const run = await junhengHere(folder, ['plan', 'city', '--start', '7']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('There is no plan 7');
  });
});
