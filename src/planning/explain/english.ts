import type { Explanation } from '../../domain/plan/index.ts';
import { placesText } from './english/places.ts';
import { relaxationText } from './english/relaxations.ts';
import { staffText } from './english/staff.ts';
import type { Reason, ReasonCode } from './reason.ts';

/** Puts a reason into English. Nothing is looked up: all that the sentence says is in the facts. */
export function englishText(reason: Reason): string {
  return TEXTS[reason.facts.reason](reason);
}

/** A reason with its English text, as a plan keeps it. */
export function inEnglish(reason: Reason): Explanation {
  return { ...reason, text: englishText(reason) };
}

const TEXTS: Readonly<Record<ReasonCode, (reason: Reason) => string>> = {
  ...placesText,
  ...staffText,
  ...relaxationText,
};
