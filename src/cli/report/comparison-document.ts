import { type ComparedPlan, differenceOf, differencesOf, type SavedComparison } from '../../services/compare/index.ts';
import { differenceSentence } from './override-sentence.ts';

/**
 * What `compare --json` prints. Plans go by their numbers as text; differences are those against the reference, null
 * where a plan does not have the year or a figure is unknown.
 */
export function comparisonDocument({ reference, plans, comparison, places }: SavedComparison): object {
  const { years } = comparison;
  const idOf = (index: number) => String(plans[index]?.planId ?? '');
  const rows = comparison.rows.map(({ plan, change, schoolId, otherSchoolId, fields, ...row }) => ({
    change,
    row: {
      plan: idOf(plan),
      section: row.section,
      schoolId,
      schoolName: places.schoolName(schoolId),
      otherSchoolId,
      districtId: places.districtOf(schoolId),
      stage: row.stage,
      year: row.year,
      size: row.size,
      fields: fields.map((field) => ({
        ...field,
        difference: differenceOf(field.plan, field.reference),
      })),
    },
  }));
  const rowsOf = (change: 'modified' | 'added' | 'removed') =>
    rows.filter((one) => one.change === change).map(({ row }) => row);
  return {
    reference: idOf(reference),
    plans: plans.map((plan) => planOf(plan, places)),
    indicators: withDifferences(comparison.indicators, reference, ({ indicator }) => indicator).map(
      ({ indicator, plan, values, differences }) => ({ indicator, plan: idOf(plan), years, values, differences }),
    ),
    money: withDifferences(comparison.districtMoney, reference, ({ kind, level, districtId }) =>
      JSON.stringify([kind, level, districtId]),
    ).map(({ kind, level, districtId, plan, values, differences }) => ({
      kind,
      level,
      districtId,
      plan: idOf(plan),
      years,
      values,
      differences,
    })),
    rows: { modified: rowsOf('modified'), added: rowsOf('added'), removed: rowsOf('removed') },
  };
}

function planOf(
  { planId, scenarioName, overrides, schools, posts, ...plan }: ComparedPlan,
  places: SavedComparison['places'],
) {
  const schoolsThat = (outcome: 'wins' | 'loses' | 'mixed') =>
    schools
      .filter((school) => school.outcome === outcome)
      .map(({ schoolId, changes }) => ({ schoolId, schoolName: places.schoolName(schoolId), changes }));
  return {
    planId: String(planId),
    scenario: scenarioName,
    ...plan,
    postsByDistrict: posts,
    differences: overrides.map((difference) => ({ text: differenceSentence(difference), ...difference })),
    schools: { win: schoolsThat('wins'), lose: schoolsThat('loses'), mixed: schoolsThat('mixed') },
  };
}

interface Line {
  readonly plan: number;
  readonly values: readonly (number | null)[];
}

/** Each line with its differences from the reference's line on the same. */
function withDifferences<One extends Line>(
  lines: readonly One[],
  reference: number,
  keyOf: (line: One) => string,
): (One & { readonly differences: readonly (number | null)[] })[] {
  const standard = new Map(lines.filter(({ plan }) => plan === reference).map((line) => [keyOf(line), line.values]));
  return lines.map((line) => ({ ...line, differences: differencesOf(line.values, standard.get(keyOf(line)) ?? []) }));
}
