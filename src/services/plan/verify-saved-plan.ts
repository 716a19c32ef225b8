import { hashOfTables, readPlan, readTables, type SavedPlan } from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import type { Certificate, CertificateCheck } from '../../domain/plan/index.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import { verifyPlan } from '../../planning/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { planDocument } from './plan-document.ts';

export interface Verification {
  readonly planId: number;
  readonly createdAt: string;
  readonly scenarioName: string;
  /** Everything that was checked now. */
  readonly certificate: Certificate;
}

/**
 * Puts a saved plan to the test again: that neither the plan nor the data have changed since, that the certificate it
 * was saved with is good, and every check of the plan against the data, without the model.
 * @throws Failure `notFound` for the plan; codes of the bureau file
 */
export async function verifySavedPlan(path: string, planId: number | 'latest', now: Date): Promise<Verification> {
  const bureau = await openUpToDate(path, now);
  try {
    const saved = readPlan(bureau, planId);
    const tables = readTables(bureau);
    const { planId: id, createdAt, plan, unchanged } = saved;
    const readable = planDocument.safeParse(plan).success;
    const dataUnchanged = hashOfTables(tables) === saved.data.hash;
    const against = readable ? checksAgainst(tables, saved, dataUnchanged) : [];
    const checks = [
      check('plan unchanged', unchanged),
      check('plan readable', readable),
      check('data unchanged', dataUnchanged),
      ...(readable ? [check('saved certificate', plan.certificate.ok)] : []),
      ...(against ?? [check('plan checkable', false)]),
    ];
    const certificate = { ok: checks.every(({ ok }) => ok), checks };
    return { planId: id, createdAt, scenarioName: saved.scenarioName, certificate };
  } finally {
    bureau.close();
  }
}

/**
 * Null where plan or data were changed since, so that one is not about the other any more: settings or norms with which no
 * plan was ever made, or a budget that paid and is gone.
 */
function checksAgainst(
  tables: BureauTables,
  { normSet, settings, plan, unchanged }: SavedPlan,
  dataUnchanged: boolean,
): readonly CertificateCheck[] | null {
  try {
    return verifyPlan(bureauOf(tables), normSet, settings, plan).checks;
  } catch (error) {
    if (unchanged && dataUnchanged) throw error;
    return null;
  }
}

/** A check that either holds or does not. */
function check(id: string, ok: boolean): CertificateCheck {
  return { id, ok, worst: ok ? 0 : 1 };
}
