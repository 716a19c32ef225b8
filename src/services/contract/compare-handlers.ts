import { statSync } from 'node:fs';
import type { Handlers } from '../../api/dispatcher.ts';
import { Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable } from '../../api/table.ts';
import { listPlans, type SavedPlan } from '../../data/index.ts';
import { type ComparisonContents, writeComparisonCsv, writeComparisonWorkbook } from '../../export/comparison/index.ts';
import { normsOf } from '../../norms/index.ts';
import {
  comparePosts,
  compareSchoolFigures,
  comparisonOf,
  countDifferingSchools,
  filtered,
  isSameQuestion,
  ROW_SECTIONS,
  type RowFilter,
  type SavedComparison,
} from '../compare/index.ts';
import { type OpenedPlan, openedPlan } from '../export/index.ts';
import { presentStateOf } from '../scenarios/index.ts';
import { presentData } from './present-data.ts';
import type { RecentPlans } from './recent-plans.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type CompareMethod = Extract<keyof MethodTable, `compare.${string}`>;
type PlanRefusal = Refusal<'plan.notFound'>;

/** Which plans are compared, and with which: the first one where none is named. */
interface Compared {
  readonly planIds: readonly string[];
  readonly reference: string | null;
}

/** Saved plans side by side. */
export function compareHandlers(
  session: Session,
  recent: RecentPlans,
  { files, now }: Pick<Surroundings, 'files' | 'now'>,
): Handlers<CompareMethod> {
  /** The last comparison is kept, because every part of the screen asks for it. */
  let last: { readonly key: string; readonly comparison: SavedComparison } | null = null;

  function savedPlan(bureau: OpenBureau, planId: string): SavedPlan | PlanRefusal {
    // The list is short and tells of plans deleted since they were read.
    if (!listPlans(bureau.file).some((plan) => String(plan.planId) === planId))
      return refuse('plan.notFound', { planId });
    return recent.read(bureau, Number(planId));
  }

  function comparisonIn(bureau: OpenBureau, { planIds, reference }: Compared): SavedComparison | PlanRefusal {
    const chosen = reference ?? planIds[0] ?? '';
    if (!planIds.includes(chosen)) return refuse('plan.notFound', { planId: chosen });
    const plans: SavedPlan[] = [];
    for (const planId of planIds) {
      const saved = savedPlan(bureau, planId);
      if (saved instanceof Refusal) return saved;
      plans.push(saved);
    }
    const present = presentStateOf(bureau.file);
    // Names, districts and what is stale follow the data and the scenarios.
    const key = JSON.stringify([
      bureau.path,
      planIds,
      chosen,
      present.dataHash,
      present.scenarios,
      present.bureauNorms,
    ]);
    if (last?.key !== key)
      last = { key, comparison: comparisonOf(plans, planIds.indexOf(chosen), present, bureau.tables()) };
    return last.comparison;
  }

  function comparing<Result>(compared: Compared, work: (comparison: SavedComparison) => Result) {
    return session.with((bureau): Result | PlanRefusal => {
      const comparison = comparisonIn(bureau, compared);
      return comparison instanceof Refusal ? comparison : work(comparison);
    });
  }

  function withTwo<Result>(
    { planId, reference }: { readonly planId: string; readonly reference: string },
    work: (plan: SavedPlan, reference: SavedPlan, bureau: OpenBureau) => Result,
  ) {
    return session.with((bureau): Result | PlanRefusal => {
      const [one, other] = [savedPlan(bureau, planId), savedPlan(bureau, reference)];
      if (one instanceof Refusal) return one;
      return other instanceof Refusal ? other : work(one, other, bureau);
    });
  }

  /** Writes what is asked for of a comparison to the picked target and says how large the file has become. */
  function writing(
    { planIds, reference, target, ...filter }: Compared & RowFilter & { readonly target: string },
    hasStaffing: boolean,
    write: (contents: ComparisonContents, path: string) => Promise<void>,
  ) {
    return session.with(async (bureau) => {
      const path = files.writable(target);
      if (path === null) return refuse('file.unknownToken');
      const whole = comparisonIn(bureau, { planIds, reference });
      if (whole instanceof Refusal) return whole;
      const { districtId, stage, leastSize } = filter;
      const saved = filtered(whole, { districtId, stage, leastSize });
      await write(contentsOf(saved, hasStaffing ? staffingOf(saved, filter, bureau) : [], bureau), path);
      return { size: statSync(path).size };
    });
  }

  /** The posts that differ from the reference's, in the district and stage asked for. */
  function staffingOf({ plans, reference, places }: SavedComparison, filter: RowFilter, bureau: OpenBureau) {
    const ordered = [...plans.slice(reference, reference + 1), ...plans.filter((_, index) => index !== reference)];
    const [standard, ...others] = ordered.map((plan) => opened(recent.read(bureau, plan.planId), bureau));
    if (standard === undefined) return [];
    return others.map((other) => ({
      plan: plans.findIndex(({ planId }) => planId === other.saved.planId),
      rows: comparePosts(other, standard, null).filter(
        ({ change, schoolId, stage }) =>
          change !== 'same' &&
          (filter.stage === null || filter.stage === stage) &&
          (filter.districtId === null || filter.districtId === places.districtOf(schoolId)),
      ),
    }));
  }

  return {
    'compare.plans': (compared) => comparing(compared, (saved) => comparisonAnswer(saved)),
    'compare.rows': ({ planIds, reference, section, ...filter }) =>
      comparing({ planIds, reference }, (saved) => ({
        rows: filtered(saved, filter)
          .comparison.rows.filter((row) => row.section === section)
          .map(({ plan, section: _section, ...row }) => ({ ...row, planId: idOf(saved, plan) })),
      })),
    'compare.schools': ({ planIds, reference, districtId }) =>
      comparing({ planIds, reference }, (saved) => ({
        rows: filtered(saved, { districtId, stage: null, leastSize: null }).plans.flatMap(({ planId, schools }) =>
          schools.map((school) => ({ planId: String(planId), ...school })),
        ),
      })),
    'compare.map': ({ year, ...which }) =>
      withTwo(which, ({ plan }, { plan: standard, normSet, settings }) => ({
        rows: compareSchoolFigures(plan, standard, year, normsOf(normSet, settings.normOverrides, standard.years[0])),
      })),
    'compare.mapYears': (which) =>
      withTwo(which, ({ plan }, { plan: standard, normSet, settings }) => ({
        years: countDifferingSchools(plan, standard, normsOf(normSet, settings.normOverrides, standard.years[0])),
      })),
    'compare.posts': ({ year, ...which }) =>
      withTwo(which, (plan, reference, bureau) => ({
        rows: comparePosts(opened(plan, bureau), opened(reference, bureau), year),
      })),
    'compare.workbook': ({ language, ...which }) =>
      writing(which, true, (contents, path) =>
        writeComparisonWorkbook(contents, path, { locale: language, madeAt: now() }),
      ),
    'compare.csv': ({ language, part, ...which }) =>
      writing(which, part === 'staffing', (contents, path) =>
        writeComparisonCsv(contents, part, path, { locale: language }),
      ),
  };
}

function opened(saved: SavedPlan, bureau: OpenBureau): OpenedPlan {
  return openedPlan(saved, presentData(bureau), bureau.dataHash());
}

function contentsOf(
  { reference, plans, comparison }: SavedComparison,
  staffing: ComparisonContents['staffing'],
  bureau: OpenBureau,
): ComparisonContents {
  return { bureau: presentData(bureau), reference, plans, comparison, staffing };
}

function idOf({ plans }: SavedComparison, index: number): string {
  return String(plans[index]?.planId ?? '');
}

function comparisonAnswer(saved: SavedComparison) {
  const { reference, plans, comparison } = saved;
  return {
    reference: idOf(saved, reference),
    plans: plans.map(({ planId, overrides, schools: _schools, posts: _posts, ...plan }, index) => ({
      ...plan,
      planId: String(planId),
      sameQuestion: isSameQuestion({ overrides, norms: plan.norms }),
      differences: overrides,
      rows: ROW_SECTIONS.map((section) => ({
        section,
        count: comparison.rows.filter((row) => row.plan === index && row.section === section).length,
      })),
    })),
    years: comparison.years,
    indicators: comparison.indicators.map(({ plan, ...line }) => ({ ...line, planId: idOf(saved, plan) })),
    money: comparison.districtMoney.map(({ plan, ...line }) => ({ ...line, planId: idOf(saved, plan) })),
    posts: plans.flatMap(({ planId, posts }) => posts.map((line) => ({ ...line, planId: String(planId) }))),
  };
}
