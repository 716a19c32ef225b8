import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { readDataVersion, readPlan, type SavedPlan, savePlan } from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import type { PlanOutcome } from '../../domain/plan/index.ts';
import type { Alternatives, MeasuredPlan, PlanCharacter } from '../alternatives/index.ts';
import { type RelaxationReport, relaxationOverrides, type Target } from '../explain/index.ts';
import type { StressResult } from '../stress/index.ts';
import type { JobContext, Jobs } from './jobs.ts';
import type { OpenBureau, Session } from './session.ts';
import { type StudyKind, type StudyOrder, type StudySubject, studyInThread } from './study-in-thread.ts';
import type { Surroundings } from './surroundings.ts';

type StudyMethod = Extract<keyof MethodTable, `${StudyKind}.${string}`>;

/** A study that was started; its result is null until it has ended with one. */
interface Study<Result> {
  readonly planId: string;
  result: Result | null;
}

interface AlternativesStudy extends Study<Alternatives> {
  readonly path: string;
  readonly saved: SavedPlan;
  readonly tolerance: number;
  readonly savedAs: Map<PlanCharacter | null, string>;
}

/** Studies that have ended and are still told about; alternatives hold whole plans. */
const KEPT = 5;

/** Long work on a saved plan: alternatives, relaxations and the stress test. */
export function studyHandlers(session: Session, jobs: Jobs, { now, publish }: Surroundings): Handlers<StudyMethod> {
  const alternatives = new Map<string, AlternativesStudy>();
  const relaxations = new Map<
    string,
    Study<RelaxationReport> & { readonly target: Target; readonly saved: SavedPlan }
  >();
  const stresses = new Map<string, Study<StressResult>>();

  /** Starts a study, or refuses: other work runs, the plan is gone, or its data have changed since. */
  function begin<Kind extends StudyKind, Kept extends Study<unknown>>(
    kind: Kind,
    planId: string,
    kept: Map<string, Kept>,
    studyOf: (saved: SavedPlan, bureau: OpenBureau) => Kept,
    work: (subject: StudySubject, context: JobContext, study: Kept) => Promise<PlanOutcome>,
  ): { jobId: string } | Refusal<'bureau.noneOpen' | 'job.alreadyRunning' | 'plan.notFound' | 'plan.dataChanged'> {
    return session.with((bureau) => {
      if (jobs.isBusy) return refuse('job.alreadyRunning');
      if (!/^\d{1,15}$/.test(planId)) return refuse('plan.notFound', { planId });
      const saved = readPlan(bureau.file, Number(planId));
      if (saved.data.hash !== bureau.dataHash()) return refuse('plan.dataChanged', { planId });
      const study = studyOf(saved, bureau);
      const subject = { bureau: bureauOf(bureau.tables()), saved };
      const about = { scenarioId: saved.scenarioId, planId };
      const jobId = jobs.start(kind, about, (context) => work(subject, context, study));
      if (jobId === null) return refuse('job.alreadyRunning');
      kept.set(jobId, study);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return { jobId };
    });
  }

  function run<Kind extends StudyKind>(order: Extract<StudyOrder, { kind: Kind }>, context: JobContext) {
    return studyInThread<Kind>(order, context.signal, context.onProgress);
  }

  return {
    'alternatives.start': ({ planId, tolerance, options }) =>
      begin(
        'alternatives',
        planId,
        alternatives,
        (saved, { path }): AlternativesStudy => ({ planId, path, saved, tolerance, savedAs: new Map(), result: null }),
        async (subject, context, study) => {
          const order = { kind: 'alternatives', subject, options: { ...options, tolerance } } as const;
          study.result = await run<'alternatives'>(order, context);
          return context.signal.aborted ? 'interrupted' : study.result.best.plan.outcome;
        },
      ),
    'alternatives.get': ({ jobId }) => {
      const study = alternatives.get(jobId);
      if (study === undefined) return refuse('job.notFound', { jobId });
      const { planId, tolerance, result } = study;
      const plans = result === null ? null : shownPlans(result, study.savedAs);
      return { planId, tolerance, plans, notTried: result?.notTried ?? [] };
    },
    'alternatives.save': ({ jobId, character }) =>
      session.with((bureau) => {
        const study = alternatives.get(jobId);
        const chosen = plansOf(study?.result ?? null).find((plan) => plan.character === character);
        if (study === undefined || study.path !== bureau.path || chosen === undefined)
          return refuse('job.notFound', { jobId });
        const before = study.savedAs.get(character);
        if (before !== undefined) return { planId: before };
        const data = readDataVersion(bureau.file);
        if (data.hash !== study.saved.data.hash) return refuse('plan.dataChanged', { planId: study.planId });
        const { scenarioId, settings, normSet } = study.saved;
        const planToSave = { scenarioId, settings, normSet, plan: chosen.plan, data, character };
        const planId = String(savePlan(bureau.file, planToSave, now()));
        study.savedAs.set(character, planId);
        publish('plan.changed', {});
        return { planId };
      }),
    'relaxations.start': ({ planId, target, timeLimitSeconds }) =>
      begin(
        'relaxations',
        planId,
        relaxations,
        (saved) => ({ planId, target, saved, result: null as RelaxationReport | null }),
        async (subject, context, study) => {
          const order = { kind: 'relaxations', subject, options: { target, timeLimitSeconds } } as const;
          study.result = await run<'relaxations'>(order, context);
          return study.result.interrupted ? 'interrupted' : 'optimal';
        },
      ),
    'relaxations.get': ({ jobId }) => {
      const study = relaxations.get(jobId);
      if (study === undefined) return refuse('job.notFound', { jobId });
      const { planId, target, result, saved } = study;
      return { planId, target, report: result === null ? null : shownReport(result, saved) };
    },
    'stress.start': ({ planId, ...options }) =>
      begin(
        'stress',
        planId,
        stresses,
        () => ({ planId, result: null as StressResult | null }),
        async (subject, context, study) => {
          study.result = await run<'stress'>({ kind: 'stress', subject, options }, context);
          return 'optimal';
        },
      ),
    'stress.get': ({ jobId }) => {
      const study = stresses.get(jobId);
      if (study === undefined) return refuse('job.notFound', { jobId });
      const { planId, result } = study;
      if (result === null) return { planId, result };
      const { spreads: _spreads, ...shown } = result;
      return { planId, result: shown };
    },
  };
}

function plansOf(found: Alternatives | null): (MeasuredPlan & { readonly character: PlanCharacter | null })[] {
  return found === null ? [] : [{ ...found.best, character: null }, ...found.alternatives];
}

function shownPlans(
  found: Alternatives,
  savedAs: ReadonlyMap<PlanCharacter | null, string>,
): NonNullable<OutputOf<'alternatives.get'>['plans']> {
  return plansOf(found).map(({ character, plan, measures }) => ({
    character,
    outcome: plan.outcome,
    certified: plan.certificate.ok,
    years: plan.years,
    measures,
    indicators: plan.plan,
    savedAs: savedAs.get(character) ?? null,
  }));
}

/** A report without the confirming plans, and with what a scenario has to override in their place. */
function shownReport(
  { target: _target, relaxations, ...report }: RelaxationReport,
  { settings, plan }: SavedPlan,
): NonNullable<OutputOf<'relaxations.get'>['report']> {
  return {
    ...report,
    relaxations: relaxations.map((relaxation) => {
      const { change, together, isLeast, explanation, needsData } = relaxation;
      const overrides = relaxationOverrides(relaxation, settings, plan.years);
      return { change, together, isLeast, explanation, needsData, overrides };
    }),
  };
}
