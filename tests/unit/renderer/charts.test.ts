import { expect, test } from 'vitest';
import { categoriesOf, valuesAt } from '../../../renderer/charts/chart-values.ts';
import { linesOption } from '../../../renderer/charts/lines-option.ts';
import type { Palette } from '../../../renderer/charts/palette.ts';
import { planBarsOption } from '../../../renderer/charts/plan-bars-option.ts';

const palette = { series: ['#111111', '#222222', '#333333', '#444444'], surface: '#ffffff' } as unknown as Palette;
const number = (value: number | null) => String(value);

test('a chart is read category by category, also where bars lie', () => {
  const plans = [
    { name: 'A', values: [3, null] },
    { name: 'B', values: [1, 5] },
  ];
  for (const lying of [false, true]) {
    const option = planBarsOption({ categories: ['东区', '西区'], unit: '人', plans, lying, palette, number });
    expect(categoriesOf(option)).toEqual(['东区', '西区']);
    expect(valuesAt(option, 0)).toEqual([
      { name: 'A', value: 3 },
      { name: 'B', value: 1 },
    ]);
    expect(valuesAt(option, 1)[0]).toEqual({ name: 'A', value: null });
  }
});

test('plans are told apart without colour: four symbols, four fillings, and the reference dashed', () => {
  const plans = ['A', 'B', 'C', 'D'].map((name) => ({ name, values: [1] }));
  const bars = planBarsOption({ categories: ['x'], unit: '', plans, lying: false, palette, number });
  const looks = [bars.series ?? []].flat().map(({ itemStyle }) => {
    const { color, decal } = itemStyle as { color: string; decal: object };
    return JSON.stringify([color === palette.surface, { ...decal, color: null }]);
  });
  expect(new Set(looks).size).toBe(4);
  const lines = linesOption({
    years: ['x'],
    unit: '班',
    lines: plans.map(({ name, values }, index) => ({ name, values, reference: index === 0 })),
    palette,
    number,
  });
  const drawn = [lines.series ?? []].flat() as { symbol: string; lineStyle: { type: string } }[];
  expect(new Set(drawn.map(({ symbol }) => symbol)).size).toBe(4);
  expect(drawn.map(({ lineStyle }) => lineStyle.type)).toEqual(['dashed', 'solid', 'solid', 'solid']);
});
