import {
  type ComparedPlan,
  differenceOf,
  differencesOf,
  isSameQuestion,
  type RowDifference,
  type RowSection,
  type SavedComparison,
  type SchoolMeasure,
} from '../../services/compare/index.ts';
import { differenceSentence, staleSentence } from './override-sentence.ts';
import { numberText, percentText, tableText, yuanText } from './table.ts';

type Indicator = SavedComparison['comparison']['indicators'][number]['indicator'];
type Values = readonly (number | null)[];
type Text = (value: number) => string;

/** What an indicator is called, how it is written, and whether its years can be added up. */
const INDICATORS: Readonly<Record<Indicator, readonly [name: string, text: Text, sums: boolean]>> = {
  largeClasses: ['classes of 56+', numberText, true],
  superLargeClasses: ['classes of 66+', numberText, true],
  classes: ['classes', numberText, false],
  roomsBuilt: ['rooms built', numberText, true],
  roomsShort: ['rooms missing', numberText, false],
  pupilsRedirected: ['pupils redirected', numberText, true],
  postsRequired: ['posts required', numberText, false],
  postsShort: ['posts short', numberText, false],
  postsMoved: ['posts moved', numberText, true],
  postsHired: ['posts hired', numberText, true],
  specialTeachersRequired: ['special teachers required', numberText, false],
  specialTeachersShort: ['special teachers short', numberText, false],
  resourceRooms: ['resource rooms', numberText, false],
  capitalCost: ['capital cost', yuanText, true],
  recurrentCost: ['recurrent cost', yuanText, true],
};

const SECTIONS: Readonly<Record<RowSection, string>> = {
  places: 'rooms and classes',
  projects: 'projects',
  redirections: 'redirections',
  posts: 'posts',
  special: 'special education',
  resourceRooms: 'resource rooms',
};

const MEASURES: Readonly<Record<SchoolMeasure, string>> = {
  superLargeClasses: 'classes of 66+',
  largeClasses: 'classes of 56+',
  roomsShort: 'rooms missing',
  postsShort: 'posts short',
  specialTeachersShort: 'special teachers short',
};

/**
 * A comparison for people: what the plans are, what their scenarios differ in, indicators, money, rows and schools.
 * @param shown how many rows of each change, and schools of each outcome, are printed
 */
export function comparisonReport(saved: SavedComparison, shown: number): string {
  const { plans, reference } = saved;
  const standard = plans[reference];
  if (standard === undefined) return '';
  const others = plans.map((plan, index) => ({ plan, index })).filter(({ index }) => index !== reference);
  return [
    plans.some(({ synthetic }) => synthetic) ? 'Synthetic data: invented, not about any real place or school.\n' : '',
    tableText(
      ['plan', 'scenario', 'made', 'years', 'data version', 'outcome', ''],
      plans.map((plan, index) => [
        String(plan.planId),
        plan.scenarioName,
        plan.createdAt.slice(0, 16).replace('T', ' '),
        `${plan.years.at(0)}–${plan.years.at(-1)}`,
        String(plan.dataVersion),
        plan.outcome,
        index === reference ? '<- reference' : '',
      ]),
    ),
    '\n',
    ...plans.flatMap((plan) => warnings(plan, standard)),
    ...others.map(({ plan }) => scenarioText(plan)),
    'Indicators, and their differences from the reference\n',
    indicatorTable(saved),
    '\nMoney by funding level\n',
    moneyTable(saved, ({ kind, level }) => `${kind}, ${level}`),
    '\nMoney by district\n',
    moneyTable(
      saved,
      ({ kind, districtId }) =>
        `${kind}, ${districtId === null ? 'whole bureau' : (saved.places.districtName(districtId) ?? districtId)}`,
    ),
    '\nPosts short by district\n',
    postsTable(saved),
    ...others.flatMap(({ plan, index }) => [rowsText(saved, plan, index, shown), schoolsText(saved, plan, shown)]),
  ].join('');
}

/** Everything that makes a comparison say less than it seems to. */
function warnings(plan: ComparedPlan, standard: ComparedPlan): string[] {
  const { planId, years } = plan;
  const said: string[] = [];
  if (!plan.sameData)
    said.push(
      `Plan ${planId} was made of other data than plan ${standard.planId} (data version ${plan.dataVersion} against ` +
        `${standard.dataVersion}), so differences may come from the data.`,
    );
  if (!plan.certified) said.push(`Plan ${planId} does NOT pass its check: do not rely on it. See: junheng verify`);
  if (plan.stale.length > 0) said.push(staleSentence(planId, plan.stale));
  if (years.join() !== standard.years.join())
    said.push(`Plan ${planId} has other years than plan ${standard.planId}; rows are compared in the years of both.`);
  return said.length === 0 ? [] : [...said.map((sentence) => `${sentence}\n`), '\n'];
}

function scenarioText({ planId, scenarioName, overrides, norms, sameData, gap }: ComparedPlan): string {
  const sentences = [
    ...overrides.map(differenceSentence),
    ...norms.map(
      ({ id, reference, plan }) =>
        `The norm set gives ${id} as ${plan ?? 'unknown'}, that of the reference as ${reference ?? 'unknown'}.`,
    ),
  ];
  const list = [
    ...(sentences.length === 0 ? ['The scenarios differ in nothing.'] : sentences),
    ...(sameData && isSameQuestion({ overrides, norms })
      ? [`Both ask for the same, so results differ only in what solving left open (within ${percentText(gap)}).`]
      : []),
  ];
  return `Plan ${planId} (${scenarioName}) against the reference:\n${list.map((text) => `  - ${text}\n`).join('')}\n`;
}

function indicatorTable(saved: SavedComparison): string {
  const { years, indicators } = saved.comparison;
  const groups = Map.groupBy(indicators, ({ indicator }) => indicator);
  const rows = (Object.keys(INDICATORS) as Indicator[]).flatMap((indicator) => {
    const [name, text, sums] = INDICATORS[indicator];
    return lineGroup(saved, name, groups.get(indicator) ?? [], text, sums);
  });
  return tableText(['', 'plan', ...years.map(String), 'in all'], rows);
}

type DistrictMoney = SavedComparison['comparison']['districtMoney'][number];

function moneyTable(saved: SavedComparison, nameOf: (line: DistrictMoney) => string): string {
  const { years, districtMoney } = saved.comparison;
  const groups = Map.groupBy(districtMoney, nameOf);
  const rows = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, lines]) => {
      const totals = saved.plans.map((_, plan) => ({
        plan,
        values: years.map((_year, at) =>
          sumOf(lines.filter((line) => line.plan === plan).map(({ values }) => values[at])),
        ),
      }));
      return lineGroup(saved, name, totals, yuanText, true);
    });
  return tableText(['', 'plan', ...years.map(String), 'in all'], rows);
}

/** The posts required and not filled; those required where the staff is not known are said beside them. */
function postsTable(saved: SavedComparison): string {
  const { plans, places, comparison } = saved;
  const districts = [...new Set(plans.flatMap(({ posts }) => posts.map(({ districtId }) => districtId)))];
  const rows = districts.flatMap((districtId) => {
    const name = districtId === null ? 'no district' : (places.districtName(districtId) ?? districtId);
    const lines = plans.flatMap(({ posts }, plan) => {
      const line = posts.find((one) => one.districtId === districtId);
      return line === undefined ? [] : [{ plan, values: line.short, unknown: line.unknown }];
    });
    const unknown = Math.max(...lines.flatMap((line) => line.unknown.map((value) => value ?? 0)));
    const said = unknown === 0 ? name : `${name} (staff of up to ${numberText(unknown)} posts unknown)`;
    return lineGroup(saved, said, lines, numberText, false);
  });
  return tableText(['', 'plan', ...comparison.years.map(String), ''], rows);
}

/** A line for the reference, then for each other plan a line and, where there are any, its differences. */
function lineGroup(
  { plans, reference }: SavedComparison,
  name: string,
  lines: readonly { readonly plan: number; readonly values: Values }[],
  text: Text,
  sums: boolean,
): string[][] {
  const standard = lines.find(({ plan }) => plan === reference)?.values ?? [];
  const cells = (values: Values, write: Text) => [
    ...values.map((value) => (value === null ? '?' : write(value))),
    sums ? totalText(values, write) : '',
  ];
  const idOf = (plan: number) => String(plans[plan]?.planId ?? '');
  return [
    [name, idOf(reference), ...cells(standard, text)],
    ...lines
      .filter(({ plan }) => plan !== reference)
      .flatMap(({ plan, values }) => {
        const line = ['', idOf(plan), ...cells(values, text)];
        const differences = differencesOf(values, standard);
        return differences.every((value) => value === 0)
          ? [line]
          : [line, ['', '±', ...cells(differences, signed(text))]];
      }),
  ];
}

function totalText(values: Values, write: Text): string {
  const total = sumOf(values);
  return total === null ? '?' : write(total);
}

/** The sum in whole fen; null when a value is unknown. */
function sumOf(values: readonly (number | null | undefined)[]): number | null {
  let fen = 0;
  for (const value of values) {
    if (value === null || value === undefined) return null;
    fen += Math.round(value * 100);
  }
  return fen / 100;
}

/** Writes a difference with its sign. */
function signed(text: Text): Text {
  return (value) => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${text(Math.abs(value))}`);
}

function rowsText({ comparison, places }: SavedComparison, plan: ComparedPlan, index: number, shown: number): string {
  const mine = comparison.rows.filter((row) => row.plan === index);
  if (mine.length === 0) return `\nNo row of plan ${plan.planId} differs from the reference.\n`;
  const nameOf = (id: string) => places.schoolName(id) ?? id;
  const parts = (['modified', 'added', 'removed'] as const).map((change) => {
    const rows = mine.filter((row) => row.change === change);
    if (rows.length === 0) return '';
    const counts = [...Map.groupBy(rows, ({ section }) => section)].map(
      ([section, some]) => `${SECTIONS[section]} ${numberText(some.length)}`,
    );
    const largest = [...rows]
      .sort((one, other) => (other.size ?? Number.MAX_VALUE) - (one.size ?? Number.MAX_VALUE))
      .slice(0, shown);
    return (
      `\nRows ${change} in plan ${plan.planId}: ${counts.join(', ')}; the largest changes:\n` +
      tableText(
        ['', 'school', 'stage', 'year', 'figures'],
        largest.map((row) => [
          SECTIONS[row.section],
          row.otherSchoolId === null ? nameOf(row.schoolId) : `${nameOf(row.schoolId)} → ${nameOf(row.otherSchoolId)}`,
          row.stage ?? '',
          String(row.year),
          figuresText(row),
        ]),
      ) +
      moreText(rows.length - largest.length)
    );
  });
  return parts.join('');
}

function figuresText({ change, fields }: RowDifference): string {
  return fields
    .map(({ field, reference, plan }) => {
      const name = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      // Years have no thousands.
      const text = field === 'openYear' ? String : numberText;
      if (change !== 'modified') return `${name} ${text(plan ?? reference ?? 0)}`;
      const known = (value: number | null) => (value === null ? '?' : text(value));
      const difference = differenceOf(plan, reference);
      return `${name} ${known(reference)} → ${known(plan)}${difference === null ? '' : ` (${signed(numberText)(difference)})`}`;
    })
    .join(', ');
}

function schoolsText({ places }: SavedComparison, { planId, schools }: ComparedPlan, shown: number): string {
  const groups = (['wins', 'loses', 'mixed'] as const).map((outcome) => {
    const some = schools.filter((school) => school.outcome === outcome);
    const words = { wins: 'win', loses: 'lose', mixed: 'win in one respect and lose in another' }[outcome];
    if (some.length === 0) return `\nNo schools ${words} in plan ${planId}.\n`;
    const lines = some.slice(0, shown).map(({ schoolId, changes }) => {
      const figures = changes.map(
        ({ measure, reference, plan }) => `${MEASURES[measure]} ${signed(numberText)(plan - reference)}`,
      );
      return `  - ${places.schoolName(schoolId) ?? schoolId}: ${figures.join(', ')}\n`;
    });
    const title = `\nSchools that ${words} in plan ${planId}: ${numberText(some.length)} (summed over the years)\n`;
    return `${title}${lines.join('')}${moreText(some.length - lines.length)}`;
  });
  return groups.join('');
}

function moreText(more: number): string {
  return more > 0 ? `  … and ${numberText(more)} more; --shown prints more, --json all\n` : '';
}
