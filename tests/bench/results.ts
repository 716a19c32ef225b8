import type { Machine } from './machine.ts';
import type { Measured, MeasurementOf } from './run-child.ts';

/** All runs of one bureau. */
export interface PlanRow {
  readonly bureau: string;
  readonly limitSeconds: number;
  /** A run of its own that is stopped at its first plan. */
  readonly first: Measured<MeasurementOf<'plan'>>;
  readonly runs: readonly Measured<MeasurementOf<'plan'>>[];
}

export interface ResolveRow {
  readonly bureau: string;
  readonly measured: Measured<MeasurementOf<'resolve'>>;
}

/** Everything that one run of the benchmark measured; null for parts that were not asked for. */
export interface BenchResults {
  readonly machine: Machine;
  /** What the time limits were multiplied by; other than 1 only for trying. */
  readonly secondsScale: number;
  readonly plans: readonly PlanRow[] | null;
  readonly resolves: readonly ResolveRow[] | null;
  readonly budgetFactor: number;
  readonly wholeModel: Measured<MeasurementOf<'wholeModel'>> | null;
  readonly smallModels: readonly Measured<MeasurementOf<'smallModel'>>[] | null;
  readonly frontier: Measured<MeasurementOf<'frontier'>> | null;
  readonly imported: Measured<MeasurementOf<'import'>> | null;
  readonly window: Measured<MeasurementOf<'window'>> | null;
}
