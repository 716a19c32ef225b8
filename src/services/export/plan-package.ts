import { readFile } from 'node:fs/promises';
import { hashOfTables } from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import type { Certificate, CertificateCheck } from '../../domain/plan/index.ts';
import { type PackageManifest, type PlanPackage, readPackage } from '../../export/package/index.ts';
import { verifyPlan } from '../../planning/index.ts';
import { inputHash } from '../../planning/input-hash.ts';
import { planningInputs } from '../../planning/inputs.ts';
import { planDocument } from '../plan/plan-document.ts';
import type { OpenedPlan } from './open-saved-plan.ts';

/** A saved plan as a package. */
export function packageOf({ saved, inputs }: OpenedPlan): PlanPackage {
  const { planId, scenarioName, createdAt, data, normSet, settings, plan } = saved;
  return {
    manifest: { format: 'junheng-plan-package', version: 1, planId, scenarioName, createdAt, data },
    tables: inputs.bureau.tables,
    normSet,
    settings,
    plan,
  };
}

export interface PackageVerification {
  /** Null where the package cannot be read. */
  readonly manifest: PackageManifest | null;
  /** What the package holds, all of it untested unless the certificate is good; null where it cannot be read. */
  readonly contents: PlanPackage | null;
  /** Everything that was checked; what is damaged is named in `where`. */
  readonly certificate: Certificate;
}

/**
 * Puts the plan of a package to the test: that the package is as it was written, that its plan was made of its data, norms
 * and scenario, and every check of the plan against the data, without the model.
 * @throws Failure `notFound` when there is no such file, `bureauCannotOpen` when it cannot be read, `notAPackage` when it
 *   holds something else
 */
export async function verifyPackage(path: string): Promise<PackageVerification> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    if (error.code === 'ENOENT') throw new Failure('notFound', { kind: 'file', name: path });
    throw new Failure('bureauCannotOpen', { path, detail: error.code }, { cause: error });
  });
  const { isSealIntact, isPackage, damaged, contents } = readPackage(new Uint8Array(bytes));
  if (!isPackage) throw new Failure('notAPackage', { path });
  const checks: CertificateCheck[] = [
    check('package unchanged', isSealIntact),
    {
      ...check('files unchanged', damaged.length === 0),
      worst: damaged.length,
      ...(damaged.length === 0 ? {} : { where: damaged.join(', ') }),
    },
    check('contents readable', contents !== null),
    ...(contents === null ? [] : checksOf(contents)),
  ];
  return {
    manifest: contents?.manifest ?? null,
    contents,
    certificate: { ok: checks.every(({ ok }) => ok), checks },
  };
}

function checksOf({ manifest, tables, normSet, settings, plan }: PlanPackage): CertificateCheck[] {
  if (!planDocument.safeParse(plan).success) return [check('plan readable', false)];
  const checks = [check('plan readable', true), check('data unchanged', hashOfTables(tables) === manifest.data.hash)];
  try {
    const bureau = bureauOf(tables);
    const { norms } = planningInputs(bureau, normSet, settings);
    return [
      ...checks,
      check('input hash', inputHash(bureau, norms, settings) === plan.input.hash),
      check('saved certificate', plan.certificate.ok),
      ...verifyPlan(bureau, normSet, settings, plan).checks,
    ];
  } catch {
    // Whole and well hashed, but made by hand: norms or a scenario that no plan can have been made with.
    return [...checks, check('plan checkable', false)];
  }
}

/** A check that either holds or does not. */
function check(id: string, ok: boolean): CertificateCheck {
  return { id, ok, worst: ok ? 0 : 1 };
}
