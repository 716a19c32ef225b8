import type { Palette } from '../charts/palette.ts';
import type { Outline } from './outlines.ts';
import { type SchoolLook, type SchoolShape, shapePath, spriteOf, spriteWidth } from './sprites.ts';
import { type Point, type Size, toScreen, type View } from './view.ts';

/** A school as the map shows it. */
export interface MapSchool {
  readonly id: string;
  readonly at: Point;
  /** What its area grows with: pupils, or the size of a difference. */
  readonly size: number;
  readonly look: SchoolLook;
  /** A new school is a square; a triangle points up for more and down for less. */
  readonly shape: SchoolShape;
}

export interface MapArrow {
  readonly from: Point;
  readonly to: Point;
  readonly pupils: number;
}

export interface MapScene {
  /** Those that matter most last, so that they lie on top. */
  readonly schools: readonly MapSchool[];
  readonly arrows: readonly MapArrow[];
  readonly outlines: readonly Outline[];
  /** Without measures schools are outlined, under the plan filled. */
  readonly filled: boolean;
  readonly mostSize: number;
}

export interface MapMarks {
  readonly selected: MapSchool | null;
  readonly hovered: MapSchool | null;
  /** Those chosen together. */
  readonly chosen: readonly MapSchool[];
  /** Points on the screen. */
  readonly lasso: readonly Point[];
}

/** The radius of a school in pixels: its area grows with its size, and all grow a little with the zoom. */
export function radiusOf(school: Pick<MapSchool, 'size'>, scene: MapScene, zoom: number): number {
  const widest = scene.schools.length > 3000 ? 5 : scene.schools.length > 900 ? 7 : 9;
  const share = scene.mostSize === 0 ? 0 : school.size / scene.mostSize;
  return Math.max(2, (1.5 + widest * Math.sqrt(share)) * Math.min(2, Math.max(0.75, Math.sqrt(zoom))));
}

/** Draws the map without marks; `zoom` is 1 where everything is on the screen. */
export function drawMap(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  view: View,
  size: Size,
  zoom: number,
  palette: Palette,
): void {
  context.clearRect(0, 0, size.width, size.height);
  context.fillStyle = palette.surfaceSunken;
  context.fillRect(0, 0, size.width, size.height);
  drawOutlines(context, scene.outlines, view, size, palette);
  drawArrows(context, scene, view, size, zoom, palette);
  drawSchools(context, scene, view, size, zoom, palette);
  drawNames(context, scene.outlines, view, size, palette);
}

/** Draws what lies over the map and changes with every move of the pointer, so that the map need not be drawn for it. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  marks: MapMarks,
  view: View,
  size: Size,
  zoom: number,
  palette: Palette,
): void {
  context.clearRect(0, 0, size.width, size.height);
  const ringed = [
    ...marks.chosen.map((school) => [school, palette.text, 1.5] as const),
    [marks.hovered, palette.text, 2] as const,
    [marks.selected, palette.focus, 3] as const,
  ];
  for (const [school, color, width] of ringed) {
    if (school === null) continue;
    const { x, y } = toScreen(view, size, school.at);
    if (isOutside({ x, y }, size, 20)) continue;
    context.beginPath();
    shapePath(context, school.shape, x, y, radiusOf(school, scene, zoom) + 3);
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
      let last: Point | null = null;
      for (const point of ring) {
        const at = toScreen(view, size, point);
        // Points closer than a pixel do not show, and outlines of a survey have very many.
        if (last !== null && Math.abs(at.x - last.x) < 1 && Math.abs(at.y - last.y) < 1) continue;
        if (last === null) context.moveTo(at.x, at.y);
        else context.lineTo(at.x, at.y);
        last = at;
      }
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
  scene: MapScene,
  view: View,
  size: Size,
  zoom: number,
  palette: Palette,
): void {
  if (scene.arrows.length === 0) return;
  const radii = new Map(scene.schools.map((school) => [school.at, radiusOf(school, scene, zoom)]));
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.8;
  for (const { from, to, pupils } of scene.arrows) {
    const start = toScreen(view, size, from);
    const end = toScreen(view, size, to);
    if (isOutside(start, size, 200) || isOutside(end, size, 200)) continue;
    const arrow = arrowBetween(start, end, pupils, radii.get(from) ?? 0, radii.get(to) ?? 0);
    if (arrow === null) continue;
    context.lineWidth = arrow.width;
    context.beginPath();
    context.moveTo(arrow.shaft[0].x, arrow.shaft[0].y);
    context.lineTo(arrow.shaft[1].x, arrow.shaft[1].y);
    context.stroke();
    context.beginPath();
    for (const { x, y } of arrow.head) context.lineTo(x, y);
    context.closePath();
    context.fill();
  }
  context.globalAlpha = 1;
}

/** An arrow on the screen. */
export interface ArrowShape {
  readonly width: number;
  readonly shaft: readonly [Point, Point];
  /** The tip first. */
  readonly head: readonly [Point, Point, Point];
}

/** Pixels of the smallest head that is told from a line, and the least that is drawn where two circles nearly touch. */
const [SMALLEST_HEAD, SHORTEST_HEAD] = [10, 5];

/**
 * An arrow from one circle to another, as wide as its pupils are many. It ends before the circle that it leads to, which
 * would hide its head; null where the circles leave no room for it.
 */
export function arrowBetween(
  start: Point,
  end: Point,
  pupils: number,
  fromRadius: number,
  toRadius: number,
): ArrowShape | null {
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  const room = distance - toRadius - 1;
  if (room < fromRadius + SHORTEST_HEAD) return null;
  const along = { x: (end.x - start.x) / distance, y: (end.y - start.y) / distance };
  const at = (way: number, aside = 0): Point => ({
    x: start.x + along.x * way - along.y * aside,
    y: start.y + along.y * way + along.x * aside,
  });
  const width = Math.min(8, 1.2 + Math.sqrt(pupils) * 0.6);
  const head = Math.min(room - fromRadius, Math.max(SMALLEST_HEAD, 4 + width * 2));
  const neck = room - head;
  return { width, shaft: [at(0), at(neck)], head: [at(room), at(neck, head * 0.5), at(neck, head * -0.5)] };
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
    const { look, shape } = school;
    const width = spriteWidth(radius);
    const sprite = spriteOf(palette, { look, shape, filled: scene.filled, radius, density });
    context.drawImage(sprite, x - width / 2, y - width / 2, width, width);
  }
}

function isOutside({ x, y }: Point, { width, height }: Size, margin: number): boolean {
  return x < -margin || y < -margin || x > width + margin || y > height + margin;
}
