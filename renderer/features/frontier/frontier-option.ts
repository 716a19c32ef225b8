import type { ChartOption, CustomSeriesOption } from '../../charts/echarts.ts';
import { baseOption } from '../../charts/options.ts';
import type { Palette } from '../../charts/palette.ts';

/** A point in the units of the axes. */
export interface ChartPoint {
  /** Capital budget in the unit that the user chose. */
  readonly budget: number;
  readonly large: number;
  readonly superLarge: number;
  /** Proven least number of large classes; null where nothing is proven. */
  readonly least: number | null;
  /** What the pointer reads out, one line each. */
  readonly lines: readonly string[];
}

export interface FrontierChartContent {
  readonly points: readonly ChartPoint[];
  readonly knee: number | null;
  /** The largest budget asked for, so that the axis stays as it is while points appear; null while it is unknown. */
  readonly largest: number | null;
  readonly palette: Palette;
  readonly number: (value: number) => string;
  readonly texts: Readonly<
    Record<'classes' | 'budget' | 'large' | 'superLarge' | 'band' | 'knee' | 'multiple', string>
  >;
}

/**
 * Large and super-large classes against the capital budget; between the line of large classes and its proven least
 * stands a band, and a dashed line marks the knee.
 */
export function frontierOption({ points, knee, largest, palette, number, texts }: FrontierChartContent): ChartOption {
  const base = baseOption(palette, { unit: texts.classes });
  const top = Math.max(0, ...points.map(({ large }) => large));
  const marked = knee === null ? undefined : points[knee];
  const band = points.flatMap(({ budget, large, least }) => (least === null ? [] : [{ budget, large, least }]));
  return {
    ...base,
    grid: { ...base.grid, right: 24, bottom: 28 },
    tooltip: {
      ...base.tooltip,
      axisPointer: { type: 'line' },
      formatter: (hovered) => {
        const [first] = Array.isArray(hovered) ? hovered : [hovered];
        const budget = Array.isArray(first?.value) ? first.value[0] : null;
        return points.find((point) => point.budget === budget)?.lines.join('<br>') ?? '';
      },
    },
    xAxis: {
      ...base.xAxis,
      type: 'value',
      name: texts.budget,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { ...base.yAxis.nameTextStyle, align: 'center' },
      min: 0,
      max: largest ?? 1,
      splitLine: { show: false },
      axisLabel: { ...base.xAxis.axisLabel, formatter: largest === null ? () => '' : number, hideOverlap: true },
    },
    yAxis: { ...base.yAxis, min: 0 },
    series: [
      ...(band.length === 0 ? [] : [bandOf(band, texts.band, palette)]),
      line(texts.large, palette.tiers.large, 'circle', points, ({ large }) => large),
      line(texts.superLarge, palette.tiers.superLarge, 'rect', points, ({ superLarge }) => superLarge),
      ...(marked === undefined
        ? []
        : [
            {
              type: 'line' as const,
              name: texts.knee,
              symbol: 'none',
              silent: true,
              tooltip: { show: false },
              lineStyle: { color: palette.accent, type: 'dashed' as const, width: 1.5 },
              itemStyle: { color: palette.accent },
              data: [
                [marked.budget, 0],
                [marked.budget, top],
              ],
              endLabel: {
                show: true,
                formatter: texts.knee,
                color: palette.accent,
                fontFamily: palette.font,
                fontWeight: 'bold' as const,
                offset: [4, 8],
              },
            },
          ]),
    ],
  };
}

/** The band between the large classes of each point and the least that is proven. */
function bandOf(
  band: readonly { readonly budget: number; readonly large: number; readonly least: number }[],
  name: string,
  palette: Palette,
): CustomSeriesOption {
  return {
    type: 'custom',
    name,
    data: band.slice(0, 1).map(({ budget, large }) => [budget, large]),
    itemStyle: { color: palette.tierSurfaces.large, borderColor: palette.tiers.large },
    silent: true,
    z: 1,
    tooltip: { show: false },
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: {
        points: [
          ...band.map(({ budget, large }) => api.coord([budget, large])),
          ...band.toReversed().map(({ budget, least }) => api.coord([budget, least])),
        ],
      },
      style: { fill: palette.tierSurfaces.large, stroke: palette.tiers.large, lineDash: [3, 3], lineWidth: 1 },
    }),
  };
}

function line(
  name: string,
  color: string,
  symbol: string,
  points: readonly ChartPoint[],
  value: (point: ChartPoint) => number,
) {
  return {
    type: 'line' as const,
    name,
    symbol,
    symbolSize: 9,
    z: 3,
    lineStyle: { color, width: 2.5 },
    itemStyle: { color },
    data: points.map((point) => [point.budget, value(point)]),
  };
}
