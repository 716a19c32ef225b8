export { type PolicyStanding, policyStanding, policyStandingOfFile } from './policy-standing.ts';
export { arithmeticText, policyTable } from './policy-table.ts';
export { BASIS_WORDS, FIGURE_WORDS, REASON_WORDS, STANDING_WORDS, TERM_WORDS } from './words.ts';
