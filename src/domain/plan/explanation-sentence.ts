import { assumptionSentence } from './assumption-sentence.ts';
import type { Explanation } from './explanation.ts';
import { reasonSentence } from './reason-sentence.ts';
import type { Speech } from './speech.ts';

/** The sentence of a decision, shortfall, relaxation or assumption; the core's English where the language has none. */
export function explanationSentence(reason: Explanation, speech: Speech): string {
  const sentence = reason.kind === 'assumption' ? assumptionSentence : reasonSentence;
  return sentence(reason, speech) ?? reason.text;
}

/** The name of a rule such as `budget.capital`; that of its family where it has none of its own, else its id. */
export function ruleName(constraint: string, speech: Speech): string {
  const words = constraint.split('.');
  for (let length = words.length; length > 0; length -= 1) {
    const name = speech.text(`rules.${words.slice(0, length).join('.')}.name`, {});
    if (name !== null) return name;
  }
  return constraint;
}
