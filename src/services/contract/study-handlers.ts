import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import {
  alternativesSavedAs,
  markAlternativeSaved,
  packPlan,
  readAlternative,
  readPlan,
  readPlanHead,
  readStudy,
  replaceAlternatives,
  type SavedPlan,
  savePlan,
  saveStudy,
  unpackPlan,
} from '../../data/index.ts';
import { bureauOf } from '../../domain/bureau.ts';
import type { PlanOutcome } from '../../domain/plan/index.ts';
import type { Alternatives, MeasuredPlan, PlanCharacter } from '../alternatives/index.ts';
import { type RelaxationReport, relaxationOverrides } from '../explain/index.ts';
import type { JobContext, Jobs } from './jobs.ts';
import type { OpenBureau, Session } from './session.ts';
import { type StudyKind, type StudyOrder, type StudySubject, studyInThread } from './study-in-thread.ts';
import type { Surroundings } from './surroundings.ts';

type StudyMethod = Extract<keyof MethodTable, `${StudyKind}.${string}`>;
type Found<Kind extends StudyKind> = NonNullable<OutputOf<`${Kind}.get`>>;

/** What the bureau keeps of each kind of study. Alternatives are kept beside it as whole plans. */
interface StudyDocuments {
  readonly alternatives: Pick<Found<'alternatives'>, 'tolerance' | 'notTried'> & {
    readonly plans: readonly Omit<Found<'alternatives'>['plans'][number], 'savedAs'>[];
  };
  readonly relaxations: Pick<Found<'relaxations'>, 'target' | 'report'>;
  readonly stress: Pick<Found<'stress'>, 'result'>;
}

/** Long work on a saved plan: alternatives, relaxations and the stress test. The bureau keeps what is found. */
export function studyHandlers(session: Session, jobs: Jobs, { now, publish }: Surroundings): Handlers<StudyMethod> {
  /** Starts a study, or refuses: other work runs, the plan is gone, or its data have changed since. */
  function begin(
    kind: StudyKind,
    planId: string,
    work: (subject: StudySubject, context: JobContext, bureau: OpenBureau) => Promise<PlanOutcome>,
  ): { jobId: string } | Refusal<'bureau.noneOpen' | 'job.alreadyRunning' | 'plan.notFound' | 'plan.dataChanged'> {
    return session.with((bureau) => {
      if (jobs.isBusy) return refuse('job.alreadyRunning');
      const number = numberOf(planId);
      if (number === null) return refuse('plan.notFound', { planId });
      const saved = readPlan(bureau.file, number);
      if (saved.data.hash !== bureau.dataHash()) return refuse('plan.dataChanged', { planId });
      const subject = { bureau: bureauOf(bureau.tables()), saved };
      const about = { scenarioId: saved.scenarioId, planId };
      const jobId = jobs.start(kind, about, (context) => work(subject, context, bureau));
      return jobId === null ? refuse('job.alreadyRunning') : { jobId };
    });
  }

  function run<Kind extends StudyKind>(order: Extract<StudyOrder, { kind: Kind }>, context: JobContext) {
    return studyInThread<Kind>(order, context.signal, context.onProgress);
  }

  function keep<Kind extends StudyKind>(
    { file }: OpenBureau,
    kind: Kind,
    { saved: { planId } }: StudySubject,
    document: StudyDocuments[Kind],
  ): void {
    saveStudy(file, { planId, kind, document, foundAt: now().toISOString() });
  }

  /** What a kind of study last found out about a plan, or null. */
  function foundBefore<Kind extends StudyKind, Shown>(
    kind: Kind,
    planId: string,
    shown: (document: StudyDocuments[Kind], number: number, bureau: OpenBureau) => Shown,
  ): (Shown & { planId: string; foundAt: string }) | null | Refusal<'bureau.noneOpen' | 'plan.notFound'> {
    return session.with((bureau) => {
      const number = numberOf(planId);
      if (number === null) return refuse('plan.notFound', { planId });
      const study = readStudy<StudyDocuments[Kind]>(bureau.file, number, kind);
      if (study === null) return null;
      return { ...shown(study.document, number, bureau), planId, foundAt: study.foundAt };
    });
  }

  return {
    'alternatives.start': ({ planId, tolerance, options }) =>
      begin('alternatives', planId, async (subject, context, bureau) => {
        const order = { kind: 'alternatives', subject, options: { ...options, tolerance } } as const;
        const found = await run<'alternatives'>(order, context);
        const packed = await Promise.all(plansOf(found).map(({ plan }) => packPlan(plan)));
        bureau.file.transaction(() => {
          keep(bureau, 'alternatives', subject, documentOf(found));
          replaceAlternatives(bureau.file, subject.saved.planId, packed);
        });
        return context.signal.aborted ? 'interrupted' : found.best.plan.outcome;
      }),
    'alternatives.get': ({ planId }) =>
      foundBefore('alternatives', planId, ({ plans, ...document }, number, { file }) => {
        const savedAs = alternativesSavedAs(file, number);
        return { ...document, plans: plans.map((plan, position) => ({ ...plan, savedAs: idOf(savedAs[position]) })) };
      }),
    'alternatives.save': ({ planId, character }) =>
      session.with(async (bureau) => {
        const { file } = bureau;
        const number = numberOf(planId);
        if (number === null) return refuse('plan.notFound', { planId });
        const { scenarioId, settings, normSet, data } = readPlanHead(file, number);
        const study = readStudy<StudyDocuments['alternatives']>(file, number, 'alternatives');
        const position = study?.document.plans.findIndex((plan) => plan.character === character) ?? -1;
        const packed = readAlternative(file, number, position);
        if (packed === null) return refuse('plan.notFound', { planId });
        const plan = await unpackPlan(packed);
        const made = file.transaction(() => {
          const before = alternativesSavedAs(file, number)[position];
          if (before != null) return String(before);
          if (data.hash !== bureau.dataHash()) return null;
          const savedAs = savePlan(file, { scenarioId, settings, normSet, plan, data, character }, now());
          markAlternativeSaved(file, number, position, savedAs);
          return String(savedAs);
        });
        if (made === null) return refuse('plan.dataChanged', { planId });
        publish('plan.changed', {});
        return { planId: made };
      }),
    'relaxations.start': ({ planId, target, timeLimitSeconds }) =>
      begin('relaxations', planId, async (subject, context, bureau) => {
        const order = { kind: 'relaxations', subject, options: { target, timeLimitSeconds } } as const;
        const found = await run<'relaxations'>(order, context);
        keep(bureau, 'relaxations', subject, { target, report: shownReport(found, subject.saved) });
        return found.interrupted ? 'interrupted' : 'optimal';
      }),
    'relaxations.get': ({ planId }) => foundBefore('relaxations', planId, (document) => document),
    'stress.start': ({ planId, ...options }) =>
      begin('stress', planId, async (subject, context, bureau) => {
        const { spreads: _spreads, ...result } = await run<'stress'>({ kind: 'stress', subject, options }, context);
        keep(bureau, 'stress', subject, { result });
        return 'optimal';
      }),
    'stress.get': ({ planId }) => foundBefore('stress', planId, (document) => document),
  };
}

/** The number of a plan; null for what is none. */
function numberOf(planId: string): number | null {
  return /^\d{1,15}$/.test(planId) ? Number(planId) : null;
}

function idOf(planId: number | null | undefined): string | null {
  return planId == null ? null : String(planId);
}

/** The plans of a study in the order in which they are shown and kept: the best plan first. */
function plansOf(found: Alternatives): (MeasuredPlan & { readonly character: PlanCharacter | null })[] {
  return [{ ...found.best, character: null }, ...found.alternatives];
}

function documentOf(found: Alternatives): StudyDocuments['alternatives'] {
  const plans = plansOf(found).map(({ character, plan, measures }) => ({
    character,
    outcome: plan.outcome,
    certified: plan.certificate.ok,
    years: [...plan.years],
    measures,
    indicators: plan.plan,
  }));
  return { tolerance: found.tolerance, notTried: [...found.notTried], plans } as StudyDocuments['alternatives'];
}

/** A report without the confirming plans, and with what a scenario has to override in their place. */
function shownReport(
  { target: _target, relaxations, ...report }: RelaxationReport,
  { settings, plan }: SavedPlan,
): Found<'relaxations'>['report'] {
  return {
    ...report,
    relaxations: relaxations.map((relaxation) => {
      const { change, together, isLeast, explanation, needsData } = relaxation;
      const overrides = relaxationOverrides(relaxation, settings, plan.years);
      return { change, together, isLeast, explanation, needsData, overrides };
    }),
  };
}
