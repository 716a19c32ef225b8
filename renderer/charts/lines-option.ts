import type { ChartOption } from './echarts.ts';
import { baseOption } from './options.ts';
import type { Palette } from './palette.ts';

export interface LinesChartContent {
  readonly years: readonly string[];
  readonly unit: string;
  readonly lines: readonly {
    readonly name: string;
    readonly reference: boolean;
    readonly values: readonly (number | null)[];
  }[];
  /** The top of the axis, such as 100 for per cent; as high as the values unless told. */
  readonly most?: number;
  readonly palette: Palette;
  readonly number: (value: number | null) => string;
}

/** Each plan is told apart by its symbol as well as by its colour. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

/** One line for each plan over the years; the reference is dashed. */
export function linesOption({ years, unit, lines, most, palette, number }: LinesChartContent): ChartOption {
  const base = baseOption(palette, { unit });
  return {
    ...base,
    tooltip: { ...base.tooltip, valueFormatter: (value) => number(value === null ? null : Number(value)) },
    xAxis: { ...base.xAxis, type: 'category', data: [...years] },
    yAxis: { ...base.yAxis, ...(most === undefined ? {} : { min: 0, max: most }) },
    series: lines.map(({ name, reference, values }, index) => {
      const color = palette.series[index % palette.series.length] ?? palette.accent;
      return {
        type: 'line' as const,
        name,
        symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
        symbolSize: 9,
        // Where lines lie on each other, the dashes of the reference let the other one through.
        z: reference ? 4 : 3,
        lineStyle: { color, width: 2.5, type: reference ? ('dashed' as const) : ('solid' as const) },
        itemStyle: { color },
        data: [...values],
      };
    }),
  };
}
