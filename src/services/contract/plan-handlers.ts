import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { keyFiguresOf, listPlans, type PlanHead, readPlanHead, removePlan, type SavedPlan } from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import { unusualClassStarts } from '../../domain/class-starts.ts';
import { type Explanation, isStanding, type Plan } from '../../domain/plan/index.ts';
import { type Norms, normsOf } from '../../norms/index.ts';
import { explainSchool, pursesOf } from '../../planning/index.ts';
import {
  classesOfPlan,
  classTierLines,
  type PlanClasses,
  placeLines,
  placeSums,
  postLines,
  postSums,
  purseBalances,
  shortfallGroups,
  tierSums,
  verifySavedPlan,
} from '../plan/index.ts';
import { type PresentState, presentStateOf, staleReasons } from '../scenarios/index.ts';
import type { RecentPlans } from './recent-plans.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type PlanMethod = Extract<keyof MethodTable, `plan.${string}`>;
type Summary = OutputOf<'plan.list'>[number];
interface Page {
  readonly offset: number;
  readonly limit: number | null;
}
interface RowQuery extends Page {
  readonly planId: string;
  readonly schoolId: string | null;
}

/** Plans made, listed, shown part by part, explained and checked again. */
export function planHandlers(
  session: Session,
  recent: RecentPlans,
  { now, publish }: Surroundings,
): Handlers<PlanMethod> {
  /** What the list shows of each plan, so that their documents need not be read for it again. */
  const listed = new Map<string, SummaryParts>();

  function summaries(bureau: OpenBureau): Summary[] {
    const present = presentStateOf(bureau.file);
    return listPlans(bureau.file).map(({ planId }) => {
      const key = `${bureau.path} ${planId}`;
      const parts = listed.get(key) ?? summaryPartsOf(readPlanHead(bureau.file, planId));
      listed.set(key, parts);
      return summaryOf(parts, present);
    });
  }

  function withPlan<Result>(
    planId: string,
    work: (saved: SavedPlan, bureau: OpenBureau) => Result,
  ): Result | Refusal<'bureau.noneOpen' | 'plan.notFound'> {
    return session.with((bureau) => {
      if (!/^\d{1,15}$/.test(planId)) return refuse('plan.notFound', { planId });
      return work(recent.read(bureau, Number(planId)), bureau);
    });
  }

  function rowsOf<Row>(rows: (plan: Plan) => readonly Row[], concerns: (row: Row, schoolId: string) => boolean) {
    return ({ planId, schoolId, offset, limit }: RowQuery) =>
      withPlan(planId, ({ plan }) => {
        const all = rows(plan);
        const asked = schoolId === null ? all : all.filter((row) => concerns(row, schoolId));
        return pageOf(asked, { offset, limit });
      });
  }
  /** The classes of a plan as last counted; forming those of a large bureau takes a moment, and four parts show them. */
  const counted = new WeakMap<SavedPlan, PlanClasses>();
  function classesOf(saved: SavedPlan): PlanClasses {
    const known = counted.get(saved) ?? classesOfPlan(saved.plan, normsOfPlan(saved));
    counted.set(saved, known);
    return known;
  }
  /** The classes of one school by tier, for which those of all others need not be formed. */
  function tiersOfSchool(saved: SavedPlan, schoolId: string): PlanClasses['tiers'] {
    const known = counted.get(saved);
    if (known !== undefined) return ofAsked(known.tiers, schoolId);
    const { places, projects } = saved.plan;
    return classesOfPlan({ places: ofAsked(places, schoolId), projects }, normsOfPlan(saved)).tiers;
  }
  const ofSchool = (row: { readonly schoolId: string | null }, schoolId: string) => row.schoolId === schoolId;
  const between = (row: { readonly fromSchoolId: string; readonly toSchoolId: string }, schoolId: string) =>
    row.fromSchoolId === schoolId || row.toSchoolId === schoolId;

  return {
    'plan.list': () => session.with(summaries),
    'plan.overview': ({ planId }) =>
      withPlan(planId, (saved, bureau) => {
        const { input, years, baseline, plan, budget, certificate, explanations } = saved.plan;
        const findings = explanations.filter((reason) => reason.kind !== 'decision' && reason.schoolId === undefined);
        return {
          summary: summaryOf(summaryPartsOf(headOf(saved)), presentStateOf(bureau.file)),
          specialPupilsPerTeacher: normsOfPlan(saved).valueOrNull('special.pupilsPerTeacher'),
          input,
          years,
          baseline,
          plan,
          budget,
          certificate,
          findings,
        };
      }),
    'plan.places': ({ planId, schoolId, offset, limit }) =>
      withPlan(planId, ({ plan: { places } }) => {
        const asked = schoolId === null ? places : places.filter((row) => row.schoolId === schoolId);
        const { total, rows } = pageOf(asked, { offset, limit });
        return { total, rows: rows.map(placeSums) };
      }),
    'plan.placeLines': ({ planId, figure, ...page }) =>
      withPlan(planId, (saved) => {
        const { years, places } = saved.plan;
        const lines = placeLines(places, classesOf(saved).tiers, years, figure);
        return { figure, years, ...pageOf(lines, page) };
      }),
    'plan.builds': rowsOf((plan) => plan.builds, ofSchool),
    'plan.projects': rowsOf(
      (plan) => plan.projects,
      ({ projectId }, schoolId) => projectId === schoolId,
    ),
    'plan.redirections': rowsOf((plan) => plan.redirections, between),
    'plan.posts': ({ planId, schoolId, ...page }) =>
      withPlan(planId, ({ plan: { years, posts } }) => {
        return { years, ...pageOf(postLines(ofAsked(posts, schoolId), years), page) };
      }),
    'plan.postSums': ({ planId }) =>
      withPlan(planId, ({ plan }, bureau) => {
        const { schools, projects } = bureau.tables();
        const districts = new Map([
          ...schools.map(({ schoolId, districtId }) => [schoolId, districtId] as const),
          ...projects.map(({ projectId, districtId }) => [projectId, districtId] as const),
        ]);
        return postSums(plan.posts, (schoolId) => districts.get(schoolId) ?? null);
      }),
    'plan.moves': rowsOf((plan) => plan.moves, between),
    'plan.hires': rowsOf((plan) => plan.hires, ofSchool),
    'plan.special': rowsOf((plan) => plan.special, ofSchool),
    'plan.money': rowsOf((plan) => plan.money, ofSchool),
    'plan.classTiers': ({ planId, schoolId, ...page }) =>
      withPlan(planId, (saved) => {
        const { years } = saved.plan;
        const tiers = schoolId === null ? classesOf(saved).tiers : tiersOfSchool(saved, schoolId);
        return { years, ...pageOf(classTierLines(tiers, years), page) };
      }),
    'plan.tierSums': ({ planId }) => withPlan(planId, (saved) => tierSums(classesOf(saved).tiers, saved.plan.years)),
    'plan.classSizes': ({ planId }) =>
      withPlan(planId, (saved) => {
        const norms = normsOfPlan(saved);
        const limit = (id: string) => {
          const norm = saved.normSet.norms.find((one) => one.id === id);
          return norm === undefined ? null : { ...norm, value: norms.valueOrNull(id) };
        };
        return {
          lines: classesOf(saved).sizes,
          limits: {
            large: limit('policy.share.largeClasses'),
            superLarge: limit('policy.share.superLargeClasses.final') ?? limit('policy.share.superLargeClasses'),
          },
        };
      }),
    'plan.purses': ({ planId }) =>
      withPlan(planId, ({ plan, settings, data }, bureau) => ({
        balances:
          data.hash === bureau.dataHash()
            ? purseBalances(pursesOf(bureau.tables(), settings, plan.years), plan.money)
            : null,
      })),
    'plan.shortfalls': ({ planId }) => withPlan(planId, ({ plan }) => shortfallGroups(plan.explanations)),
    'plan.explain': ({ planId, schoolId, constraint, year }) =>
      withPlan(planId, (saved, bureau) =>
        explanationsOf(saved, bureau, schoolId)
          .filter(
            (reason) =>
              (constraint === null || reason.constraint === constraint) && (year === null || reason.year === year),
          )
          .map((reason) => ({ ...reason, norms: normsBehind(reason, saved.normSet.norms) })),
      ),
    'plan.verify': ({ planId }) =>
      withPlan(planId, async ({ planId: id }, { path }) => (await verifySavedPlan(path, id, now())).certificate),
    'plan.delete': ({ planId }) =>
      withPlan(planId, ({ planId: id }, bureau) => {
        removePlan(bureau.file, id);
        recent.forget(bureau, id);
        listed.delete(`${bureau.path} ${id}`);
        publish('plan.changed', {});
        return {};
      }),
  };
}

/** What a summary is made of and never changes. */
interface SummaryParts {
  readonly summary: Omit<Summary, 'stale'>;
  readonly madeOf: Pick<PlanHead, 'scenarioId' | 'settings' | 'normSet' | 'data'>;
}

function summaryPartsOf({ settings, normSet, data, ...head }: PlanHead): SummaryParts {
  const { planId, scenarioId } = head;
  return {
    summary: {
      ...head,
      planId: String(planId),
      dataVersion: data.version,
      classStarts: unusualClassStarts([...normSet.norms, ...settings.normOverrides]),
    },
    madeOf: { scenarioId, settings, normSet, data },
  };
}

function headOf({ plan, unchanged: _, ...head }: SavedPlan): PlanHead {
  const { outcome, solver, certificate, input } = plan;
  const figures = keyFiguresOf(plan);
  return { ...head, outcome, solver, certified: certificate.ok, synthetic: input.synthetic, figures };
}

/** A summary with what does change: whether the scenario is still there, and what has changed since. */
function summaryOf({ summary, madeOf }: SummaryParts, present: PresentState): Summary {
  const isThere = present.scenarios.some(({ id }) => id === madeOf.scenarioId);
  return { ...summary, scenarioId: isThere ? madeOf.scenarioId : null, stale: staleReasons(madeOf, present) };
}

function pageOf<Row>(rows: readonly Row[], { offset, limit }: Page): { total: number; rows: readonly Row[] } {
  return { total: rows.length, rows: rows.slice(offset, limit === null ? undefined : offset + limit) };
}

/** The rows of one school where one is asked for. */
function ofAsked<Row extends { readonly schoolId: string }>(rows: readonly Row[], schoolId: string | null) {
  return schoolId === null ? rows : rows.filter((row) => row.schoolId === schoolId);
}

/** The norms as the plan was made with them. */
function normsOfPlan({ normSet, settings, plan }: SavedPlan): Norms {
  return normsOf(normSet, settings.normOverrides, plan.years[0]);
}

/**
 * The explanations of a plan, or of one school: what is decided there, then how it stands in every year. How it stands
 * follows from the data, so it is told only while the data are those that the plan was made from.
 */
function explanationsOf(
  { plan, settings, normSet, data }: SavedPlan,
  bureau: OpenBureau,
  schoolId: string | null,
): readonly Explanation[] {
  if (schoolId === null) return plan.explanations;
  if (data.hash !== bureau.dataHash()) return plan.explanations.filter((reason) => reason.schoolId === schoolId);
  const found = explainSchool(bureauOf(bureau.tables()), normSet, settings, plan, schoolId);
  return [...found.filter((reason) => !isStanding(reason)), ...found.filter(isStanding)];
}

/** The norms that a reason names, as its rule or among its facts. */
function normsBehind(reason: Explanation, norms: SavedPlan['normSet']['norms']): SavedPlan['normSet']['norms'] {
  const named = new Set<unknown>([reason.constraint, ...Object.values(reason.facts)]);
  return norms.filter(({ id }) => named.has(id));
}
