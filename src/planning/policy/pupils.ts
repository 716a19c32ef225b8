import { programmeKey } from '../../domain/bureau.ts';
import { classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { Stage } from '../../domain/stage.ts';
import { CLASS_SIZE_BINS, type TableRow } from '../../domain/tables/index.ts';
import type { PolicyContext, ProgrammeYear } from './context.ts';
import { type Part, quotientOf } from './figure.ts';
import { type Indicator, measured } from './indicator.ts';

/**
 * The share of classes of at least the large (56) or super-large (66) size. In the base year a class list or the official
 * bins count where they are there and tell; elsewhere, and in planned years, classes are formed evenly.
 */
function shareOfLarge(tier: 'large' | 'superLarge'): Indicator {
  return (context) => {
    const { baseYear } = context.bureau.settings;
    const sizes = Map.groupBy(
      context.bureau.tables.class_sizes.filter(({ year }) => year === baseYear),
      ({ schoolId, stage }) => programmeKey(schoolId, stage),
    );
    const present = (context.programmes[0] ?? []).map((programme): Part & { readonly schoolId: string } => {
      const { schoolId, stage } = programme;
      const counted = countedClasses(sizes.get(programmeKey(schoolId, stage)) ?? [], context, stage, tier);
      return { schoolId, ...(counted ?? formedClasses(context, programme, tier)) };
    });
    const later = context.programmes.slice(1).map((programmes) =>
      quotientOf(
        programmes.map((row) => formedClasses(context, row, tier)),
        'share',
      ),
    );
    const schools = Map.groupBy(present, ({ schoolId }) => schoolId);
    const cases = [...schools]
      .map(([schoolId, rows]) => ({
        schoolId,
        districtId: null,
        value: rows.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0),
      }))
      .filter(({ value }) => value > 0)
      .sort((one, other) => other.value - one.value);
    return measured(context, [quotientOf(present, 'share'), ...later], {
      terms: { numerator: tier === 'large' ? 'largeClasses' : 'superLargeClasses', denominator: 'classes' },
      tables: ['class_sizes', 'enrolment'],
      norms: [
        ...['primary', 'junior', 'senior'].map((stage) => `class.${tier}.${stage}`),
        ...(tier === 'large' ? ['policy.share.largeClasses'] : ['policy.share.superLargeClasses.final']),
      ],
      cases,
      caseUnit: 'classes',
    });
  };
}

export const largeShare = shareOfLarge('large');
export const superLargeShare = shareOfLarge('superLarge');

type Tier = 'large' | 'superLarge';

/** Large and all classes of a programme as formed evenly. */
export function formedClasses({ norms }: PolicyContext, { stage, grades }: ProgrammeYear, tier: Tier): Part {
  let large = 0;
  let all = 0;
  for (const { grade, pupils, classes } of grades) {
    if (classes === null) {
      if (pupils > 0) return { numerator: null, denominator: null };
      continue;
    }
    large += classesOfAtLeast(norms.classLimits(stage, grade)[tier], pupils, classes);
    all += classes;
  }
  return { numerator: large, denominator: all };
}

/** The same as the class-size table has it; null where it has nothing, or where a limit falls inside a bin. */
function countedClasses(
  rows: readonly TableRow<'class_sizes'>[],
  { norms }: PolicyContext,
  stage: Stage,
  tier: Tier,
): Part | null {
  const limit = norms.valueOrNull(`class.${tier}.${stage}`);
  if (rows.length === 0 || limit === null) return null;
  let large = 0;
  let all = 0;
  for (const { bin, pupils, classes } of rows) {
    const count = bin === null ? 1 : classes;
    const least = bin === null ? pupils : LEAST_OF_BIN[CLASS_SIZE_BINS.indexOf(bin)];
    if (count === null || least === null || least === undefined) return null;
    if (bin !== null && !LEAST_OF_BIN.includes(limit)) return null;
    all += count;
    if (least >= limit) large += count;
  }
  return { numerator: large, denominator: all };
}

/** The smallest class of each official bin. */
const LEAST_OF_BIN = CLASS_SIZE_BINS.map((bin) => (bin.startsWith('<') ? 0 : Number(/\d+/.exec(bin)![0])));

/**
 * Retention (九年义务教育巩固率): pupils of grade 9 over those who entered grade 1 eight years before, which needs nine
 * years of enrolment. Pupils who moved in or away are in it.
 */
export const retention: Indicator = (context) =>
  measured(
    context,
    context.years.map((year, index) => {
      const leaving = pupilsIn(context.programmes[index] ?? [], ['junior'], 9);
      const entered = enrolled(context, ['primary'], 1, year - 8);
      return leaving === null || entered === null
        ? null
        : quotientOf([{ numerator: leaving, denominator: entered }], 'ratio');
    }),
    { terms: { numerator: 'grade9', denominator: 'grade1Before' }, tables: ['enrolment'] },
  );

/** Promotion (初中毕业生升学率): entrants of senior and vocational schools over the pupils of grade 9 a year before. */
export const promotion: Indicator = (context) =>
  measured(
    context,
    context.years.map((year, index) => {
      const entering = pupilsIn(context.programmes[index] ?? [], ['senior', 'vocational'], 10);
      const before =
        index === 0
          ? enrolled(context, ['junior'], 9, year - 1)
          : pupilsIn(context.programmes[index - 1]!, ['junior'], 9);
      return entering === null || before === null
        ? null
        : quotientOf([{ numerator: entering, denominator: before }], 'ratio');
    }),
    { terms: { numerator: 'grade10', denominator: 'grade9Before' }, tables: ['enrolment'] },
  );

function pupilsIn(programmes: readonly ProgrammeYear[], stages: readonly Stage[], grade: number): number | null {
  const rows = programmes
    .filter(({ stage }) => stages.includes(stage))
    .flatMap(({ grades }) => grades.filter((row) => row.grade === grade));
  return rows.length === 0 ? null : rows.reduce((sum, { pupils }) => sum + pupils, 0);
}

function enrolled({ bureau }: PolicyContext, stages: readonly Stage[], grade: number, year: number): number | null {
  const rows = bureau.tables.enrolment.filter(
    (row) => row.year === year && row.grade === grade && stages.includes(row.stage),
  );
  return rows.length === 0 ? null : rows.reduce((sum, { pupils }) => sum + pupils, 0);
}

/** Schools that teach some of the stages in the base year, with their programmes of these stages. */
export function schoolsWith(
  { programmes }: PolicyContext,
  stages: readonly Stage[],
): ReadonlyMap<string, ProgrammeYear[]> {
  const rows = (programmes[0] ?? []).filter(({ stage }) => stages.includes(stage));
  return Map.groupBy(rows, ({ schoolId }) => schoolId);
}
