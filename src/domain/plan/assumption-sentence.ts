import type { Explanation } from './explanation.ts';
import { lockSentence } from './lock-sentence.ts';
import type { Speech } from './speech.ts';

const SHARES: ReadonlySet<string> = new Set(['share', 'entrantsPerYear', 'entrantsMost', 'progression']);
const RATIOS: ReadonlySet<string> = new Set(['ratio', 'rate', 'factor', 'sum']);
/** Facts whose values are words of a list. */
const WORDS: ReadonlySet<string> = new Set(['variant', 'source', 'tier']);

/**
 * Puts an assumption into words.
 * @returns null where the language has no sentence for it
 */
export function assumptionSentence(reason: Explanation, speech: Speech): string | null {
  const parameters: Record<string, string> = { year: reason.year === null ? '' : speech.year(reason.year) };
  for (const [name, value] of Object.entries(reason.facts)) parameters[name] = factText(name, value, speech);
  const { schoolId, districtId, stage } = reason.facts;
  const word = (key: string): string => speech.text(`assumptions.words.${key}`, {}) ?? unknownIn(speech);
  if (typeof schoolId === 'string') parameters.school = speech.school(schoolId);
  parameters.district = typeof districtId === 'string' ? speech.district(districtId) : word('wholeBureau');
  parameters.stage = typeof stage === 'string' ? speech.stage(stage) : word('allStages');
  if ('lock' in reason.facts) {
    const lock = lockSentence(reason.facts, speech);
    if (lock === null) return null;
    parameters.lock = lock;
  }
  return speech.text(`assumptions.${wordingOf(reason)}`, parameters);
}

/** Which sentence of its rule says it: the further cases of one told before, or one of the rule's own kinds. */
function wordingOf({ constraint, facts }: Explanation): string {
  // Whether locks were tried has a rule of its own below this name, so the lock itself has another.
  if (constraint === 'lock') return 'locked.text';
  if ('cases' in facts) return `${constraint}.more`;
  if (constraint === 'establishment') return `${constraint}.${'kept' in facts ? 'kept' : 'unstated'}`;
  if (constraint === 'budget.capital' || constraint === 'budget.recurrent')
    return `${constraint}.${'rows' in facts ? 'none' : 'share' in facts ? 'share' : 'year'}`;
  return `${constraint}.text`;
}

function factText(name: string, value: Explanation['facts'][string], speech: Speech): string {
  if (value === null) return unknownIn(speech);
  if (name === 'level') return speech.level(String(value));
  if (WORDS.has(name)) return speech.text(`assumptions.words.${name}.${value}`, {}) ?? String(value);
  if (name === 'grades' && typeof value === 'string')
    return value.replaceAll(' ', speech.text('common.listComma', {}) ?? ' ');
  if (typeof value !== 'number') return String(value);
  if (SHARES.has(name)) return speech.share(value);
  if (/year$/i.test(name)) return speech.year(value);
  return speech.number(value, RATIOS.has(name) ? 4 : 0);
}

function unknownIn(speech: Speech): string {
  return speech.text('common.unknown', {}) ?? '—';
}
