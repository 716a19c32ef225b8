import type { ClassSizeBin } from '../../src/domain/tables/index.ts';
import type { ChartOption } from './echarts.ts';
import { baseOption, filled, outlined } from './options.ts';
import type { Palette, TierName } from './palette.ts';

export interface SizesChartContent {
  readonly bins: readonly {
    readonly bin: ClassSizeBin;
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly palette: Palette;
  readonly number: (value: number) => string;
  readonly texts: { readonly unit: string; readonly before: string; readonly after: string };
}

/** The tier of an official bin by the limits of ordinary schools: 45 for a standard class, 56 and 66 for large ones. */
export function binTier(bin: ClassSizeBin): TierName {
  if (bin === '>=66') return 'superLarge';
  if (bin === '56-60' || bin === '61-65') return 'large';
  if (bin === '46-50' || bin === '51-55') return 'oversize';
  return 'standard';
}

/** Classes by official bin as pairs of bars in the colours of the tiers. */
export function sizesOption({ bins, palette, number, texts }: SizesChartContent): ChartOption {
  const base = baseOption(palette, { unit: texts.unit });
  const bar = { type: 'bar' as const, barMaxWidth: 26, barGap: '10%' };
  return {
    ...base,
    legend: { show: false },
    tooltip: { ...base.tooltip, valueFormatter: (value) => number(Number(value)) },
    xAxis: { ...base.xAxis, type: 'category', data: bins.map(({ name }) => name) },
    series: [
      {
        ...bar,
        name: texts.before,
        data: bins.map(({ bin, before }) => ({
          value: before,
          itemStyle: outlined(palette.tiers[binTier(bin)], palette.tierSurfaces[binTier(bin)]),
        })),
      },
      {
        ...bar,
        name: texts.after,
        data: bins.map(({ bin, after }) => ({
          value: after,
          itemStyle: filled(palette.tiers[binTier(bin)], palette),
        })),
      },
    ],
  };
}
