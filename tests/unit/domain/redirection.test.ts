import { expect, it } from 'vitest';
import { neverRedirected } from '../../../src/domain/redirection.ts';

it.each([
  [{ kind: 'primary', ownership: 'public', locked: null }, 'primary', null],
  [{ kind: 'primary', ownership: null, locked: true }, 'primary', 'locked'],
  [{ kind: 'teaching_point', ownership: 'public', locked: false }, 'primary', 'teachingPoint'],
  [{ kind: 'kindergarten', ownership: 'private', locked: false }, 'kindergarten', 'private'],
  [{ kind: 'special', ownership: 'public', locked: false }, 'special', 'special'],
  // What is unknown keeps nobody from being redirected.
  [{ kind: null, ownership: null, locked: null }, 'junior', null],
] as const)('%o at the stage %s: %s', (school, stage, why) => {
  expect(neverRedirected(school, stage)).toBe(why);
});
