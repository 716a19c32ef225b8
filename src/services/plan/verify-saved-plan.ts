import { hashOfTables, readPlan, readTables, type SavedPlan } from '../../data/index.ts';
import { type BureauData, bureauOf } from '../../domain/bureau.ts';
import type { Certificate, CertificateCheck } from '../../domain/plan/index.ts';
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
    const against = readable ? checksAgainst(bureauOf(tables), saved) : [];
    const checks = [
      check('plan unchanged', unchanged),
      check('plan readable', readable),
      check('data unchanged', hashOfTables(tables) === saved.data.hash),
      ...(readable ? [check('saved certificate', plan.certificate.ok)] : []),
      ...(against ?? [check('plan checkable', false)]),
    ];
    const certificate = { ok: checks.every(({ ok }) => ok), checks };
    return { planId: id, createdAt, scenarioName: saved.scenarioName, certificate };
  } finally {
    bureau.close();
  }
}

/** Null where the plan was changed by hand, and its settings or norms are such that no plan was ever made with them. */
function checksAgainst(
  bureau: BureauData,
  { normSet, settings, plan, unchanged }: SavedPlan,
): readonly CertificateCheck[] | null {
  try {
    return verifyPlan(bureau, normSet, settings, plan).checks;
  } catch (error) {
    if (unchanged) throw error;
    return null;
  }
}

/** A check that either holds or does not. */
function check(id: string, ok: boolean): CertificateCheck {
  return { id, ok, worst: ok ? 0 : 1 };
}
