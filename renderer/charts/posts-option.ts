import type { ChartOption } from './echarts.ts';
import { baseOption, filled, outlined, unknown } from './options.ts';
import type { Palette } from './palette.ts';

export interface PostsChartContent {
  readonly districts: readonly {
    readonly name: string;
    readonly allotted: number;
    readonly short: number;
    readonly unknown: number;
  }[];
  readonly palette: Palette;
  readonly number: (value: number) => string;
  readonly texts: {
    readonly allotted: string;
    readonly short: string;
    readonly unknown: string;
  };
}

/** Posts by district as lying bars: filled posts, missing posts outlined, posts of schools with unknown staff hatched. */
export function postsOption({ districts, palette, number, texts }: PostsChartContent): ChartOption {
  const base = baseOption(palette, { unit: '' });
  const bar = { type: 'bar' as const, stack: 'posts', barMaxWidth: 18 };
  return {
    ...base,
    tooltip: { ...base.tooltip, valueFormatter: (value) => number(Number(value)) },
    xAxis: { ...base.yAxis, nameLocation: 'end', nameTextStyle: { align: 'right' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: districts.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: { color: palette.text, fontFamily: palette.font, fontSize: 12 },
    },
    series: [
      {
        ...bar,
        name: texts.allotted,
        itemStyle: filled(palette.series[0] ?? palette.accent, palette),
        data: districts.map(({ allotted }) => allotted),
      },
      {
        ...bar,
        name: texts.short,
        itemStyle: outlined(palette.danger, palette.surface),
        data: districts.map(({ short }) => short),
      },
      {
        ...bar,
        name: texts.unknown,
        itemStyle: unknown(palette),
        data: districts.map(({ unknown: number }) => number),
      },
    ],
  };
}
