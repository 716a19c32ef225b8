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
import { type DistrictPosts, districtPosts } from './district-posts.ts';
import { type SchoolOutcome, schoolOutcomes } from './school-outcomes.ts';

/** One of the plans compared: what it is, and what it was made with otherwise than the reference. */
export interface ComparedPlan {
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly outcome: PlanOutcome;
  /** What the solver left unproven, as a share. */
  readonly gap: number;
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
  /** Posts by district; a null district is that of schools without one. */
  readonly posts: readonly DistrictPosts[];
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
      return filtered(comparisonOf(plans, numbers.indexOf(standard), presentStateOf(bureau), tables), filter);
    });
  } finally {
    bureau.close();
  }
}

/**
 * Compares saved plans.
 * @param reference index of the plan to compare with
 * @param present what plans would be made of at present, to tell which are stale
 * @param tables the data at present, for names and districts
 */
export function comparisonOf(
  plans: readonly SavedPlan[],
  reference: number,
  present: PresentState,
  tables: BureauTables,
): SavedComparison {
  const standard = plans[reference];
  if (standard === undefined) throw new RangeError(`no plan ${reference} among ${plans.length}`);
  const places = placeNames(tables);
  const norms = normsOf(standard.normSet, standard.settings.normOverrides, standard.plan.years[0]);
  const comparison = comparePlans(
    plans.map(({ plan }) => plan),
    reference,
  );
  return {
    reference,
    plans: plans.map((saved) => ({
      planId: saved.planId,
      scenarioName: saved.scenarioName,
      createdAt: saved.createdAt,
      outcome: saved.plan.outcome,
      gap: saved.plan.solver.gap,
      years: saved.plan.years,
      dataVersion: saved.data.version,
      sameData: saved.data.hash === standard.data.hash,
      synthetic: saved.plan.input.synthetic,
      certified: saved.unchanged && saved.plan.certificate.ok,
      stale: staleReasons(saved, present),
      overrides: planSettingsDifferences(standard, saved),
      norms: normSetDifferences(standard.normSet, saved.normSet),
      posts: districtPosts(saved.plan, comparison.years, places.districtOf),
      schools: schoolOutcomes(saved.plan, standard.plan, norms),
    })),
    comparison,
    places,
  };
}

/** The comparison with the rows and schools that are asked for; everything else stays whole. */
export function filtered(saved: SavedComparison, filter: RowFilter): SavedComparison {
  const ofDistrict = (schoolId: string) =>
    filter.districtId === null || saved.places.districtOf(schoolId) === filter.districtId;
  return {
    ...saved,
    plans: saved.plans.map((plan) => ({
      ...plan,
      schools: plan.schools.filter(({ schoolId }) => ofDistrict(schoolId)),
    })),
    comparison: { ...saved.comparison, rows: saved.comparison.rows.filter((row) => isAsked(row, filter, ofDistrict)) },
  };
}

/**
 * Whether the scenario of a plan asks for what that of the reference asks for, so that results differ only as far as the
 * solver left them open or as the data differ.
 */
export function isSameQuestion({ overrides, norms }: Pick<ComparedPlan, 'overrides' | 'norms'>): boolean {
  const isSame = ({ reference, plan, ownValue }: PlanSettingsDifference) =>
    ownValue !== null &&
    [reference, plan].every((one) => one === null || (one.kind === 'norm' && one.value === ownValue));
  return norms.length === 0 && overrides.every(isSame);
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
