import type { BarSeriesOption, ChartOption } from './echarts.ts';
import type { Palette } from './palette.ts';

/** What every chart shares: type, axes, grid lines, tooltip, space for labels. */
export function baseOption(palette: Palette, { unit }: { readonly unit: string }) {
  const axisText = { color: palette.textQuiet, fontSize: 12, fontFamily: palette.font };
  return {
    animation: false,
    // The figure has a summary of its own, which the chart's would take the place of.
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: { symbol: 'none' } } },
    textStyle: { fontFamily: palette.font, color: palette.text, fontSize: 12 },
    grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 0,
      left: 0,
      type: 'scroll',
      itemWidth: 14,
      itemHeight: 10,
      itemGap: 14,
      selectedMode: false,
      textStyle: { color: palette.text, fontSize: 12, fontFamily: palette.font },
      pageIconColor: palette.text,
      pageTextStyle: { color: palette.text },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.lineStrong,
      textStyle: { color: palette.text, fontSize: 12, fontFamily: palette.font },
    },
    xAxis: {
      type: 'category',
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: axisText,
      data: [],
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameLocation: 'end',
      nameGap: 8,
      nameTextStyle: { ...axisText, align: 'left' },
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: axisText,
    },
  } satisfies ChartOption;
}

/** The style of what would happen without the plan, or of a limit: an outline over a tint. */
export function outlined(color: string, tint: string): NonNullable<BarSeriesOption['itemStyle']> {
  return { color: tint, borderColor: color, borderWidth: 1.5, decal: { symbol: 'none' } };
}

/** The style of what the plan does: filled. */
export function filled(color: string, palette: Palette): NonNullable<BarSeriesOption['itemStyle']> {
  return { color, borderColor: palette.surface, borderWidth: 0.5, decal: { symbol: 'none' } };
}

/** The style of what is not known: hatched grey, never white. */
export function unknown(palette: Palette): NonNullable<BarSeriesOption['itemStyle']> {
  return {
    color: palette.surface,
    borderColor: palette.unknownLine,
    borderWidth: 1,
    decal: {
      symbol: 'rect',
      dashArrayX: [1, 0],
      dashArrayY: [2, 4],
      rotation: -Math.PI / 4,
      color: palette.unknownLine,
    },
  };
}
