import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBureau, type PlanToSave, readDataVersion, removePlan, savePlan } from '../../../src/data/index.ts';
import type { Plan } from '../../../src/domain/plan/index.ts';
import { settingsOf } from '../../../src/domain/scenario.ts';
import { RecentPlans } from '../../../src/services/contract/recent-plans.ts';
import { openBureauOf } from '../../../src/services/contract/session.ts';
import { NOW, ownFolders } from '../../data/bureaus.ts';

const newFolder = ownFolders();

test('the four plans read last are kept for whoever asks, until they are deleted or their bureau is closed', () => {
  const file = createBureau(join(newFolder(), 'bureau.junheng'), NOW);
  const saved: PlanToSave = {
    scenarioId: null,
    settings: settingsOf('base', []),
    normSet: { id: 'own', name: { en: 'Own norms', zh: '本局标准' }, norms: [] },
    plan: {
      outcome: 'optimal',
      scenario: { name: 'base' },
      input: { hash: 'sha256:11', synthetic: true },
    } as unknown as Plan,
    data: readDataVersion(file),
  };
  const ids = [1, 2, 3, 4, 5].map(() => savePlan(file, saved, NOW));
  const bureau = openBureauOf(file);
  const recent = new RecentPlans();
  const before = ids.map((id) => recent.read(bureau, id));
  expect(before.map(({ planId }) => planId)).toEqual(ids);
  // The first of five had to go.
  const kept = [...ids].reverse().map((id) => recent.read(bureau, id) === before[ids.indexOf(id)]);
  expect(kept).toEqual([true, true, true, true, false]);

  removePlan(file, 2);
  recent.forget(bureau, 2);
  expect(() => recent.read(bureau, 2)).toThrow();

  expect(recent.read(bureau, 3)).toBe(before[2]);
  expect(recent.read(openBureauOf(file), 3)).not.toBe(before[2]);
  file.close();
});
