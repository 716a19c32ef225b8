import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { School } from '../../domain/bureau.ts';
import type { PlaceRow, Plan } from '../../domain/plan/index.ts';
import type { ExportLocale } from '../words.ts';
import { classesFrom, LARGE_CLASS, SUPER_LARGE_CLASS } from '../workbook/place-sheets.ts';
import type { Block } from './contents.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

type Figure = Extract<Block, { kind: 'figure' }>;

/** Fixed colours of the class tiers, safe for colour-blind readers. */
const COLOURS = { standard: '#2a7f86', large: '#d9822b', superLarge: '#8c1c13', line: '#1f4e5f', grey: '#8a949b' };
const FONT = "'Microsoft YaHei','Noto Sans SC','WenQuanYi Zen Hei',sans-serif";
const WIDTH = 680;

function chart(option: EChartsCoreOption, height: number, caption: string): Figure {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  drawn.setOption({ animation: false, textStyle: { fontFamily: FONT, fontSize: 12 }, ...option });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return { kind: 'figure', svg, width: WIDTH, height, caption };
}

/** Large classes by year: outlined without the plan, filled with each plan. */
export function largeClassesChart(
  plans: readonly { readonly name: string; readonly plan: Plan }[],
  locale: ExportLocale,
): Figure {
  const [first] = plans;
  const years = first?.plan.years ?? [];
  const fills = [COLOURS.large, COLOURS.line];
  const bar = { type: 'bar', barGap: '10%', label: { show: true, position: 'top', fontSize: 10 } };
  return chart(
    {
      legend: { top: 0 },
      grid: { left: 56, right: 16, top: 44, bottom: 30 },
      xAxis: { type: 'category', data: years.map(String) },
      yAxis: { type: 'value', name: locale === 'zh' ? '班' : 'classes' },
      series: [
        {
          ...bar,
          name: locale === 'zh' ? '不实施方案' : 'Without the plan',
          data: first?.plan.baseline.largeClasses ?? [],
          itemStyle: { color: '#ffffff', borderColor: COLOURS.large, borderWidth: 1.5 },
        },
        ...plans.map(({ name, plan }, index) => ({
          ...bar,
          name,
          data: years.map((year) => plan.plan.largeClasses[plan.years.indexOf(year)] ?? null),
          itemStyle: { color: fills[index % fills.length] },
        })),
      ],
    },
    300,
    locale === 'zh' ? '图1 大班额（56人及以上）班数' : 'Figure 1 Classes of 56 or more',
  );
}

/** Money by year: cost as bars, new money as a line. */
export function moneyChart({ years, plan, budget }: Plan, locale: ExportLocale): Figure {
  const inTenThousands = (values: readonly number[]): number[] => values.map((value) => Math.round(value / 100) / 100);
  const words =
    locale === 'zh'
      ? ['基本建设支出', '经常性支出', '基本建设预算', '经常性预算', '万元', '图3 支出与当年预算']
      : [
          'Capital cost',
          'Recurrent cost',
          'Capital budget',
          'Recurrent budget',
          '10,000 yuan',
          'Figure 3 Cost and new money',
        ];
  return chart(
    {
      legend: { top: 0 },
      grid: { left: 72, right: 16, top: 44, bottom: 30 },
      xAxis: { type: 'category', data: years.map(String) },
      yAxis: { type: 'value', name: words[4] },
      series: [
        { type: 'bar', name: words[0], data: inTenThousands(plan.capitalCost), itemStyle: { color: COLOURS.standard } },
        { type: 'bar', name: words[1], data: inTenThousands(plan.recurrentCost), itemStyle: { color: '#c9b27c' } },
        {
          type: 'line',
          name: words[2],
          data: inTenThousands(budget.capital),
          lineStyle: { type: 'dashed' },
          itemStyle: { color: COLOURS.standard },
        },
        {
          type: 'line',
          name: words[3],
          data: inTenThousands(budget.recurrent),
          lineStyle: { type: 'dashed' },
          itemStyle: { color: '#8a7440' },
        },
      ],
    },
    300,
    words[5] ?? '',
  );
}

/**
 * A map of the schools with a location in the last planned year: the largest of their classes by colour and by shape, and
 * a ring where rooms are added. Null where no school has a location.
 */
export function schoolMap(schools: readonly School[], plan: Plan, locale: ExportLocale): Figure | null {
  const located = schools.flatMap((school) =>
    school.lon === null || school.lat === null ? [] : [{ id: school.schoolId, lon: school.lon, lat: school.lat }],
  );
  if (located.length === 0) return null;
  const last = plan.years.at(-1);
  const rows = Map.groupBy(
    plan.places.filter(({ year }) => year === last),
    ({ schoolId }) => schoolId,
  );
  const built = new Set(plan.builds.map(({ schoolId }) => schoolId));
  const height = 460;
  const [west, east] = extent(located.map(({ lon }) => lon));
  const [south, north] = extent(located.map(({ lat }) => lat));
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((WIDTH - 40) / ((east - west) * narrowing || 1), (height - 70) / (north - south || 1));
  const marks = located
    .map(({ id, lon, lat }) => ({ id, lon, lat, tier: tierOf(rows.get(id) ?? []) }))
    .sort((one, other) => TIERS.indexOf(one.tier) - TIERS.indexOf(other.tier))
    .map(({ id, lon, lat, tier }) => {
      const horizontal = 20 + (lon - west) * narrowing * scale;
      const vertical = height - 20 - (lat - south) * scale;
      const ring = built.has(id)
        ? `<circle cx="${horizontal.toFixed(1)}" cy="${vertical.toFixed(1)}" r="7" fill="none" stroke="${COLOURS.line}" stroke-width="1.2"/>`
        : '';
      return `${ring}${mark(tier, horizontal, vertical)}`;
    });
  const words: Readonly<Record<Tier | 'built', string>> =
    locale === 'zh'
      ? { standard: '无大班额', large: '有56–65人的班', superLarge: '有66人及以上的班', built: '增建教室' }
      : { standard: 'no class of 56+', large: 'classes of 56–65', superLarge: 'classes of 66+', built: 'rooms added' };
  const legend = TIERS.map(
    (tier, index) => `${mark(tier, 26 + index * 150, 16)}<text x="${36 + index * 150}" y="20">${words[tier]}</text>`,
  ).join('');
  const ringLegend = `<circle cx="476" cy="16" r="7" fill="none" stroke="${COLOURS.line}"/><text x="488" y="20">${words.built}</text>`;
  return {
    kind: 'figure',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONT}" font-size="12"><rect width="${WIDTH}" height="${height}" fill="#f6f8f8"/>${legend}${ringLegend}${marks.join('')}</svg>`,
    width: WIDTH,
    height,
    caption:
      locale === 'zh'
        ? `图2 ${last}学年学校位置与班额（上北下南）`
        : `Figure 2 Schools and class sizes in ${last} (north is up)`,
  };
}

const TIERS = ['standard', 'large', 'superLarge'] as const;
type Tier = (typeof TIERS)[number];

function tierOf(rows: readonly PlaceRow[]): Tier {
  if (rows.some((row) => classesFrom(SUPER_LARGE_CLASS)(row) > 0)) return 'superLarge';
  return rows.some((row) => classesFrom(LARGE_CLASS)(row) > 0) ? 'large' : 'standard';
}

/** Circle, square and triangle, so that grey prints can be read too. */
function mark(tier: Tier, horizontal: number, vertical: number): string {
  const [x, y] = [horizontal.toFixed(1), vertical.toFixed(1)];
  if (tier === 'standard') return `<circle cx="${x}" cy="${y}" r="2.6" fill="${COLOURS.standard}"/>`;
  if (tier === 'large')
    return `<rect x="${(horizontal - 3.2).toFixed(1)}" y="${(vertical - 3.2).toFixed(1)}" width="6.4" height="6.4" fill="${COLOURS.large}"/>`;
  return `<path d="M${x} ${(vertical - 5).toFixed(1)}l4.6 8.4h-9.2z" fill="${COLOURS.superLarge}"/>`;
}

function extent(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
