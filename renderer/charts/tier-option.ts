import type { BarSeriesOption, ChartOption } from './echarts.ts';
import { baseOption, filled, outlined } from './options.ts';
import type { Palette, TierName } from './palette.ts';

type Counts = Readonly<Record<TierName, number>>;

export interface TierChartContent {
  readonly years: readonly { readonly year: number; readonly before: Counts; readonly after: Counts }[];
  /** All tiers, or only classes of 56 and more, whose scale is finer. */
  readonly scope: 'all' | 'large';
  /** The largest share of classes of 56 and more that the policy allows. */
  readonly limitShare: number | null;
  readonly palette: Palette;
  readonly number: (value: number) => string;
  readonly year: (value: number) => string;
  readonly texts: {
    readonly unit: string;
    readonly before: string;
    readonly after: string;
    readonly limit: string;
    readonly tiers: Readonly<Record<TierName, string>>;
  };
}

/** The worst tier stands on the axis, so that the tiers that matter share one base line with the limit. */
const FROM_THE_AXIS: readonly TierName[] = ['superLarge', 'large', 'oversize', 'standard'];

/** Class tiers by year as stacked bars: outlined without measures, filled under the plan, with the limit as a line. */
export function tierOption({ years, scope, limitShare, palette, number, year, texts }: TierChartContent): ChartOption {
  const tiers = FROM_THE_AXIS.filter((tier) => scope === 'all' || tier === 'large' || tier === 'superLarge');
  const bars = (side: 'before' | 'after'): BarSeriesOption[] =>
    tiers.map((tier) => ({
      type: 'bar',
      name: texts.tiers[tier],
      id: `${side} ${tier}`,
      stack: side,
      barMaxWidth: 36,
      barGap: '12%',
      barCategoryGap: '32%',
      itemStyle:
        side === 'before'
          ? outlined(palette.tiers[tier], palette.tierSurfaces[tier])
          : filled(palette.tiers[tier], palette),
      data: years.map((one) => one[side][tier]),
    }));
  const all = ({ standard, oversize, large, superLarge }: Counts) => standard + oversize + large + superLarge;
  const base = baseOption(palette, { unit: texts.unit });
  return {
    ...base,
    legend: {
      ...base.legend,
      data: [
        ...tiers.map((tier) => ({ name: texts.tiers[tier], itemStyle: { color: palette.tiers[tier] } })),
        ...(limitShare === null ? [] : [{ name: texts.limit }]),
      ],
    },
    xAxis: { ...base.xAxis, type: 'category', data: years.map((one) => year(one.year)) },
    tooltip: {
      ...base.tooltip,
      formatter: (parameters) => {
        const [first] = Array.isArray(parameters) ? parameters : [parameters];
        const one = years[first?.dataIndex ?? -1];
        if (one === undefined) return '';
        const line = (tier: TierName) =>
          `<tr><td>${texts.tiers[tier]}</td><td style="text-align:right;padding-left:16px">${number(one.before[tier])}` +
          `</td><td style="text-align:right;padding-left:16px"><b>${number(one.after[tier])}</b></td></tr>`;
        return (
          `<table><tr><th style="text-align:left">${year(one.year)}</th><th style="padding-left:16px">${texts.before}</th>` +
          `<th style="padding-left:16px">${texts.after}</th></tr>${[...tiers].reverse().map(line).join('')}</table>`
        );
      },
    },
    series: [
      ...bars('before'),
      ...bars('after'),
      ...(limitShare === null
        ? []
        : [
            {
              type: 'line' as const,
              name: texts.limit,
              id: 'limit',
              symbol: 'none',
              lineStyle: { color: palette.text, width: 1.5, type: 'dashed' as const },
              itemStyle: { color: palette.text },
              z: 5,
              data: years.map((one) => Math.round(all(one.after) * limitShare)),
            },
          ]),
    ],
  };
}
