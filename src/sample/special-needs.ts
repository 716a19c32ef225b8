import type { TableRow } from '../domain/tables/index.ts';
import type { Random } from './random.ts';
import type { StaffedProgramme } from './staffing.ts';

/**
 * Pupils with special needs of one school in the base year: in special schools those of the school and those it
 * teaches at home, in ordinary schools those in inclusive classes, about one in 220.
 */
export function specialNeedsOf(
  programmes: readonly StaffedProgramme[],
  specialTeachers: number,
  baseYear: number,
  random: Random,
): TableRow<'special_needs'>[] {
  const { school } = programmes[0]!.programme;
  const pupils = programmes.reduce((sum, programme) => sum + programme.pupils, 0);
  const row = { schoolId: school.id, year: baseYear };
  if (school.kind === 'special')
    return [
      { ...row, form: 'special_school', pupils, specialTeachers, resourceRoom: null },
      {
        ...row,
        form: 'home',
        pupils: Math.round(pupils * random.between(0.08, 0.2)),
        specialTeachers: 0,
        resourceRoom: null,
      },
    ];
  if (school.kind === 'kindergarten' || school.kind === 'senior') return [];
  const inclusive = Math.floor((pupils / 220) * random.between(0.2, 1.8) + random.fraction());
  if (inclusive === 0) return [];
  const resourceRoom = random.chance(inclusive >= 8 ? 0.35 : 0.03);
  return [{ ...row, form: 'inclusive', pupils: inclusive, specialTeachers: resourceRoom ? 1 : 0, resourceRoom }];
}
