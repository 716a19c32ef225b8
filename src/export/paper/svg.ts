import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { BarsFigure, MapFigure, Tier } from './contents.ts';
import { TIERS } from './contents.ts';
import { COLOURS } from './figures.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const FONT = "'Microsoft YaHei','Noto Sans SC','PingFang SC','WenQuanYi Zen Hei',sans-serif";
const WIDTH = 680;
const BARS_HEIGHT = 290;
const MAP_HEIGHT = 470;
/** Above and below the points of the map: legend and scale. */
const MAP_TOP = 44;
const MAP_BOTTOM = 34;
const MAP_SIDE = 24;
/** Lengths that the scale of a map may have, in kilometres. */
const SCALES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Bars and lines as SVG. */
export function barsSvg({ unit, categoryName, categories, series }: BarsFigure): string {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: BARS_HEIGHT });
  const hasLines = series.some((one) => one.drawn === 'line');
  drawn.setOption({
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: 12 },
    legend: { top: 0 },
    grid: { left: 66, right: 40, top: 48, bottom: 28 },
    xAxis: { type: 'category', name: categoryName, data: [...categories] },
    yAxis: { type: 'value', name: unit },
    series: series.map(({ name, values, colour, drawn: look }) =>
      look === 'line'
        ? { type: 'line', name, data: [...values], lineStyle: { type: 'dashed' }, itemStyle: { color: colour } }
        : {
            type: 'bar',
            name,
            data: [...values],
            barGap: '10%',
            label: { show: !hasLines, position: 'top', fontSize: 10 },
            itemStyle:
              look === 'filled' ? { color: colour } : { color: '#ffffff', borderColor: colour, borderWidth: 1.5 },
          },
    ),
  });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}

/** The map as SVG, with a scale, an arrow to the north and the names of the districts. */
export function mapSvg({ schools, labels, words }: MapFigure): string {
  const halfWidth = Math.max(0.5, ...schools.map(({ east }) => Math.abs(east)));
  const halfHeight = Math.max(0.5, ...schools.map(({ north }) => Math.abs(north)));
  const room = { width: WIDTH - 2 * MAP_SIDE, height: MAP_HEIGHT - MAP_TOP - MAP_BOTTOM };
  /** Points of the drawing for a kilometre. */
  const scale = Math.min(room.width / (2 * halfWidth), room.height / (2 * halfHeight));
  const across = (east: number): number => WIDTH / 2 + east * scale;
  const down = (north: number): number => MAP_TOP + room.height / 2 - north * scale;
  const marks = [...schools]
    .sort((one, other) => TIERS.indexOf(one.tier) - TIERS.indexOf(other.tier))
    .map(({ east, north, tier, isBuilt }) => {
      const ring = isBuilt ? ringAt(across(east), down(north)) : '';
      return `${ring}${mark(tier, across(east), down(north))}`;
    });
  const names = labels.map(
    ({ east, north, text }) =>
      `<text x="${across(east).toFixed(1)}" y="${(down(north) - 12).toFixed(1)}" text-anchor="middle" font-weight="600" fill="#1b2528" stroke="#ffffff" stroke-width="3" paint-order="stroke">${escaped(text)}</text>`,
  );
  const legend = TIERS.map(
    (tier, index) => `${mark(tier, 26 + index * 150, 18)}<text x="${38 + index * 150}" y="22">${words[tier]}</text>`,
  ).join('');
  const length = SCALES.findLast((kilometres) => kilometres * scale <= WIDTH / 4) ?? SCALES[0] ?? 1;
  const end = MAP_SIDE + length * scale;
  const foot = MAP_HEIGHT - 14;
  const ruler = `<path d="M${MAP_SIDE} ${foot - 5}v5H${end.toFixed(1)}v-5" fill="none" stroke="#1b2528"/><text x="${(end + 6).toFixed(1)}" y="${foot}">${length} ${words.kilometres}</text>`;
  const north = `<path d="M${WIDTH - 26} 44v-26m-5 8l5-8l5 8" fill="none" stroke="#1b2528" stroke-width="1.4"/><text x="${WIDTH - 26}" y="58" text-anchor="middle">N</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${MAP_HEIGHT}" viewBox="0 0 ${WIDTH} ${MAP_HEIGHT}" font-family="${FONT}" font-size="12"><rect width="${WIDTH}" height="${MAP_HEIGHT}" fill="#f4f7f7"/>${marks.join('')}${names.join('')}${legend}${ringAt(476, 18)}<text x="488" y="22">${words.built}</text>${ruler}${north}</svg>`;
}

/** Circle, square and triangle, so that grey prints can be read too. */
function mark(tier: Tier, horizontal: number, vertical: number): string {
  const [x, y] = [horizontal.toFixed(1), vertical.toFixed(1)];
  if (tier === 'standard') return `<circle cx="${x}" cy="${y}" r="2.8" fill="${COLOURS.standard}"/>`;
  if (tier === 'large')
    return `<rect x="${(horizontal - 3.6).toFixed(1)}" y="${(vertical - 3.6).toFixed(1)}" width="7.2" height="7.2" fill="${COLOURS.large}" stroke="#ffffff" stroke-width=".6"/>`;
  return `<path d="M${x} ${(vertical - 6).toFixed(1)}l5.4 9.8h-10.8z" fill="${COLOURS.superLarge}" stroke="#ffffff" stroke-width=".6"/>`;
}

function ringAt(horizontal: number, vertical: number): string {
  return `<circle cx="${horizontal.toFixed(1)}" cy="${vertical.toFixed(1)}" r="7" fill="none" stroke="${COLOURS.line}" stroke-width="1.2"/>`;
}

/** Text as it stands in XML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
