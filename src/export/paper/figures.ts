import type { BureauData } from '../../domain/bureau.ts';
import type { PlaceRow, Plan } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { Names } from '../names.ts';
import type { ExportLocale } from '../words.ts';
import { classesFrom, LARGE_CLASS, SUPER_LARGE_CLASS } from '../workbook/place-sheets.ts';
import type { BarsFigure, MapFigure, Tier } from './contents.ts';

/** Fixed colours of the class tiers, safe for colour-blind readers, and of what is no tier. */
export const COLOURS = {
  standard: '#2a7f86',
  large: '#d9822b',
  superLarge: '#8c1c13',
  line: '#1f4e5f',
  recurrent: '#c9b27c',
  recurrentLine: '#8a7440',
} as const;

/** Kilometres of one degree of latitude. */
const DEGREE = 111.2;
/** Schools of a district that its name needs on the map. */
const LEAST_FOR_NAME = 5;

/** Large classes by year: outlined without the plan, filled with each plan. */
export function largeClassesFigure(
  plans: readonly { readonly name: string; readonly plan: Plan }[],
  locale: ExportLocale,
): BarsFigure {
  const first = plans[0]?.plan;
  const years = first?.years ?? [];
  const fills = [COLOURS.large, COLOURS.line];
  return {
    kind: 'bars',
    caption: locale === 'zh' ? '图1 大班额（56人及以上）班数' : 'Figure 1 Classes of 56 or more',
    unit: locale === 'zh' ? '班' : 'classes',
    categoryName: locale === 'zh' ? '学年' : 'year',
    categories: years.map(schoolYear),
    series: [
      {
        name: locale === 'zh' ? '不实施方案' : 'Without the plan',
        values: first?.baseline.largeClasses ?? [],
        colour: COLOURS.large,
        drawn: 'outlined',
      },
      ...plans.map(({ name, plan }, index) => ({
        name,
        values: years.map((year) => plan.plan.largeClasses[plan.years.indexOf(year)] ?? null),
        colour: fills[index % fills.length] ?? COLOURS.line,
        drawn: 'filled' as const,
      })),
    ],
  };
}

/** Money by year in ten thousands of yuan: cost as bars, new money as lines. */
export function moneyFigure({ years, plan, budget }: Plan, locale: ExportLocale): BarsFigure {
  const tenThousands = (values: readonly number[]): number[] => values.map((value) => Math.round(value / 100) / 100);
  const words =
    locale === 'zh'
      ? (['基本建设支出', '经常性支出', '当年基本建设预算', '当年经常性预算'] as const)
      : (['Capital cost', 'Recurrent cost', 'New capital money', 'New recurrent money'] as const);
  return {
    kind: 'bars',
    caption: locale === 'zh' ? '图3 支出与当年预算' : 'Figure 3 Cost and new money',
    unit: locale === 'zh' ? '万元' : '10,000 yuan',
    categoryName: locale === 'zh' ? '学年' : 'year',
    categories: years.map(schoolYear),
    series: [
      { name: words[0], values: tenThousands(plan.capitalCost), colour: COLOURS.standard, drawn: 'filled' },
      { name: words[1], values: tenThousands(plan.recurrentCost), colour: COLOURS.recurrent, drawn: 'filled' },
      { name: words[2], values: tenThousands(budget.capital), colour: COLOURS.standard, drawn: 'line' },
      { name: words[3], values: tenThousands(budget.recurrent), colour: COLOURS.recurrentLine, drawn: 'line' },
    ],
  };
}

/**
 * The schools with a location in the last planned year: the largest of their classes, and where rooms are added. Null
 * where no school has a location.
 */
export function schoolMap(bureau: BureauData, plan: Plan, names: Names, locale: ExportLocale): MapFigure | null {
  const located = bureau.tables.schools.flatMap(({ schoolId, districtId, lon, lat }) =>
    lon === null || lat === null ? [] : [{ schoolId, districtId, lon, lat }],
  );
  if (located.length === 0) return null;
  const last = plan.years.at(-1);
  const rows = Map.groupBy(
    plan.places.filter(({ year }) => year === last),
    ({ schoolId }) => schoolId,
  );
  const built = new Set(plan.builds.map(({ schoolId }) => schoolId));
  const middle = { lon: middleOf(located.map(({ lon }) => lon)), lat: middleOf(located.map(({ lat }) => lat)) };
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const narrowing = Math.cos((middle.lat * Math.PI) / 180);
  const schools = located.map(({ schoolId, districtId, lon, lat }) => ({
    districtId,
    east: (lon - middle.lon) * DEGREE * narrowing,
    north: (lat - middle.lat) * DEGREE,
    tier: tierOf(rows.get(schoolId) ?? []),
    isBuilt: built.has(schoolId),
  }));
  const labels = [...Map.groupBy(schools, ({ districtId }) => districtId)].flatMap(([districtId, members]) => {
    const text = names.district(districtId);
    if (text === null || members.length < LEAST_FOR_NAME) return [];
    return [{ text, east: mean(members.map(({ east }) => east)), north: mean(members.map(({ north }) => north)) }];
  });
  return {
    kind: 'map',
    caption:
      locale === 'zh'
        ? `图2 ${last === undefined ? '' : schoolYear(last)}学年学校位置与班额（上北下南）`
        : `Figure 2 Schools and class sizes in ${last === undefined ? '' : schoolYear(last)} (north is up)`,
    schools: schools.map(({ districtId: _, ...school }) => school),
    labels,
    words:
      locale === 'zh'
        ? {
            standard: '无大班额',
            large: '有56–65人的班',
            superLarge: '有66人及以上的班',
            built: '增建教室',
            districts: '县区名称',
            kilometres: '千米',
            eastwards: '东西方向（千米）',
            northwards: '南北方向（千米）',
          }
        : {
            standard: 'no class of 56+',
            large: 'classes of 56–65',
            superLarge: 'classes of 66+',
            built: 'rooms added',
            districts: 'names of districts',
            kilometres: 'km',
            eastwards: 'west to east (km)',
            northwards: 'south to north (km)',
          },
  };
}

function tierOf(rows: readonly PlaceRow[]): Tier {
  if (rows.some((row) => classesFrom(SUPER_LARGE_CLASS)(row) > 0)) return 'superLarge';
  return rows.some((row) => classesFrom(LARGE_CLASS)(row) > 0) ? 'large' : 'standard';
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
