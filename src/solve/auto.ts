import type { Model } from '../../models/kit/index.ts';
import { createExternalSolver, type ExternalSolverOptions } from './external/external-solver.ts';
import { takes } from './jslp/takes.ts';
import { createSolverPool } from './pool.ts';
import type { SolveHooks, SolveOptions, SolveOutcome, Solver } from './solver.ts';

export type SolverChoice = 'auto' | 'highs' | 'jslp' | 'external';

export interface SolverChoiceOptions {
  /** Worker threads of HiGHS and javascript-lp-solver; default 1. */
  readonly size?: number;
  /** The program, when the choice is `external`. */
  readonly external?: ExternalSolverOptions;
}

/** The solver a user or a setting names. Close it when done. */
export function createSolver(choice: SolverChoice, options: SolverChoiceOptions = {}): Solver {
  const size = options.size ?? 1;
  if (choice === 'auto') return new AutomaticSolver(size);
  if (choice !== 'external') return createSolverPool({ size, solver: choice });
  if (!options.external) throw new RangeError('an external solver needs its program');
  return createExternalSolver(options.external);
}

/** Most columns and rows of a model for which javascript-lp-solver is not slower than handing it to HiGHS. */
const smallModel = 30;
/** Seconds after which a small model goes to HiGHS after all. */
const smallModelSeconds = 0.5;

/** javascript-lp-solver for really small models it answers rightly, HiGHS for all others and for what it leaves open. */
class AutomaticSolver implements Solver {
  readonly #highs: Solver;
  readonly #jslp: Solver;

  constructor(size: number) {
    this.#highs = createSolverPool({ size, solver: 'highs' });
    this.#jslp = createSolverPool({ size, solver: 'jslp' });
  }

  get identity() {
    const version = `highs ${this.#highs.identity.version}, jslp ${this.#jslp.identity.version}`;
    return { name: 'auto', version } as const;
  }

  async solve(model: Model, options: SolveOptions, hooks: SolveHooks = {}): Promise<SolveOutcome> {
    if (!isForJslp(model, options)) return this.#highs.solve(model, options, hooks);
    const timeLimitSeconds = Math.min(smallModelSeconds, options.timeLimitSeconds);
    const outcome = await this.#jslp.solve(model, { ...options, timeLimitSeconds, handOver: false }, hooks);
    const open = outcome.status === 'failed' || outcome.status.endsWith('AtLimit');
    if (!open) return outcome;
    const left = Math.max(0, options.timeLimitSeconds - outcome.seconds);
    return this.#highs.solve(model, { ...options, timeLimitSeconds: left }, hooks);
  }

  async close(): Promise<void> {
    await Promise.all([this.#highs.close(), this.#jslp.close()]);
  }
}

function isForJslp(model: Model, options: SolveOptions): boolean {
  // Only HiGHS has duals, uses a start and knows the settings.
  const plain = !options.relax && !options.start && Object.keys(options.settings ?? {}).length === 0;
  return plain && model.columnCount <= smallModel && model.rowCount <= smallModel && takes(model, false);
}
