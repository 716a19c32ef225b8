import { ChartRun } from 'docx/charts';
import type { BarsFigure, MapFigure } from './contents.ts';
import { TIERS } from './contents.ts';
import { COLOURS } from './figures.ts';

const FONT = { name: 'Microsoft YaHei' };
const WIDTH = 640;

/** Bars and lines as a chart of Word's own, which every office program draws and whose numbers can be looked up. */
export function barsChart({ caption, unit, categoryName, categories, series }: BarsFigure): ChartRun {
  return new ChartRun({
    type: 'column',
    categories,
    series: series.map(({ name, values, colour, drawn }) => ({
      name,
      values,
      color: drawn === 'outlined' ? 'D9DEE0' : hex(colour),
      ...(drawn === 'line' ? { type: 'line' as const, line: { dash: 'dash' as const, color: hex(colour) } } : {}),
    })),
    categoryAxis: { title: categoryName },
    valueAxis: { title: unit, numberFormat: '#,##0' },
    legend: { position: 'top' },
    font: FONT,
    transformation: { width: WIDTH, height: 300 },
    altText: { name: caption, description: caption, title: caption },
  });
}

/** The map as points of a chart of Word's own, on axes in kilometres that are equally long. */
export function mapChart({ caption, schools, labels, words }: MapFigure): ChartRun {
  const half =
    Math.ceil(Math.max(1, ...schools.flatMap(({ east, north }) => [Math.abs(east), Math.abs(north)])) / 5) * 5;
  const shapes = { standard: 'circle', large: 'square', superLarge: 'triangle' } as const;
  const sizes = { standard: 4, large: 6, superLarge: 7 };
  const at = (shown: readonly { readonly east: number; readonly north: number }[]) =>
    shown.map(({ east, north }) => ({ x: rounded(east), y: rounded(north) }));
  const tiers = TIERS.flatMap((tier) => {
    const points = at(schools.filter((school) => school.tier === tier));
    const markers = { shape: shapes[tier], size: sizes[tier] };
    return points.length === 0 ? [] : [{ name: words[tier], color: hex(COLOURS[tier]), points, markers }];
  });
  const built = at(schools.filter(({ isBuilt }) => isBuilt));
  // Points without marks carry the names of the districts.
  const names = {
    name: words.districts,
    color: hex(COLOURS.line),
    points: at(labels),
    markers: false,
    pointLabels: labels.map(({ text }) => ({
      text,
      position: 'above' as const,
      font: { bold: true, color: '1B2528' },
    })),
  };
  const axis = { minimum: -half, maximum: half, numberFormat: '0', crossesAt: 'minimum' } as const;
  return new ChartRun({
    type: 'scatter',
    series: [
      ...tiers,
      ...(built.length === 0
        ? []
        : [
            {
              name: words.built,
              color: hex(COLOURS.line),
              points: built,
              markers: { shape: 'x' as const, size: 7 },
            },
          ]),
      ...(labels.length === 0 ? [] : [names]),
    ],
    xAxis: { ...axis, title: words.eastwards, gridlines: false },
    yAxis: { ...axis, title: words.northwards, gridlines: false },
    legend: { position: 'top' },
    font: FONT,
    transformation: { width: WIDTH, height: 600 },
    altText: { name: caption, description: caption, title: caption },
  });
}

function hex(colour: string): string {
  return colour.slice(1).toUpperCase();
}

function rounded(kilometres: number): number {
  return Math.round(kilometres * 100) / 100;
}
