import { InvalidArgumentError } from 'commander';
import type { Target } from '../services/explain/index.ts';

/** What a target may be, for the help of a command. */
export const TARGET_HELP = `
Targets, to be reached in a year and kept in every planned year after it:
  share66=0@2028     no class of 66 or more from 2028 on
  share56=0.05@2029  at most 5 % of all classes have 56 or more from 2029 on
  special=4.5@2027   a teacher for every 4.5 pupils of special schools from 2027 on`;

const TIERS = { share56: 'large', share66: 'superLarge' } as const;

/** Reads `share56=SHARE@YEAR`, `share66=SHARE@YEAR` or `special=PUPILS@YEAR`; anything else is a usage error. */
export function targetArgument(text: string): Target {
  const match = /^(share56|share66|special)=(\d+(?:\.\d+)?)@(\d{4})$/.exec(text);
  if (match === null)
    throw new InvalidArgumentError('It must be like share66=0@2028, share56=0.05@2029 or special=4.5@2027.');
  const [, name, value, year] = match;
  const number = Number(value);
  if (name === 'special') {
    if (number <= 0) throw new InvalidArgumentError('A teacher must have some pupils.');
    return { kind: 'specialTeachers', pupilsPerTeacher: number, year: Number(year) };
  }
  if (number > 1) throw new InvalidArgumentError('A share must be from 0 to 1; 5 % is 0.05.');
  return { kind: 'classShare', tier: TIERS[name as keyof typeof TIERS], share: number, year: Number(year) };
}
