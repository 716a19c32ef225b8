import type { BarSeriesOption, ChartOption } from './echarts.ts';
import { baseOption } from './options.ts';
import type { Palette } from './palette.ts';

export interface PlanBarsContent {
  readonly categories: readonly string[];
  /** Of the values, such as 班 or 万元. */
  readonly unit: string;
  /** The reference first. */
  readonly plans: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Bars lie, so that long names of categories have room. */
  readonly lying: boolean;
  readonly palette: Palette;
  readonly number: (value: number | null) => string;
}

/** Told apart in grey print: the reference is outlined, the others are filled, striped and dotted. */
const DECALS = [
  { symbol: 'none' },
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[5, 5]], dashArrayY: [5, 3], symbolSize: 0.6 },
] as const satisfies readonly Exclude<NonNullable<BarSeriesOption['itemStyle']>['decal'], 'none' | undefined>[];

/** A bar for each plan beside each other in every category. */
export function planBarsOption({ categories, unit, plans, lying, palette, number }: PlanBarsContent): ChartOption {
  const base = baseOption(palette, { unit });
  const category = {
    ...base.xAxis,
    type: 'category' as const,
    data: [...categories],
    ...(lying ? { inverse: true, axisLabel: { ...base.xAxis.axisLabel, color: palette.text } } : {}),
  };
  const value = lying
    ? { ...base.yAxis, nameTextStyle: { ...base.yAxis.nameTextStyle, align: 'right' as const } }
    : base.yAxis;
  return {
    ...base,
    tooltip: { ...base.tooltip, valueFormatter: (one) => `${number(one === null ? null : Number(one))} ${unit}` },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: plans.map(({ name, values }, index) => {
      const color = palette.series[index % palette.series.length] ?? palette.accent;
      return {
        type: 'bar' as const,
        name,
        barMaxWidth: lying ? 14 : 30,
        barGap: '12%',
        itemStyle: {
          color: index === 0 ? palette.surface : color,
          borderColor: color,
          borderWidth: index === 0 ? 1.5 : 0.5,
          decal: { color: palette.surface, ...(DECALS[index % DECALS.length] ?? DECALS[0]) },
        },
        data: values.map((one) => one),
      };
    }),
  };
}
