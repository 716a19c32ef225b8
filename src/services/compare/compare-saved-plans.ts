import { listPlans, readPlan, readTables, type SavedPlan } from '../../data/index.ts';
import { Failure } from '../../domain/failure.ts';
import type { PlanOutcome } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { BureauTables } from '../../domain/tables/index.ts';
import { normsOf } from '../../norms/index.ts';
import { openUpToDate } from '../bureau/index.ts';
import { planDocument } from '../plan/index.ts';
import {
  type NormDifference,
  normSetDifferences,
  type PlanSettingsDifference,
  type PresentState,
  planSettingsDifferences,
  presentStateOf,
  type StaleReason,
  staleReasons,
} from '../scenarios/index.ts';
import { type Comparison, comparePlans, type RowDifference } from './compare-plans.ts';
import { type SchoolOutcome, schoolOutcomes } from './school-outcomes.ts';

/** One of the plans compared: what it is, and what it was made with otherwise than the reference. */
export interface ComparedPlan {
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly outcome: PlanOutcome;
  readonly years: readonly number[];
  readonly dataVersion: number;
  /** Whether it was made of the same data as the reference. */
  readonly sameData: boolean;
  readonly synthetic: boolean;
  /** Whether its certificate is good and it is, letter by letter, what was saved. */
  readonly certified: boolean;
  readonly stale: readonly StaleReason[];
  readonly overrides: readonly PlanSettingsDifference[];
  /** Norms whose own values differ between the norm sets of the two plans. */
  readonly norms: readonly NormDifference[];
  readonly schools: readonly SchoolOutcome[];
}

/** Which rows and schools are asked for; null: all. */
export interface RowFilter {
  readonly districtId: string | null;
  readonly stage: Stage | null;
  /** The least size of a change in pupils, rooms, classes or people. A change of unknown size is always kept. */
  readonly leastSize: number | null;
}

export interface SavedComparison {
  /** Index of the reference in `plans`. */
  readonly reference: number;
  readonly plans: readonly ComparedPlan[];
  readonly comparison: Comparison;
  readonly places: PlaceNames;
}

/** Names and districts of schools and projects, as the bureau has them at present. */
export interface PlaceNames {
  readonly schoolName: (id: string) => string | null;
  readonly districtName: (id: string) => string | null;
  readonly districtOf: (schoolId: string) => string | null;
}

/**
 * Compares saved plans of a bureau file.
 * @param planIds the plans, the same one twice if need be
 * @param reference the plan to compare with; it comes first where it is none of `planIds`
 * @throws Failure notFound for a plan or the district; bureauCorrupted for a plan that cannot be read; codes of the
 *   bureau file
 */
export async function compareSavedPlans(
  path: string,
  planIds: readonly (number | 'latest')[],
  reference: number | 'latest',
  filter: RowFilter,
  now: Date,
): Promise<SavedComparison> {
  const bureau = await openUpToDate(path, now);
  try {
    return bureau.snapshot(() => {
      const tables = readTables(bureau);
      if (filter.districtId !== null && !tables.districts.some(({ districtId }) => districtId === filter.districtId))
        throw new Failure('notFound', { kind: 'district', name: filter.districtId });
      const latest = listPlans(bureau)[0]?.planId ?? 'latest';
      const numbers = planIds.map((planId) => (planId === 'latest' ? latest : planId));
      const standard = reference === 'latest' ? latest : reference;
      if (!numbers.includes(standard)) numbers.unshift(standard);
      const plans = numbers.map((planId) => {
        const saved = readPlan(bureau, planId);
        if (!planDocument.safeParse(saved.plan).success)
          throw new Failure('bureauCorrupted', { path, detail: `plan ${saved.planId} cannot be read` });
        return saved;
      });
      return comparisonOf(plans, numbers.indexOf(standard), presentStateOf(bureau), tables, filter);
    });
  } finally {
    bureau.close();
  }
}

function comparisonOf(
  plans: readonly SavedPlan[],
  reference: number,
  present: PresentState,
  tables: BureauTables,
  filter: RowFilter,
): SavedComparison {
  const standard = plans[reference];
  if (standard === undefined) throw new RangeError(`no plan ${reference} among ${plans.length}`);
  const places = placeNames(tables);
  const norms = normsOf(standard.normSet, standard.settings.normOverrides, standard.plan.years[0]);
  const comparison = comparePlans(
    plans.map(({ plan }) => plan),
    reference,
  );
  const ofDistrict = (schoolId: string) =>
    filter.districtId === null || places.districtOf(schoolId) === filter.districtId;
  return {
    reference,
    plans: plans.map((saved) => ({
      planId: saved.planId,
      scenarioName: saved.scenarioName,
      createdAt: saved.createdAt,
      outcome: saved.plan.outcome,
      years: saved.plan.years,
      dataVersion: saved.data.version,
      sameData: saved.data.hash === standard.data.hash,
      synthetic: saved.plan.input.synthetic,
      certified: saved.unchanged && saved.plan.certificate.ok,
      stale: staleReasons(saved, present),
      overrides: planSettingsDifferences(standard, saved),
      norms: normSetDifferences(standard.normSet, saved.normSet),
      schools: schoolOutcomes(saved.plan, standard.plan, norms).filter(({ schoolId }) => ofDistrict(schoolId)),
    })),
    comparison: { ...comparison, rows: comparison.rows.filter((row) => isAsked(row, filter, ofDistrict)) },
    places,
  };
}

function isAsked(row: RowDifference, filter: RowFilter, ofDistrict: (schoolId: string) => boolean): boolean {
  if (!ofDistrict(row.schoolId) && !(row.otherSchoolId !== null && ofDistrict(row.otherSchoolId))) return false;
  if (filter.stage !== null && row.stage !== filter.stage) return false;
  return filter.leastSize === null || row.size === null || row.size >= filter.leastSize;
}

function placeNames({ districts, schools, projects }: BureauTables): PlaceNames {
  const rows = [...projects.map((row) => ({ ...row, schoolId: row.projectId })), ...schools];
  const schoolNames = new Map(rows.map((row) => [row.schoolId, row.name]));
  const districtIds = new Map(rows.map((row) => [row.schoolId, row.districtId]));
  const districtNames = new Map(districts.map((row) => [row.districtId, row.name]));
  return {
    schoolName: (id) => schoolNames.get(id) ?? null,
    districtName: (id) => districtNames.get(id) ?? null,
    districtOf: (id) => districtIds.get(id) ?? null,
  };
}
