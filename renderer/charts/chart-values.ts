import type { ChartOption } from './echarts.ts';

/** The names along the axis of categories, such as school years or districts. */
export function categoriesOf(option: ChartOption): string[] {
  const axes = [option.xAxis, option.yAxis].flatMap((axis) => axis ?? []);
  const category = axes.find((axis) => axis.type === 'category');
  const data = category !== undefined && 'data' in category ? category.data : undefined;
  return (data ?? []).map((one) => (typeof one === 'object' && one !== null ? String(one.value) : String(one)));
}

/** What each series shows at one category; null where it shows nothing. */
export function valuesAt(
  option: ChartOption,
  index: number,
): { readonly name: string; readonly value: number | null }[] {
  return [option.series ?? []].flat().map(({ name, data }) => {
    const point: unknown = Array.isArray(data) ? data[index] : null;
    const value = typeof point === 'object' && point !== null && 'value' in point ? point.value : point;
    return { name: String(name ?? ''), value: typeof value === 'number' ? value : null };
  });
}
