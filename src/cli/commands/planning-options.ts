import { type Command, Option } from 'commander';
import type { ScenarioChanges } from '../../services/plan/index.ts';
import { decimalNumber, type NormArgument, normArgument, wholeNumber } from '../arguments.ts';

/** What every command that plans a source is told: which scenario, changed how, solved how well and with what. */
export interface PlanningOptions {
  readonly scenario?: string;
  readonly norm?: readonly NormArgument[];
  readonly years?: number;
  readonly gap: number;
  readonly timeLimit: number;
  readonly solver: 'auto' | 'highs' | 'jslp' | 'external';
  readonly json?: true;
}

/** What a command says of the options whose meaning is a little its own. */
export interface PlanningWords {
  readonly gap: string;
  readonly timeLimit: string;
  readonly json: string;
  /** Default of the time limit, in seconds. */
  readonly seconds: number;
}

const DEFAULT_GAP = 0.01;

/** Adds the source and the options that every command has which plans it. */
export function addPlanningOptions(command: Command, { gap, timeLimit, json, seconds }: PlanningWords): Command {
  return command
    .argument('<source>', 'a bureau file, a folder of CSV files or a workbook')
    .option('--scenario <name>', 'name of one of the scenarios of a bureau file (default: base)')
    .addOption(new Option('--norm <id=value>', 'put a value in place of a norm; repeatable').argParser(normArgument))
    .addOption(new Option('--years <n>', 'years to plan').argParser(wholeNumber(1, 30)))
    .addOption(new Option('--gap <share>', gap).argParser(decimalNumber(0, 1)).default(DEFAULT_GAP))
    .addOption(
      new Option('--time-limit <seconds>', timeLimit).argParser(decimalNumber(0.1, 1_000_000)).default(seconds),
    )
    .addOption(
      new Option('--solver <name>', 'the solver').choices(['auto', 'highs', 'jslp', 'external']).default('auto'),
    )
    .option('--json', json);
}

/** One factor for every budget; `frontier` has a list of them instead. */
export function budgetFactorOption(): Option {
  return new Option('--budget-factor <x>', 'multiply every budget, in place of the scenario’s own factor').argParser(
    decimalNumber(0, 1000),
  );
}

/** The changes to the scenario that the options ask for. */
export function changesOf({
  budgetFactor,
  norm,
  years,
}: PlanningOptions & { readonly budgetFactor?: number }): ScenarioChanges {
  return { budgetFactor: budgetFactor ?? null, norms: norm ?? [], years: years ?? null };
}
