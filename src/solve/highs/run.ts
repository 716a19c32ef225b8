import type { CallbackData, Highs, HighsCallbackMap, Model as HighsModel } from 'highs';
import type { Model } from '../../../models/kit/index.ts';
import { type CheckedAnswer, checkAnswer } from '../check-answer.ts';
import { type SolveChannel, stopReason } from '../message.ts';
import type { SolvedBasis, SolvedDuals, SolvedValues, SolveOptions, SolveOutcome } from '../solver.ts';

/** Most seconds that making the columns fit the rounded ones may take; it is a linear model then. */
const repairSeconds = 30;

/** Milliseconds between two progress reports. */
const progressInterval = 250;

/**
 * Solves an examined model with a loaded HiGHS and waits for it. Expected endings are outcomes; whatever HiGHS throws
 * (an unknown setting, memory used up) is thrown on.
 */
export function runHighs(highs: Highs, model: Model, options: SolveOptions, channel: SolveChannel): SolveOutcome {
  return highs.withModel((native) => new HighsRun(highs, native, model, options, channel).outcome());
}

class HighsRun {
  readonly #highs: Highs;
  readonly #native: HighsModel;
  readonly #model: Model;
  readonly #options: SolveOptions;
  readonly #channel: SolveChannel;
  readonly #relax: boolean;
  readonly #began = performance.now();
  #lastProgress = performance.now();
  /** Best assignment known before or during the run: the start, then whatever HiGHS reports. */
  #best: SolvedValues | null = null;

  constructor(highs: Highs, native: HighsModel, model: Model, options: SolveOptions, channel: SolveChannel) {
    this.#highs = highs;
    this.#native = native;
    this.#model = model;
    this.#options = options;
    this.#channel = channel;
    this.#relax = options.relax === true;
  }

  outcome(): SolveOutcome {
    const { modelStatus } = this.#highs.constants;
    this.#setOptions();
    this.#passModel();
    this.#passStart();
    const error = this.#run();
    if (error !== null) {
      // HiGHS rejects its own result now and then; an assignment told before is still good.
      if (this.#best) return { status: 'feasibleAtLimit', solution: this.#best, ...this.#ending(null) };
      return this.#failed('solverError', error);
    }
    const status = this.#native.getModelStatus();
    switch (status) {
      case modelStatus.optimal:
        return this.#optimal();
      case modelStatus.infeasible:
        return { status: 'infeasible', ...this.#ending(null) };
      case modelStatus.unbounded:
      case modelStatus.unboundedOrInfeasible:
        return this.#unboundedOrInfeasible();
      case modelStatus.timeLimit:
      case modelStatus.iterationLimit:
      case modelStatus.solutionLimit:
      case modelStatus.objectiveBound:
      case modelStatus.objectiveTarget:
      case modelStatus.interrupted:
        return this.#stopped();
      default:
        return this.#failed('solverError', `HiGHS ended with model status ${status}`);
    }
  }

  #setOptions(): void {
    const { timeLimitSeconds, relativeGap, seed, settings } = this.#options;
    this.#native.options.set('output_flag', false);
    if (timeLimitSeconds !== Number.POSITIVE_INFINITY) this.#native.options.set('time_limit', timeLimitSeconds);
    this.#native.options.set('mip_rel_gap', relativeGap);
    if (seed !== undefined) this.#native.options.set('random_seed', seed);
    // HiGHS 1.15.1 can take a column with broken values for a whole one in its presolve and then call a worse answer the
    // best (tests/unit/solve/highs-presolve.test.ts). So whole-number models are presolved only where a caller asks.
    if (!this.#relax && this.#model.integer.includes(1)) this.#native.options.set('presolve', 'off');
    if (settings) this.#native.options.set(settings);
  }

  #passModel(): void {
    const model = this.#model;
    const whole = !this.#relax && model.integer.includes(1);
    this.#native.passModel({
      numCols: model.columnCount,
      numRows: model.rowCount,
      colCost: model.cost,
      colLower: model.columnLower,
      colUpper: model.columnUpper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: {
        format: 'csr',
        numRows: model.rowCount,
        numCols: model.columnCount,
        starts: model.starts,
        indices: model.indices,
        values: model.values,
      },
      ...(whole ? { integrality: Int32Array.from(model.integer) } : {}),
    });
  }

  /** HiGHS spends time on repairing an infeasible start, so only one that holds is handed on. */
  #passStart(): void {
    const { basis } = this.#options;
    if (basis && this.#isLinear() && this.#fits(basis))
      this.#native.setBasis({ colStatus: basis.columns, rowStatus: basis.rows });
    if (!this.#options.start || this.#relax) return;
    const checked = checkAnswer(this.#model, this.#options.start);
    if (!checked.right) return;
    this.#take(checked.solution);
    this.#native.setSolution({ colValue: checked.solution.values });
  }

  #fits({ columns, rows }: SolvedBasis): boolean {
    return columns.length === this.#model.columnCount && rows.length === this.#model.rowCount;
  }

  #callbacks(): HighsCallbackMap {
    const { callbackType } = this.#highs.constants;
    const look = (event: { readonly data: CallbackData; interrupt(): void }): undefined => {
      if (this.#channel.stopReason() !== stopReason.none || this.#isTooLarge()) event.interrupt();
      this.#report(event.data);
    };
    return {
      [callbackType.simplexInterrupt]: look,
      [callbackType.ipmInterrupt]: look,
      [callbackType.mipInterrupt]: look,
      [callbackType.mipImprovingSolution]: (event: { readonly data: CallbackData }): undefined => {
        const checked = event.data.mip_solution ? checkAnswer(this.#model, event.data.mip_solution) : null;
        if (checked?.right) this.#take(checked.solution);
      },
    };
  }

  #isTooLarge(): boolean {
    const { memoryLimitMegabytes = Number.POSITIVE_INFINITY } = this.#options;
    return this.#highs.memoryBytes > memoryLimitMegabytes * 1024 ** 2;
  }

  #take(solution: SolvedValues): void {
    if (this.#best && solution.objective >= this.#best.objective) return;
    this.#best = solution;
    this.#channel.onSolution(solution);
  }

  #report(data: CallbackData): void {
    const now = performance.now();
    if (!this.#channel.onProgress || now - this.#lastProgress < progressInterval) return;
    this.#lastProgress = now;
    this.#channel.onProgress({
      seconds: this.#seconds(),
      objective: finiteOrNull(data.mip_primal_bound) ?? this.#best?.objective ?? null,
      bound: finiteOrNull(data.mip_dual_bound),
    });
  }

  #optimal(): SolveOutcome {
    const checked = this.#checkedValues();
    if (!checked.right) return this.#failed('wrongAnswer', checked.detail);
    const { solution } = checked;
    const bound = this.#isLinear() ? solution.objective : this.#bound();
    if (this.#boundBeforeRepair !== null) {
      // What was proved is about the assignment before the repair, which can be better than the one left.
      const allowed = Math.max(this.#options.relativeGap, 1e-6) * Math.max(1, Math.abs(solution.objective));
      if (solution.objective - this.#boundBeforeRepair > allowed)
        return { status: 'feasibleAtLimit', solution, ...this.#ending(bound) };
    }
    return { status: 'optimal', solution, duals: this.#duals(), ...this.#basis(), ...this.#ending(bound) };
  }

  /** Ended by a limit or by a wish to stop: the better of what HiGHS has and the start is the answer. */
  #stopped(): SolveOutcome {
    const { solutionStatus } = this.#highs.constants;
    const cancelled = this.#channel.stopReason() === stopReason.cancelled;
    const bound = this.#isLinear() ? null : this.#bound();
    let solution = this.#best;
    if (this.#native.info.get('primal_solution_status') === solutionStatus.feasible) {
      const checked = this.#checkedValues();
      if (!checked.right) return this.#failed('wrongAnswer', checked.detail);
      if (!solution || checked.solution.objective < solution.objective) solution = checked.solution;
    }
    if (cancelled) return { status: 'interrupted', solution, ...this.#ending(bound) };
    if (solution) return { status: 'feasibleAtLimit', solution, ...this.#ending(bound) };
    return { status: 'noSolutionAtLimit', ...this.#ending(bound) };
  }

  /** Runs HiGHS; returns what it says when it fails in an orderly way. */
  #run(): string | null {
    try {
      this.#native.run(this.#callbacks());
      return null;
    } catch (error) {
      if (error instanceof this.#highs.errors.HighsError) return error.message;
      throw error;
    }
  }

  /**
   * HiGHS does not always tell the two apart, and calls an integer model unbounded when only its relaxation is.
   * Without costs the same rows and bounds can only be feasible or not.
   */
  #unboundedOrInfeasible(): SolveOutcome {
    const { modelStatus } = this.#highs.constants;
    this.#model.cost.forEach((_, column) => {
      this.#native.changeColCost(column, 0);
    });
    // Presolve breaks some of these models, which HiGHS then rejects.
    this.#native.options.set('presolve', 'off');
    const error = this.#run();
    if (error !== null) return this.#failed('solverError', `unbounded or infeasible: ${error}`);
    const status = this.#native.getModelStatus();
    if (status === modelStatus.infeasible) return { status: 'infeasible', ...this.#ending(null) };
    if (status === modelStatus.optimal) return { status: 'unbounded', ...this.#ending(null) };
    if (this.#channel.stopReason() === stopReason.cancelled)
      return { status: 'interrupted', solution: this.#best, ...this.#ending(null) };
    return { status: 'noSolutionAtLimit', ...this.#ending(null) };
  }

  /**
   * HiGHS accepts whole columns up to 1e-6 away from a whole number, which a large coefficient can turn into a
   * violated row once they are rounded. Then the other columns are solved again with the rounded ones fixed.
   */
  #checkedValues(): CheckedAnswer {
    const values = this.#native.getSolution().colValue;
    const checked = checkAnswer(this.#model, values, this.#relax);
    if (checked.right || this.#isLinear()) return checked;
    const bound = this.#bound();
    this.#model.integer.forEach((integer, column) => {
      if (integer !== 1) return;
      const rounded = Math.round(values[column]!);
      this.#native.changeColBounds(column, rounded, rounded);
    });
    this.#native.clearIntegrality();
    this.#native.options.set('time_limit', this.#native.getRunTime() + repairSeconds);
    this.#native.run();
    if (this.#native.getModelStatus() !== this.#highs.constants.modelStatus.optimal) return checked;
    this.#boundBeforeRepair = bound;
    return checkAnswer(this.#model, this.#native.getSolution().colValue);
  }

  #boundBeforeRepair: number | null = null;

  #duals(): SolvedDuals | null {
    const { solutionStatus } = this.#highs.constants;
    if (!this.#isLinear() || this.#native.info.get('dual_solution_status') !== solutionStatus.feasible) return null;
    const { rowDual, colDual } = this.#native.getSolution();
    return { rows: rowDual, columns: colDual };
  }

  #basis(): { readonly basis?: SolvedBasis } {
    if (!this.#isLinear() || this.#native.info.get('basis_validity') !== this.#highs.constants.basisValidity.valid)
      return {};
    const { colStatus, rowStatus } = this.#native.getBasis();
    return { basis: { columns: colStatus, rows: rowStatus } };
  }

  #isLinear(): boolean {
    return this.#relax || !this.#model.integer.includes(1);
  }

  #bound(): number | null {
    return this.#boundBeforeRepair ?? finiteOrNull(this.#native.info.get('mip_dual_bound'));
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #ending(bound: number | null): { readonly bound: number | null; readonly seconds: number } {
    return { bound, seconds: this.#seconds() };
  }

  #failed(code: 'wrongAnswer' | 'solverError', detail: string): SolveOutcome {
    return { status: 'failed', code, detail, ...this.#ending(null) };
  }
}

/** HiGHS writes ±Infinity (or 1e30 and more) where it has no number yet. */
function finiteOrNull(value: number | bigint | undefined): number | null {
  return typeof value === 'number' && Math.abs(value) < 1e30 ? value : null;
}
