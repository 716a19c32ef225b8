export { type CharacterMeasures, measuresOf, PLAN_CHARACTERS, type PlanCharacter } from './character.ts';
export {
  type Alternatives,
  type AlternativesOptions,
  type MeasuredPlan,
  planAlternatives,
} from './plan-alternatives.ts';
export { varyDecisions } from './vary.ts';
