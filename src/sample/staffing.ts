import type { TableRow } from '../domain/tables/index.ts';
import type { Norms } from '../norms/index.ts';
import type { SampleProgramme } from './programmes.ts';
import type { Random } from './random.ts';
import { plannedYears, type SampleYears } from './years.ts';

/** What staffing depends on. */
export interface StaffedProgramme {
  readonly programme: SampleProgramme;
  /** Pupils and classes of the base year. */
  readonly pupils: number;
  readonly classes: number;
}

export interface SampleStaffing {
  readonly staffing: TableRow<'staffing'>;
  readonly retirements: readonly TableRow<'retirements'>[];
  readonly qualifications: TableRow<'qualifications'>;
}

/** Posts that the norms ask for, in whole posts. */
export function postsRequired({ programme, pupils, classes }: StaffedProgramme, norms: Norms): number {
  switch (programme.stage) {
    case 'kindergarten':
      return classes * norms.value('posts.perClass.kindergarten.teachers');
    case 'special':
      return Math.ceil(pupils / norms.value('special.pupilsPerTeacher'));
    default:
      return Math.ceil(pupils / norms.value(`posts.pupilsPerPost.${programme.stage}`));
  }
}

/**
 * Staff of a public programme. Posts were allotted years ago: towns have grown since and are short, the country has
 * shrunk and has more than the norm; a teaching point keeps a teacher for every two classes whatever its pupils.
 */
export function staffingOf(
  staffed: StaffedProgramme,
  norms: Norms,
  years: SampleYears,
  random: Random,
): SampleStaffing {
  const { programme, pupils, classes } = staffed;
  const { school, stage } = programme;
  const required = postsRequired(staffed, norms);
  const factor =
    stage === 'kindergarten'
      ? random.between(0.55, 0.85)
      : stage === 'special'
        ? random.between(0.68, 0.92)
        : school.locale === 'rural'
          ? random.between(1.02, 1.3)
          : random.between(0.86, 1.03);
  const least = school.kind === 'teaching_point' ? Math.ceil(classes / 2) : 1;
  const establishmentPosts = Math.max(least, Math.round(required * factor));
  const teachers = Math.max(least, Math.round(establishmentPosts * random.between(0.94, 1)));
  const purchasedPosts = Math.round(Math.max(0, required - teachers) * random.between(0.2, 0.6));
  const row = { schoolId: school.id, stage };
  return {
    staffing: {
      ...row,
      establishmentPosts,
      teachers,
      specialTeachers: stage === 'special' ? Math.round(teachers * random.between(0.75, 0.95)) : 0,
      carers: stage === 'kindergarten' ? Math.round(classes * random.between(0.7, 1)) : 0,
      purchasedPosts,
    },
    retirements: plannedYears(years)
      .map((year) => ({
        ...row,
        year,
        people: Math.floor(teachers * random.between(0.012, 0.035) + random.fraction()),
      }))
      .filter(({ people }) => people > 0),
    qualifications: {
      ...row,
      aboveRequiredDegree: Math.round(teachers * random.between(0.55, 0.95)),
      backbone: Math.round((pupils / 100) * random.between(0.5, 1.6)),
      peArt: Math.round((pupils / 100) * random.between(0.6, 1.2)),
      certified: Math.round(teachers * random.between(0.88, 1)),
      doubleQualified: stage === 'vocational' ? Math.round(teachers * random.between(0.08, 0.22)) : null,
      trainedHours: Math.round(teachers * random.between(55, 110)),
    },
  };
}
