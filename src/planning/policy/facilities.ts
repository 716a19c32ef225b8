import type { Stage } from '../../domain/stage.ts';
import { BALANCE_INDICATORS, schoolResources } from './balance.ts';
import { classesOf, type PolicyContext } from './context.ts';
import { quotientOf, shareOf } from './figure.ts';
import { type Indicator, type IndicatorCase, measured } from './indicator.ts';
import { schoolsWith } from './pupils.ts';

/** 中小学, as item 26 has them. */
const SCHOOL_STAGES: readonly Stage[] = ['primary', 'junior', 'senior'];

/** Classes with multimedia equipment over classes; equipment beyond the classes of a school counts for none of another. */
export const multimediaClasses: Indicator = (context) => {
  const facilities = facilitiesOf(context);
  const rows = [...schoolsWith(context, SCHOOL_STAGES)].map(([schoolId, programmes]) => {
    const classes = sumOrNull(programmes.map(classesOf));
    const equipped = facilities.get(schoolId)?.multimediaClasses ?? null;
    return {
      schoolId,
      numerator: equipped === null || classes === null ? null : Math.min(equipped, classes),
      denominator: classes,
    };
  });
  const cases = rows.flatMap(({ schoolId, numerator, denominator }): IndicatorCase[] =>
    numerator !== null && denominator !== null && numerator < denominator
      ? [{ schoolId, districtId: null, value: numerator / denominator }]
      : [],
  );
  return measured(context, [quotientOf(rows, 'share')], {
    terms: { numerator: 'multimediaClasses', denominator: 'schoolClasses' },
    tables: ['facilities', 'enrolment'],
    cases: cases.sort((one, other) => (one.value ?? 0) - (other.value ?? 0)),
  });
};

/** The share of schools that have something. */
function shareOfSchools(
  numerator: string,
  has: (row: NonNullable<ReturnType<ReturnType<typeof facilitiesOf>['get']>>) => {
    is: boolean | null;
    value: number | null;
  },
): Indicator {
  return (context) => {
    const facilities = facilitiesOf(context);
    const found = [...schoolsWith(context, SCHOOL_STAGES).keys()].map((schoolId) => {
      const row = facilities.get(schoolId);
      return { schoolId, ...(row === undefined ? { is: null, value: null } : has(row)) };
    });
    return measured(context, [shareOf(found.map(({ is }) => is))], {
      terms: { numerator, denominator: 'schools' },
      tables: ['facilities'],
      caseUnit: 'Mbps',
      cases: found.flatMap(({ schoolId, is, value }) => (is === false ? [{ schoolId, districtId: null, value }] : [])),
    });
  };
}

export const computerRooms = shareOfSchools('schoolsWithComputerRoom', ({ computerRoom }) => ({
  is: computerRoom,
  value: null,
}));

const ACCESS_MBPS = 10;
export const bandwidth10 = shareOfSchools('schoolsWith10Mbps', ({ bandwidthMbps }) => ({
  is: bandwidthMbps === null ? null : bandwidthMbps >= ACCESS_MBPS,
  value: bandwidthMbps,
}));

/**
 * The share of primary and junior schools that reach every material minimum of 教督〔2017〕6号 for their stages: teaching
 * area, sports area and equipment for each pupil, multimedia classes for each hundred. A school that falls short
 * anywhere is below standard, whatever else is unknown of it.
 */
export const standardShare: Indicator = (context) => {
  const used = new Set<string>();
  const found = schoolResources(context).map(({ schoolId, stages, perPupil }) => {
    const reached = stages.flatMap((stage) =>
      BALANCE_INDICATORS.filter(({ material }) => material).map(({ id }): boolean | null => {
        const norm = `balance.${id}.${stage}`;
        used.add(norm);
        const least = context.norms.valueOrNull(norm);
        const value = perPupil(id, stage);
        return least === null || value === null ? null : value >= least - 1e-9;
      }),
    );
    return { schoolId, is: reached.includes(false) ? false : reached.includes(null) ? null : true };
  });
  return measured(context, [shareOf(found.map(({ is }) => is))], {
    terms: { numerator: 'schoolsAtStandard', denominator: 'compulsorySchools' },
    tables: ['facilities', 'enrolment'],
    norms: [...used],
    cases: found.flatMap(({ schoolId, is }) => (is === false ? [{ schoolId, districtId: null, value: null }] : [])),
  });
};

function facilitiesOf({ bureau }: PolicyContext) {
  return new Map(bureau.tables.facilities.map((row) => [row.schoolId, row]));
}

function sumOrNull(amounts: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return sum;
}
