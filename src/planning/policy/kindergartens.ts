import { programmeKey } from '../../domain/bureau.ts';
import { classesOf, type PolicyContext, presentOf, pupilsOf } from './context.ts';
import { type Part, quotientOf } from './figure.ts';
import { type Indicator, measured } from './indicator.ts';

/**
 * Gross enrolment (毛入园率): children in kindergartens over children aged 3 to 5, district by district. Where these are
 * not stated, the births of the three years before stand for them. The population table does not tell town from country,
 * so the rural rate is not measured.
 */
export const grossEnrolment: Indicator = (context, target) => {
  const parts = { terms: { numerator: 'kindergartenPupils', denominator: 'children3to5' } } as const;
  if (target.scope === 'rural') return measured(context, [], { ...parts, missing: 'notInInput' });
  const figures = context.years.map((year, index) => {
    const programmes = (context.programmes[index] ?? []).filter(({ stage }) => stage === 'kindergarten');
    if (programmes.length === 0) return null;
    const pupilsIn = (districtId: string | null) =>
      programmes.reduce((sum, row) => (row.districtId === districtId ? sum + pupilsOf(row) : sum), 0);
    const rows: Part[] = context.districts.map(({ districtId }) => ({
      numerator: pupilsIn(districtId),
      denominator: childrenAged3to5(context, districtId, year),
    }));
    return quotientOf([...rows, { numerator: pupilsIn(null), denominator: 0 }], 'ratio');
  });
  return measured(context, figures, { ...parts, tables: ['enrolment', 'population'] });
};

function childrenAged3to5({ bureau }: PolicyContext, districtId: string, year: number): number | null {
  const rowOf = (wanted: number) =>
    bureau.tables.population.find((row) => row.districtId === districtId && row.year === wanted);
  const stated = rowOf(year)?.children35 ?? null;
  if (stated !== null) return stated;
  let sum = 0;
  for (const age of [3, 4, 5]) {
    const births = rowOf(year - age)?.births ?? null;
    if (births === null) return null;
    sum += births;
  }
  return sum;
}

/** People of a kind over classes, in all kindergartens. */
function perClass(people: 'teachers' | 'carers'): Indicator {
  return (context) => {
    const staffing = staffOf(context);
    const rows = presentOf(context, 'kindergarten').map((programme) => {
      const row = staffing.get(programme.schoolId);
      const bought = people === 'teachers' ? (row?.purchasedPosts ?? 0) : 0;
      const employed = row?.[people] ?? null;
      return {
        schoolId: programme.schoolId,
        numerator: employed === null ? null : employed + bought,
        denominator: classesOf(programme),
      };
    });
    return measured(context, [quotientOf(rows, 'ratio')], {
      terms: {
        numerator: people === 'teachers' ? 'kindergartenTeachers' : 'carers',
        denominator: 'kindergartenClasses',
      },
      tables: ['staffing', 'enrolment'],
      norms: [`posts.perClass.kindergarten.${people}`],
    });
  };
}

/** Teachers in establishment and purchased posts for each class. */
export const teachersPerClass = perClass('teachers');
export const carersPerClass = perClass('carers');

/** Hours of training of a person in three years: those of the year, three times. */
export const trainingHours: Indicator = (context) => {
  const staffing = staffOf(context);
  const rows = qualificationsOf(context).map(({ schoolId, trainedHours }) => ({
    numerator: trainedHours === null ? null : 3 * trainedHours,
    denominator: staffing.get(schoolId)?.teachers ?? null,
  }));
  return measured(context, [quotientOf(rows, 'ratio')], {
    terms: { numerator: 'trainedHoursTimes3', denominator: 'kindergartenTeachers' },
    tables: ['qualifications', 'staffing'],
    norms: ['training.kindergarten.hours', 'training.kindergarten.years'],
  });
};

export const certifiedShare: Indicator = (context) => {
  const staffing = staffOf(context);
  const rows = qualificationsOf(context).map(({ schoolId, certified }) => ({
    numerator: certified,
    denominator: staffing.get(schoolId)?.teachers ?? null,
  }));
  return measured(context, [quotientOf(rows, 'share')], {
    terms: { numerator: 'certifiedTeachers', denominator: 'kindergartenTeachers' },
    tables: ['qualifications', 'staffing'],
  });
};

function staffOf({ bureau }: PolicyContext) {
  const rows = bureau.tables.staffing.filter(({ stage }) => stage === 'kindergarten');
  return new Map(rows.map((row) => [row.schoolId, row]));
}

/** One row for each kindergarten; those without a row know nothing. */
function qualificationsOf(context: PolicyContext) {
  const rows = new Map(
    context.bureau.tables.qualifications.map((row) => [programmeKey(row.schoolId, row.stage), row] as const),
  );
  if (!context.bureau.tables.qualifications.some(({ stage }) => stage === 'kindergarten')) return [];
  return presentOf(context, 'kindergarten').map(({ schoolId }) => {
    const row = rows.get(programmeKey(schoolId, 'kindergarten'));
    return { schoolId, certified: row?.certified ?? null, trainedHours: row?.trainedHours ?? null };
  });
}
