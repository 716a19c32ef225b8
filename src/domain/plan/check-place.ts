import type { Stage } from '../stage.ts';
import type { BudgetKind, FundingLevel } from '../tables/index.ts';
import type { CertificateCheck } from './certificate.ts';
import type { Speech } from './speech.ts';

/** What a plan states or does that a check can find wrong. */
export const CHECKED_FIGURES = [
  'hash',
  'years',
  'objective',
  'bound',
  'gap',
  'reductionShare',
  'noRow',
  'unknownProgramme',
  'noLand',
  'leftOut',
  'redirectedOut',
  'redirectedIn',
  'classes',
  'largeClasses',
  'superLargeClasses',
  'roomsBuilt',
  'roomsShort',
  'pupilsRedirected',
  'postsRequired',
  'postsShort',
  'postsMoved',
  'postsHired',
  'budget',
  'cost',
  'rooms',
  'newSchool',
  'runningCost',
] as const;
export type CheckedFigure = (typeof CHECKED_FIGURES)[number];

/** Where the largest violation of a check is: of which figure, of whom, when. */
export interface CheckPlace {
  readonly figure?: CheckedFigure;
  readonly schoolId?: string;
  /** The school that pupils or posts move to. */
  readonly toSchoolId?: string;
  readonly stage?: Stage;
  readonly grade?: number;
  /** Null: the whole bureau. */
  readonly districtId?: string | null;
  readonly level?: FundingLevel;
  readonly budgetKind?: BudgetKind;
  readonly year?: number;
}

/** A place in English, with ids in place of names. */
export function placeInEnglish(place: CheckPlace): string {
  const { figure, schoolId, toSchoolId, stage, grade, districtId, level, budgetKind, year } = place;
  return [
    figure?.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    schoolId,
    toSchoolId === undefined ? undefined : `to ${toSchoolId}`,
    stage,
    grade === undefined ? undefined : `grade ${grade}`,
    districtId === null ? 'whole bureau' : districtId,
    level,
    budgetKind,
    year,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** Where a check fails, in words; null where it holds. What is no place in the data, such as a file, stays as it is. */
export function placeSentence({ at, where }: CertificateCheck, speech: Speech): string | null {
  if (at === undefined) return where ?? null;
  const { figure, schoolId, toSchoolId, stage, grade, districtId, level, budgetKind, year } = at;
  const say = (key: string, parameters: Readonly<Record<string, string>> = {}): string =>
    speech.text(`checkPlaces.${key}`, parameters) ?? '';
  return [
    figure === undefined ? '' : say(`figures.${figure}`),
    schoolId === undefined || schoolId === '' ? '' : speech.school(schoolId),
    toSchoolId === undefined ? '' : say('to', { school: speech.school(toSchoolId) }),
    stage === undefined ? '' : speech.stage(stage),
    grade === undefined ? '' : say('grade', { grade: String(grade) }),
    districtId === undefined ? '' : districtId === null ? say('wholeBureau') : speech.district(districtId),
    level === undefined ? '' : speech.level(level),
    budgetKind === undefined ? '' : speech.kind(budgetKind),
    year === undefined ? '' : say('year', { year: speech.year(year) }),
  ]
    .filter((part) => part !== '')
    .join(say('separator'));
}
