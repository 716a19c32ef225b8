import type { Palette, TierName } from '../charts/palette.ts';
import type { Outline } from './outlines.ts';
import { spriteOf, spriteWidth } from './sprites.ts';
import { type Point, type Size, toScreen, type View } from './view.ts';

/** A school as the map shows it. */
export interface MapSchool {
  readonly id: string;
  readonly at: Point;
  readonly pupils: number;
  /** The worst class tier; null where no class of the chosen stage is known. */
  readonly tier: TierName | null;
  /** A new school is a square. */
  readonly isNew: boolean;
}

export interface MapArrow {
  readonly from: Point;
  readonly to: Point;
  readonly pupils: number;
}

export interface MapScene {
  /** Those with the worst tier last, so that they lie on top. */
  readonly schools: readonly MapSchool[];
  readonly arrows: readonly MapArrow[];
  readonly outlines: readonly Outline[];
  /** Without measures schools are outlined, under the plan filled. */
  readonly filled: boolean;
  readonly mostPupils: number;
}

export interface MapMarks {
  readonly selected: MapSchool | null;
  readonly hovered: MapSchool | null;
  /** Points on the screen. */
  readonly lasso: readonly Point[];
}

/** The radius of a school in pixels: its area grows with its pupils, and all grow a little with the zoom. */
export function radiusOf(school: Pick<MapSchool, 'pupils'>, scene: MapScene, zoom: number): number {
  const widest = scene.schools.length > 3000 ? 5 : scene.schools.length > 900 ? 7 : 9;
  const share = scene.mostPupils === 0 ? 0 : school.pupils / scene.mostPupils;
  return Math.max(2, (1.5 + widest * Math.sqrt(share)) * Math.min(2, Math.max(0.75, Math.sqrt(zoom))));
}

/** Draws the whole map; `zoom` is 1 where everything is on the screen. */
export function drawMap(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  marks: MapMarks,
  view: View,
  size: Size,
  zoom: number,
  palette: Palette,
): void {
  context.clearRect(0, 0, size.width, size.height);
  context.fillStyle = palette.surfaceSunken;
  context.fillRect(0, 0, size.width, size.height);
  drawOutlines(context, scene.outlines, view, size, palette);
  drawArrows(context, scene.arrows, view, size, palette);
  drawSchools(context, scene, view, size, zoom, palette);
  drawNames(context, scene.outlines, view, size, palette);
  for (const [school, color, width] of [
    [marks.hovered, palette.text, 2],
    [marks.selected, palette.focus, 3],
  ] as const) {
    if (school === null) continue;
    const { x, y } = toScreen(view, size, school.at);
    context.beginPath();
    outlineOf(context, school, x, y, radiusOf(school, scene, zoom) + 3);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  }
  if (marks.lasso.length > 1) {
    context.beginPath();
    marks.lasso.forEach(({ x, y }, index) => {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
    context.setLineDash([5, 4]);
    context.strokeStyle = palette.focus;
    context.lineWidth = 1.5;
    context.stroke();
    context.setLineDash([]);
  }
}

function drawOutlines(
  context: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  view: View,
  size: Size,
  palette: Palette,
): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.lineStrong;
  context.fillStyle = palette.surface;
  for (const { rings } of outlines) {
    context.beginPath();
    for (const ring of rings) {
      ring.forEach((point, index) => {
        const { x, y } = toScreen(view, size, point);
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.closePath();
    }
    context.globalAlpha = 0.5;
    context.fill('evenodd');
    context.globalAlpha = 0.7;
    context.stroke();
    context.globalAlpha = 1;
  }
}

/** Names of districts lie over the schools, with a rim that keeps them readable. */
function drawNames(
  context: CanvasRenderingContext2D,
  outlines: readonly Outline[],
  view: View,
  size: Size,
  palette: Palette,
): void {
  context.font = `600 12px ${palette.font}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.surface;
  context.fillStyle = palette.text;
  const taken: Point[] = [];
  for (const { name, rings } of outlines) {
    const ring = rings[0];
    if (name === null || ring === undefined) continue;
    const middle = ring.reduce((sum, { x, y }) => ({ x: sum.x + x / ring.length, y: sum.y + y / ring.length }), {
      x: 0,
      y: 0,
    });
    const { x, y } = toScreen(view, size, middle);
    // Names that would lie on each other wait until the map is zoomed in.
    if (taken.some((other) => Math.abs(other.x - x) < 56 && Math.abs(other.y - y) < 16)) continue;
    taken.push({ x, y });
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
}

function drawArrows(
  context: CanvasRenderingContext2D,
  arrows: readonly MapArrow[],
  view: View,
  size: Size,
  palette: Palette,
): void {
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.75;
  for (const { from, to, pupils } of arrows) {
    const start = toScreen(view, size, from);
    const end = toScreen(view, size, to);
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (length < 3 || isOutside(start, size, 200) || isOutside(end, size, 200)) continue;
    const width = Math.min(6, 0.8 + Math.sqrt(pupils) / 2);
    const along = { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
    const head = Math.min(length * 0.6, 5 + width * 1.5);
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(end.x - along.x * head, end.y - along.y * head);
    context.stroke();
    context.beginPath();
    context.moveTo(end.x, end.y);
    context.lineTo(end.x - along.x * head - along.y * head * 0.5, end.y - along.y * head + along.x * head * 0.5);
    context.lineTo(end.x - along.x * head + along.y * head * 0.5, end.y - along.y * head - along.x * head * 0.5);
    context.closePath();
    context.fill();
  }
  context.globalAlpha = 1;
}

function drawSchools(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  view: View,
  size: Size,
  zoom: number,
  palette: Palette,
): void {
  const density = context.getTransform().a;
  for (const school of scene.schools) {
    const { x, y } = toScreen(view, size, school.at);
    const radius = Math.round(radiusOf(school, scene, zoom) * 2) / 2;
    if (isOutside({ x, y }, size, radius)) continue;
    const { tier, isNew } = school;
    const width = spriteWidth(radius);
    const sprite = spriteOf(palette, { tier, isNew, filled: scene.filled, radius, density });
    context.drawImage(sprite, x - width / 2, y - width / 2, width, width);
  }
}

function outlineOf(
  context: CanvasRenderingContext2D,
  { isNew }: Pick<MapSchool, 'isNew'>,
  x: number,
  y: number,
  radius: number,
): void {
  if (isNew) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function isOutside({ x, y }: Point, { width, height }: Size, margin: number): boolean {
  return x < -margin || y < -margin || x > width + margin || y > height + margin;
}
