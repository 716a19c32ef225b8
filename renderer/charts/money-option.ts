import type { BarSeriesOption, ChartOption } from './echarts.ts';
import { baseOption, filled, outlined } from './options.ts';
import type { Palette } from './palette.ts';

export interface MoneyChartContent {
  readonly years: readonly string[];
  /** In the unit shown; null where money is not limited. */
  readonly levels: readonly {
    readonly name: string;
    readonly available: readonly (number | null)[];
    readonly spent: readonly number[];
  }[];
  readonly palette: Palette;
  readonly number: (value: number | null) => string;
  readonly texts: { readonly unit: string; readonly available: string; readonly spent: string };
}

/** Money by year, stacked by funding level: outlined what there is, filled what is spent. */
export function moneyOption({ years, levels, palette, number, texts }: MoneyChartContent): ChartOption {
  const color = (index: number) => palette.series[index % palette.series.length] ?? palette.accent;
  const bars = (side: 'available' | 'spent'): BarSeriesOption[] =>
    levels.map((level, index) => ({
      type: 'bar',
      name: level.name,
      id: `${side} ${level.name}`,
      stack: side,
      barMaxWidth: 36,
      barGap: '12%',
      barCategoryGap: '32%',
      itemStyle: side === 'available' ? outlined(color(index), palette.surface) : filled(color(index), palette),
      data: level[side].map((value) => value ?? 0),
    }));
  const base = baseOption(palette, { unit: texts.unit });
  return {
    ...base,
    legend: {
      ...base.legend,
      data: levels.map(({ name }, index) => ({ name, itemStyle: { color: color(index) } })),
    },
    xAxis: { ...base.xAxis, type: 'category', data: [...years] },
    tooltip: {
      ...base.tooltip,
      formatter: (parameters) => {
        const [first] = Array.isArray(parameters) ? parameters : [parameters];
        const index = first?.dataIndex ?? -1;
        const line = (level: MoneyChartContent['levels'][number]) =>
          `<tr><td>${level.name}</td><td style="text-align:right;padding-left:16px">${number(level.available[index] ?? null)}` +
          `</td><td style="text-align:right;padding-left:16px"><b>${number(level.spent[index] ?? null)}</b></td></tr>`;
        return (
          `<table><tr><th style="text-align:left">${years[index] ?? ''}</th><th style="padding-left:16px">${texts.available}</th>` +
          `<th style="padding-left:16px">${texts.spent}</th></tr>${levels.map(line).join('')}</table>`
        );
      },
    },
    series: [...bars('available'), ...bars('spent')],
  };
}
