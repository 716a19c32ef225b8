import { extname } from 'node:path';
import type { SavedPlan } from '../../data/index.ts';
import type { BureauData } from '../../domain/bureau.ts';
import type { Alternatives, AlternativesOptions } from '../alternatives/index.ts';
import type { RelaxationReport, Target } from '../explain/index.ts';
import type { StressOptions, StressResult } from '../stress/index.ts';
import { inThread } from './in-thread.ts';
import type { Standing } from './jobs.ts';

/** What a plan is studied with; everything in it can be handed to another thread. */
export interface StudySubject {
  readonly bureau: BureauData;
  readonly saved: SavedPlan;
}

interface Studies {
  readonly alternatives: {
    readonly options: Pick<AlternativesOptions, 'tolerance' | 'relativeGap' | 'timeLimitSeconds' | 'solver'>;
    readonly result: Alternatives;
  };
  readonly relaxations: {
    readonly options: { readonly target: Target; readonly timeLimitSeconds: number };
    readonly result: RelaxationReport;
  };
  readonly stress: { readonly options: Omit<StressOptions, 'onFuture'>; readonly result: StressResult };
}

export type StudyKind = keyof Studies;
export type StudyResult<Kind extends StudyKind> = Studies[Kind]['result'];

/** What is to be found out about a plan. */
export type StudyOrder = {
  readonly [Kind in StudyKind]: {
    readonly kind: Kind;
    readonly subject: StudySubject;
    readonly options: Studies[Kind]['options'];
  };
}[StudyKind];

/** Milliseconds that a stress test has to stop: half of its futures are no result. */
const NO_GRACE = 0;

/**
 * Studies a plan in a fresh thread. Alternatives and relaxations found until it is stopped are handed over.
 * @throws Failure when something that planning needs is missing; the reason of the signal when it is stopped before
 *   there is any result
 */
export function studyInThread<Kind extends StudyKind>(
  order: Extract<StudyOrder, { kind: Kind }>,
  signal: AbortSignal,
  onProgress: (standing: Standing) => void,
): Promise<StudyResult<Kind>> {
  const entry = new URL(`./study-thread${extname(import.meta.url)}`, import.meta.url);
  return order.kind === 'stress'
    ? inThread(entry, order, signal, onProgress, NO_GRACE)
    : inThread(entry, order, signal, onProgress);
}
