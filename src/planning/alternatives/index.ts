export { PLAN_CHARACTERS, type PlanCharacter } from '../../domain/plan/index.ts';
export { type CharacterMeasures, measuresOf } from './character.ts';
export {
  type Alternatives,
  type AlternativesOptions,
  type MeasuredPlan,
  planAlternatives,
} from './plan-alternatives.ts';
export { varyDecisions } from './vary.ts';
