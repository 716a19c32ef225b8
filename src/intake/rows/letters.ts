import type { IssueParameters } from '../issue.ts';

type LostLetters =
  | {
      readonly code: 'letters-undecodable' | 'code-with-lost-letters';
      readonly parameters: IssueParameters['letters-undecodable'];
    }
  | { readonly code: 'letters-replaced'; readonly parameters: IssueParameters['letters-replaced'] };

/** Letters for private use: what a decoder makes of letters that a bureau's own fonts once drew. */
const PRIVATE_LETTER = /[\ue000-\uf8ff]/;
/** Marks that programs write for a letter the target encoding lacks: 〓, □ and numeric character references. */
const MARK = /[〓□]|&#x?[0-9a-f]+;/i;

/**
 * Whether a text has lost letters on its way: U+FFFD where bytes could not be decoded, or the marks that programs
 * leave when they save to an encoding that lacks a letter. A question mark counts beside Chinese letters or alone,
 * where nobody asks a question.
 */
export function lostLetters(text: string, isCode: boolean): LostLetters | null {
  const undecodable = text.includes('\ufffd');
  const mark = PRIVATE_LETTER.exec(text)?.[0] ?? MARK.exec(text)?.[0] ?? questionMark(text);
  if (!undecodable && mark === null) return null;
  if (isCode) return { code: 'code-with-lost-letters', parameters: {} };
  if (undecodable) return { code: 'letters-undecodable', parameters: {} };
  return { code: 'letters-replaced', parameters: { mark: mark ?? '' } };
}

function questionMark(text: string): string | null {
  return /\?/.test(text) && (/\p{Script=Han}/u.test(text) || /^\?+$/.test(text)) ? '?' : null;
}
