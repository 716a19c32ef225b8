import type { PlacesData, PlacesDecisions } from '../../../models/school-places/index.ts';
import type { BureauData } from '../../domain/bureau.ts';
import type { NormSet } from '../../domain/norm.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { PLAN_CHARACTERS, type PlanCharacter } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import { scoreOf } from '../places/score.ts';
import { type PlacesSolution, solvePlaces } from '../places/solve.ts';
import { type PlanBureauOptions, type PlanProgress, planBureau } from '../plan.ts';
import { TimeGiven } from '../time-given.ts';
import { type CharacterMeasures, measuresOf } from './character.ts';
import { varyDecisions } from './vary.ts';

/** Most of the time that the best plan is given. */
const TIME_OF_BEST = 0.5;

export interface AlternativesOptions extends Omit<PlanBureauOptions, 'decidePlaces' | 'onProgress'> {
  /** Share of the best plan's reduction of class sizes that an alternative may give up; default 0.05. */
  readonly tolerance?: number;
  /** Characters to look for; default all. */
  readonly characters?: readonly PlanCharacter[];
  /** Where the work stands; `character` is null while the best plan is made. */
  readonly onProgress?: (progress: PlanProgress & { readonly character: PlanCharacter | null }) => void;
}

/** A plan with what it amounts to in the terms of every character. */
export interface MeasuredPlan {
  readonly plan: Plan;
  readonly measures: CharacterMeasures;
}

export interface Alternatives {
  readonly tolerance: number;
  /** Most weighted class-years that an alternative may leave. */
  readonly mostWeighted: number;
  readonly best: MeasuredPlan;
  /** Those characters for which something better than the best plan was found. */
  readonly alternatives: readonly (MeasuredPlan & { readonly character: PlanCharacter })[];
  /** Those characters for which there was no time, so that nothing is known of them. */
  readonly notTried: readonly PlanCharacter[];
}

/**
 * Makes the best plan and plans that are nearly as good but different in character, all within the time given. An alternative leaves no more rooms
 * short, gives up at most the tolerance of the best plan's reduction of weighted class-years, keeps every limit and
 * lock, and is checked again like any plan.
 *
 * @throws NormError, Failure as `planBureau` does
 */
export async function planAlternatives(
  bureau: BureauData,
  normSet: NormSet,
  settings: ScenarioSettings,
  options: AlternativesOptions,
): Promise<Alternatives> {
  const { tolerance = 0.05, characters = PLAN_CHARACTERS, onProgress, ...planOptions } = options;
  const hooks = (character: PlanCharacter | null): Pick<PlanBureauOptions, 'onProgress'> =>
    onProgress === undefined ? {} : { onProgress: (progress) => onProgress({ ...progress, character }) };
  const time = new TimeGiven(options.timeLimitSeconds, options.clock);
  const stopped = (): boolean => options.signal?.aborted === true || time.secondsLeft() === 0;
  const decided: { readonly data: PlacesData; readonly solution: PlacesSolution }[] = [];
  const best = await planBureau(bureau, normSet, settings, {
    ...planOptions,
    ...hooks(null),
    timeLimitSeconds: TIME_OF_BEST * options.timeLimitSeconds,
    decidePlaces: async ({ data }, placesOptions) => {
      const solution = await solvePlaces(data, placesOptions);
      decided.push({ data, solution });
      return solution;
    },
  });
  const [first] = decided;
  if (first === undefined) throw new TypeError('a plan was made without deciding about places');
  const { data, solution } = first;
  const { baseline, score } = solution;
  const mostWeighted = score.weighted + tolerance * Math.max(0, baseline.weighted - score.weighted);
  const alternatives: (MeasuredPlan & { readonly character: PlanCharacter })[] = [];
  const notTried: PlanCharacter[] = [];
  for (const character of characters) {
    if (stopped()) {
      notTried.push(character);
      continue;
    }
    const { decisions, complete } = await varyDecisions(data, solution.decisions, character, {
      mostWeighted,
      mostRoomsShort: score.roomsShort,
      mostShareExcess: score.shareExcess,
      seed: 1,
      stopped,
    });
    if (decisions === null) {
      if (!complete) notTried.push(character);
      continue;
    }
    const plan = await planBureau(bureau, normSet, settings, {
      ...planOptions,
      ...hooks(character),
      timeLimitSeconds: time.secondsLeft(),
      decidePlaces: async () => solutionOf(data, decisions, solution, planOptions.relativeGap),
    });
    alternatives.push({ character, plan, measures: measuresOf(data, decisions) });
  }
  return {
    tolerance,
    mostWeighted,
    best: { plan: best, measures: measuresOf(data, solution.decisions) },
    alternatives,
    notTried,
  };
}

/** The bound is that of the best plan: it holds for every plan of the scenario. */
function solutionOf(
  data: PlacesData,
  decisions: PlacesDecisions,
  best: PlacesSolution,
  relativeGap: number,
): PlacesSolution {
  const score = scoreOf(data, decisions);
  const isWithinGap = score.weighted - best.bound <= relativeGap * score.weighted;
  return { ...best, decisions, score, outcome: isWithinGap ? 'optimal' : 'feasibleAtLimit' };
}
