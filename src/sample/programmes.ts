import type { SchoolKind } from '../domain/bureau.ts';
import type { Stage } from '../domain/stage.ts';
import type { Random } from './random.ts';
import type { SampleSchool } from './schools.ts';

/** One stage at one school, before it has pupils. */
export interface SampleProgramme {
  readonly school: SampleSchool;
  readonly stage: Stage;
  /** Short of rooms: its classes cannot all be kept below 56 in the base year. */
  readonly crowded: boolean;
  /** Size against the other programmes of the stage in the district; for primary schools the pupils of one grade. */
  readonly weight: number;
  /** By which its share of the district’s entrants is multiplied from one year to the next. */
  readonly drift: number;
  /** By which a cohort is multiplied from one grade to the next. */
  readonly survival: number;
}

const ORDINARY_STAGES: readonly Stage[] = ['primary', 'junior', 'senior'];

/** Programmes that can be crowded: the ordinary stages at public schools other than teaching points. */
export function isOrdinary(school: { readonly kind: SchoolKind | null }, stage: Stage): boolean {
  return school.kind !== 'teaching_point' && ORDINARY_STAGES.includes(stage);
}

/**
 * The programmes of a city’s schools. Exactly the wanted share of the ordinary ones is crowded, towns before the
 * country, because that is where pupils move.
 */
export function programmesOf(
  schools: readonly SampleSchool[],
  crowdedShare: number,
  random: Random,
): SampleProgramme[] {
  const all = schools.flatMap((school) => school.stages.map((stage) => ({ school, stage })));
  const pressure = { urban: 0.35, town: 0.4, rural: 0 };
  const ranked = all
    .filter(({ school, stage }) => isOrdinary(school, stage))
    .map((programme) => ({ programme, score: pressure[programme.school.locale] + random.fraction() }))
    .sort((one, other) => other.score - one.score);
  const crowded = new Set(ranked.slice(0, Math.round(ranked.length * crowdedShare)).map(({ programme }) => programme));
  return all.map((programme) => {
    const { school, stage } = programme;
    const isCrowded = crowded.has(programme);
    const size = sizeOf(school, stage, random);
    return {
      ...programme,
      crowded: isCrowded,
      // A crowded school has more pupils in a grade than one room takes well, however small its village.
      weight: isCrowded ? Math.max(size, stage === 'primary' ? random.between(66, 88) : 190) : size,
      drift: driftOf(school, random),
      survival: school.locale === 'rural' ? random.between(0.975, 0.998) : random.between(0.993, 1.008),
    };
  });
}

/** Pupils of one grade; only the proportions count for the stages above and below primary school. */
function sizeOf(school: SampleSchool, stage: Stage, random: Random): number {
  const rural = school.locale === 'rural';
  if (school.kind === 'teaching_point') return random.between(2, 11);
  switch (stage) {
    case 'kindergarten':
      return rural ? random.between(12, 40) : random.between(60, 160);
    case 'primary':
      if (rural) return random.between(18, 70);
      return (school.kind === 'nine_year' ? random.between(2, 4.5) : random.between(2.5, 6.5)) * 48;
    case 'junior':
      if (rural) return random.between(60, 160);
      return (school.kind === 'junior' ? random.between(5, 11) : random.between(3, 7)) * 48;
    case 'senior':
      return (school.kind === 'senior' ? random.between(8, 16) : random.between(5, 10)) * 48;
    case 'vocational':
      return random.between(8, 16) * 45;
    case 'special':
      return random.between(6, 15);
  }
}

function driftOf(school: SampleSchool, random: Random): number {
  if (school.locale === 'rural') return random.between(0.945, 0.995);
  return school.locale === 'town' ? random.between(1.0, 1.04) : random.between(0.985, 1.02);
}
