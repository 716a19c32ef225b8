import { counted as withWords } from '../../../domain/filled-text.ts';
import type { Reason } from '../reason.ts';

const NUMBERS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 });

export type Fact = Reason['facts'][string] | undefined;

/** A fact as a number for people; an unknown one is called so. */
export function number(fact: Fact): string {
  return typeof fact === 'number' ? NUMBERS.format(fact) : 'an unknown number of';
}

/** `¥1,200,000`, or `an unknown sum`. */
export function yuan(fact: Fact): string {
  return typeof fact === 'number' ? `¥${NUMBERS.format(fact)}` : 'an unknown sum';
}

/** A fact with its words such as `room/rooms`: `1 room`, `3 rooms`, or `an unknown number of rooms`. */
export function counted(fact: Fact, words: string): string {
  return withWords(number(fact), words);
}

/** `东禾区第6小学 (S00017) primary`. */
export function programme(reason: Reason): string {
  const { facts } = reason;
  return `${school(reason)}${facts.stage === undefined ? '' : ` ${facts.stage}`}`;
}

/** `东禾区第6小学 (S00017)`. */
export function school({ schoolId, facts }: Pick<Reason, 'schoolId' | 'facts'>): string {
  return named(facts.schoolName, schoolId);
}

/** `第一小学 (S1)`, or the id alone where there is no name. */
export function named(name: Fact, id: Fact): string {
  return typeof name === 'string' && name !== '' ? `${name} (${id})` : String(id ?? 'the bureau');
}

/** `class.large.primary = 56; 国发〔2016〕40号, clause 3.0.1, evidence B`. */
export function source({ facts }: Reason): string {
  const parts = [
    `${facts.norm} = ${facts.normValue ?? 'no value'}`,
    ...('libraryValue' in facts ? [`set in the scenario in place of ${facts.libraryValue ?? 'no value'}`] : []),
    [
      facts.document === '' ? 'no document' : facts.document,
      ...(facts.clause === '' || facts.clause === undefined ? [] : [`clause ${facts.clause}`]),
      `evidence ${facts.evidence}`,
    ].join(', '),
  ];
  return parts.join('; ');
}

/** `the county purse of D001`, `the province's purse of the whole bureau`. */
export function purse(level: Fact, districtId: Fact): string {
  return `the ${level} purse of ${districtId ?? 'the whole bureau'}`;
}
