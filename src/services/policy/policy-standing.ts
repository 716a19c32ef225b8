import {
  type MeasureProgress,
  type ReadableBureau,
  readBureauNorms,
  readPlan,
  readProgress,
  readTables,
  type SavedPlan,
} from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import { Failure } from '../../domain/failure.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import {
  type AppliedNorm,
  loadNormSet,
  loadPolicyRegister,
  NormError,
  normsOf,
  type PolicyRegister,
} from '../../norms/index.ts';
import { type MeasuredPolicy, measurePolicy } from '../../planning/policy/index.ts';
import { openUpToDate } from '../bureau/index.ts';

/** Where the policy stands in a bureau, with what it rests on. */
export interface PolicyStanding {
  readonly register: PolicyRegister;
  readonly measured: MeasuredPolicy;
  /** Norms as they apply, by id. */
  readonly norms: ReadonlyMap<string, AppliedNorm>;
  readonly progress: readonly MeasureProgress[];
  readonly tables: BureauTables;
  readonly saved: SavedPlan | null;
}

/**
 * Measures the policy in a bureau's present data and, where a plan is named, in its years with its norms.
 * @throws Failure `dataNotReady` when there is no enrolment at all, or a norm that classes need has no value
 */
export function policyStanding(tables: BureauTables, file: ReadableBureau, saved: SavedPlan | null): PolicyStanding {
  if (tables.enrolment.length === 0) throw new Failure('dataNotReady', { path: file.path, tables: 'enrolment' });
  const bureau = bureauOf(tables);
  const overrides = saved?.settings.normOverrides ?? readBureauNorms(file).map(({ id, value }) => ({ id, value }));
  const progress = readProgress(file);
  const register = loadPolicyRegister();
  try {
    const norms = normsOf(saved?.normSet ?? loadNormSet(), overrides, bureau.settings.baseYear + 1);
    const measured = measurePolicy({ bureau, norms, plan: saved?.plan ?? null, progress }, register);
    return { register, measured, norms: new Map(norms.all().map((norm) => [norm.id, norm])), progress, tables, saved };
  } catch (error) {
    if (error instanceof NormError) throw new Failure(error.code, error.facts, { cause: error });
    throw error;
  }
}

/**
 * The same of a bureau file that is not open.
 * @throws Failure with a code of the bureau file, or `notFound` for the plan
 */
export async function policyStandingOfFile(
  path: string,
  planId: number | 'latest' | null,
  now: Date,
): Promise<PolicyStanding> {
  const file = await openUpToDate(path, now);
  try {
    return file.snapshot(() => policyStanding(readTables(file), file, planId === null ? null : readPlan(file, planId)));
  } finally {
    file.close();
  }
}
