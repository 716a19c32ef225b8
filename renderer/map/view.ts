/** Metres of one degree of latitude. */
const METRES_PER_DEGREE = 111_320;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Degrees on a plane: longitude is shortened by the cosine of one latitude, which is exact enough within a province. */
export interface Plane {
  toPlane(lon: number, lat: number): Point;
}

/** A plane that keeps distances around the middle of some points. */
export function planeOf(points: readonly { readonly lon: number; readonly lat: number }[]): Plane {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { lat } of points) {
    least = Math.min(least, lat);
    most = Math.max(most, lat);
  }
  const shortening = points.length === 0 ? 1 : Math.cos((((least + most) / 2) * Math.PI) / 180);
  return { toPlane: (lon, lat) => ({ x: lon * shortening, y: -lat }) };
}

/** What part of the plane is on the screen. */
export interface View {
  /** The point of the plane in the middle. */
  readonly center: Point;
  /** Pixels per degree of latitude. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 36;
const MOST_SCALE = 400_000;

/** The view that shows all points. */
export function fitView(points: readonly Point[], { width, height }: Size): View {
  if (points.length === 0) return { center: { x: 0, y: 0 }, scale: 1000 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const scale = Math.min(
    (Math.max(width, 100) - 2 * MARGIN) / Math.max(right - left, 0.01),
    (Math.max(height, 100) - 2 * MARGIN) / Math.max(bottom - top, 0.01),
  );
  return { center: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.min(scale, MOST_SCALE) };
}

/** The pixel at which a place of the plane is drawn. */
export function toScreen({ center, scale }: View, { width, height }: Size, { x, y }: Point): Point {
  return { x: (x - center.x) * scale + width / 2, y: (y - center.y) * scale + height / 2 };
}

/** The place of the plane that is drawn at a pixel. */
export function toPlane({ center, scale }: View, { width, height }: Size, { x, y }: Point): Point {
  return { x: (x - width / 2) / scale + center.x, y: (y - height / 2) / scale + center.y };
}

/** Zooms by a factor and keeps the point under `at` where it is. */
export function zoomAt(view: View, size: Size, at: Point, factor: number, least: number): View {
  const scale = Math.min(MOST_SCALE, Math.max(least, view.scale * factor));
  const fixed = toPlane(view, size, at);
  return {
    scale,
    center: { x: fixed.x - (at.x - size.width / 2) / scale, y: fixed.y - (at.y - size.height / 2) / scale },
  };
}

/** Moves the view by pixels. */
export function panBy(view: View, dx: number, dy: number): View {
  return { ...view, center: { x: view.center.x - dx / view.scale, y: view.center.y - dy / view.scale } };
}

/** A round length for the scale bar, at most `widest` pixels long. */
export function scaleBar({ scale }: View, widest: number): { readonly metres: number; readonly pixels: number } {
  const metresPerPixel = METRES_PER_DEGREE / scale;
  const most = widest * metresPerPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}
