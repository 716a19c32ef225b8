import { type BureauData, programmeKey, type School } from '../../domain/bureau.ts';
import { counted } from '../../domain/filled-text.ts';
import type { Explanation } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { PupilsAndClasses } from '../posts/index.ts';

/** A school with pupils with special needs. */
export interface SpecialSchool {
  readonly school: School;
  /** `special`, or the stage that hosts the resource room. */
  readonly stage: Stage;
  /** By planned year: pupils of the special school, or pupils in inclusive classes. */
  readonly pupils: readonly number[];
  /** By planned year: pupils taught at home. */
  readonly homePupils: readonly number[];
  readonly hasRoom: boolean;
}

const ROOM_STAGES: readonly Stage[] = ['primary', 'junior', 'vocational'];

/**
 * The special schools, and the ordinary primary, junior and vocational schools with pupils in inclusive classes.
 * Special schools count the pupils projected for their programme, or what the special-needs table says where none are.
 * All other pupils with special needs are held at the latest stated number: nothing is known that projects them.
 */
export function specialSchools(
  bureau: BureauData,
  years: readonly number[],
  sizes: readonly PupilsAndClasses[],
): { readonly schools: readonly SpecialSchool[]; readonly assumptions: readonly Explanation[] } {
  const { tables, settings } = bureau;
  const projected = Map.groupBy(sizes, ({ schoolId, stage }) => programmeKey(schoolId, stage));
  const needs = Map.groupBy(tables.special_needs, ({ schoolId }) => schoolId);
  const isStated = (year: number, rows: readonly { readonly year: number }[]): boolean =>
    rows.some((row) => row.year === year);
  let held = 0;
  let elsewhere = 0;
  const schools = tables.schools.flatMap((school): SpecialSchool[] => {
    const rows = needs.get(school.schoolId) ?? [];
    const byYear = (form: 'special_school' | 'inclusive' | 'home'): number[] => {
      const ofForm = rows.filter((row) => row.form === form).sort((one, other) => one.year - other.year);
      return years.map((year) => {
        const latest = ofForm.findLast(
          (row) => row.year <= year && (row.year <= settings.baseYear || row.year === year),
        );
        if (latest !== undefined && !isStated(year, ofForm)) held += 1;
        return latest?.pupils ?? 0;
      });
    };
    const inSpecial = projected.get(programmeKey(school.schoolId, 'special'));
    const homePupils = byYear('home');
    if (inSpecial !== undefined || rows.some(({ form }) => form === 'special_school')) {
      const stated = byYear('special_school');
      const pupils = years.map((_, year) => inSpecial?.find((row) => row.year === year)?.pupils ?? stated[year] ?? 0);
      return [{ school, stage: 'special', pupils, homePupils, hasRoom: false }];
    }
    const pupils = byYear('inclusive');
    if (Math.max(...pupils, ...homePupils, 0) === 0) return [];
    const stage = ROOM_STAGES.find((candidate) => projected.has(programmeKey(school.schoolId, candidate)));
    if (stage === undefined) {
      elsewhere += 1;
      return [];
    }
    const latestFlag = rows
      .filter(({ resourceRoom }) => resourceRoom !== null)
      .sort((one, other) => other.year - one.year)[0];
    return [{ school, stage, pupils, homePupils, hasRoom: latestFlag?.resourceRoom === true }];
  });
  const assumptions: Explanation[] = [];
  const assume = (constraint: string, text: string, facts: Explanation['facts']): void => {
    assumptions.push({ kind: 'assumption', constraint, year: null, text, facts });
  };
  if (held > 0)
    assume(
      'special.pupilsHeld',
      'Pupils with special needs in inclusive classes and at home are held at the latest stated number.',
      { baseYear: settings.baseYear },
    );
  if (elsewhere > 0)
    assume(
      'special.otherStages',
      `${counted(elsewhere, 'school with pupils with special needs has/schools with pupils with special needs have')} no primary, junior or vocational programme: resource rooms are not planned there.`,
      { schools: elsewhere },
    );
  return { schools, assumptions };
}
