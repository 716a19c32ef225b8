export type { Certificate, CertificateCheck } from './certificate.ts';
export { PLAN_CHARACTERS, type PlanCharacter } from './character.ts';
export { CHECKED_FIGURES, type CheckedFigure, type CheckPlace, placeInEnglish, placeSentence } from './check-place.ts';
export type { Explanation } from './explanation.ts';
export { explanationSentence, ruleName } from './explanation-sentence.ts';
export * from './plan.ts';
export { PLAN_TABLE_NAMES, type PlanTableName } from './plan-table-names.ts';
export { arithmeticText } from './reason-sentence.ts';
export type { Speech } from './speech.ts';
