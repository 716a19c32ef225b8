import type { MeasureTarget, PolicyRegister } from '../../norms/index.ts';
import { type Variation, variationsOf } from './balance.ts';
import { contextOf, type PolicyInput, type StatedProgress } from './context.ts';
import type { Indicator, Measurement } from './indicator.ts';
import { type Judgement, judge, type Standing } from './judge.ts';
import { FIGURES, INDICATORS } from './registry.ts';

/** A target with its indicator as measured and what that means. */
export interface MeasuredTarget extends Measurement, Judgement {
  readonly indicator: string;
  readonly target: MeasureTarget;
}

/** A figure that accompanies a measure. */
export interface MeasuredFigure extends Measurement {
  readonly indicator: string;
}

export interface MeasuredMeasure {
  readonly number: number;
  /** The worst of its targets; of a measure without any, what the bureau says of it. */
  readonly standing: Standing;
  /** Whether the standing is the bureau's word, because nothing of the measure can be computed. */
  readonly tracked: boolean;
  readonly targets: readonly MeasuredTarget[];
  readonly figures: readonly MeasuredFigure[];
}

export interface MeasuredPolicy {
  /** The base year and the planned years: those of every array of figures. */
  readonly years: readonly number[];
  readonly measures: readonly MeasuredMeasure[];
  readonly variations: readonly Variation[];
  readonly summary: PolicySummary;
}

/** Targets counted over all measures. */
export interface PolicySummary {
  /** Targets with a figure in the policy. */
  readonly withValue: number;
  /** Of these, the ones of which something is known. */
  readonly known: number;
  readonly standings: Readonly<Record<Standing, number>>;
  /** How many hold at the end of the planned years, or still do as far as is known. */
  readonly holdAtEnd: number;
}

/**
 * Measures every target of the register from the bureau's data now and from a plan by year.
 * @throws RangeError when the register has an indicator that nothing measures
 */
export function measurePolicy(input: PolicyInput, register: PolicyRegister): MeasuredPolicy {
  const context = contextOf(input);
  const measures = register.measures.map(({ number, targets }): MeasuredMeasure => {
    const judged = targets.map((target): MeasuredTarget => {
      const measurement = indicatorNamed(target.indicator)(context, target, number);
      const judgement = judge(target, measurement.figures, context.years);
      // Where nothing is there to judge, the indicator knows better why.
      const reason = judgement.reason === 'noRows' ? measurement.missing : judgement.reason;
      const milestone = underWay(measurement, input.progress, number, target, context.years[0] ?? 0);
      return { indicator: target.indicator, target, ...measurement, ...judgement, reason, ...milestone };
    });
    const figures = Object.entries(FIGURES[number] ?? {}).map(([indicator, measure]) => ({
      indicator,
      ...measure(context, targets[0] ?? NO_TARGET, number),
    }));
    const weighed = judged.filter(({ reason }) => reason !== 'noTargetValue');
    const tracked = weighed.length === 0 || weighed.every(({ basis }) => basis === 'tracked');
    const standing = weighed.length === 0 ? standingOfWord(input.progress, number) : worstOf(weighed);
    return { number, standing, tracked, targets: judged, figures };
  });
  return { years: context.years, measures, variations: variationsOf(context), summary: summaryOf(measures) };
}

const NO_TARGET: MeasureTarget = {
  indicator: 'none',
  comparison: 'atLeast',
  value: null,
  unit: 'none',
  year: null,
  scope: 'city',
  description: { en: '-', zh: '-' },
};

function indicatorNamed(id: string): Indicator {
  const indicator = Object.hasOwn(INDICATORS, id) ? INDICATORS[id] : undefined;
  if (indicator === undefined) throw new RangeError(`nothing measures ${id}`);
  return indicator;
}

/** A milestone that is under way while its year is not over is on course. */
function underWay(
  { basis, figures }: Measurement,
  progress: readonly StatedProgress[],
  measure: number,
  { year }: MeasureTarget,
  baseYear: number,
): Partial<Judgement> {
  if (basis !== 'tracked' || (figures[0]?.value ?? 0) >= 1 || (year !== null && year < baseYear)) return {};
  const stated = progress.filter((row) => row.measure === measure);
  const moving = stated.length > 0 && stated.every(({ state }) => state !== 'notStarted');
  return moving ? { standing: 'onCourse', reason: null } : {};
}

/** What the bureau says of a measure without targets: done everywhere, under way somewhere, or not started. */
function standingOfWord(progress: readonly StatedProgress[], measure: number): Standing {
  const stated = progress.filter((row) => row.measure === measure);
  if (stated.length === 0) return 'noData';
  if (stated.every(({ state }) => state === 'done')) return 'met';
  return stated.every(({ state }) => state === 'notStarted') ? 'missed' : 'onCourse';
}

/** One missed target makes a measure missed; short of that, unknown ones leave it open. */
const WORST_FIRST: readonly Standing[] = ['missed', 'noData', 'onCourse', 'met'];

function worstOf(targets: readonly Judgement[]): Standing {
  return WORST_FIRST.find((one) => targets.some(({ standing }) => standing === one)) ?? 'noData';
}

function summaryOf(measures: readonly MeasuredMeasure[]): PolicySummary {
  const targets = measures.flatMap((measure) => measure.targets).filter(({ target }) => target.value !== null);
  const count = (standing: Standing) => targets.filter((target) => target.standing === standing).length;
  const standings = {
    met: count('met'),
    onCourse: count('onCourse'),
    missed: count('missed'),
    noData: count('noData'),
  };
  return {
    withValue: targets.length,
    known: targets.length - standings.noData,
    standings,
    holdAtEnd: targets.filter(({ standing, holdsAtEnd }) => standing !== 'noData' && holdsAtEnd === true).length,
  };
}
