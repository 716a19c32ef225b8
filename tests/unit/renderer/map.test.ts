import { expect, test } from 'vitest';
import { arrowBetween } from '../../../renderer/map/draw.ts';
import { hullOf, isInside, onPlane } from '../../../renderer/map/outlines.ts';
import { fitView, planeOf, scaleBar, toPlane, toScreen, zoomAt } from '../../../renderer/map/view.ts';

const size = { width: 800, height: 600 };

test('a plane shortens longitude by the cosine of the middle latitude', () => {
  const plane = planeOf([
    { lon: 100, lat: 59 },
    { lon: 102, lat: 61 },
  ]);
  // The middle is 60° north, whose cosine is one half; north is up, so latitude counts downwards.
  expect(plane.toPlane(100, 60).x).toBeCloseTo(50);
  expect(plane.toPlane(100, 60).y).toBe(-60);
});

test('everything fits, and zooming keeps the point under the pointer', () => {
  const points = [
    { x: 10, y: -36 },
    { x: 12, y: -37 },
  ];
  const view = fitView(points, size);
  for (const point of points) {
    const { x, y } = toScreen(view, size, point);
    expect(x).toBeGreaterThanOrEqual(36 - 1e-9);
    expect(x).toBeLessThanOrEqual(800 - 36 + 1e-9);
    expect(y).toBeGreaterThanOrEqual(36 - 1e-9);
  }
  const at = { x: 123, y: 456 };
  const under = toPlane(view, size, at);
  const closer = zoomAt(view, size, at, 3, 1);
  expect(closer.scale).toBeCloseTo(3 * view.scale);
  expect(toScreen(closer, size, under).x).toBeCloseTo(at.x);
  expect(toScreen(closer, size, under).y).toBeCloseTo(at.y);
});

test('an arrow grows with its pupils, and its head stands before the circle that it leads to', () => {
  const between = (pupils: number, end: number) => arrowBetween({ x: 0, y: 0 }, { x: end, y: 0 }, pupils, 4, 9);
  const few = between(4, 100)!;
  // 100 − 9 of the circle − 1 of air.
  expect(few.head[0]).toEqual({ x: 90, y: 0 });
  expect(few.width).toBeCloseTo(2.4);
  // Even for few pupils the head is ten pixels long and ten wide.
  expect(few.shaft[1].x).toBe(80);
  expect(Math.abs(few.head[1].y - few.head[2].y)).toBe(10);
  const many = between(64, 100)!;
  expect(many.width).toBeCloseTo(6);
  expect(90 - many.shaft[1].x).toBeCloseTo(16);
  // Circles 6 pixels apart leave room for a short head, circles that touch for none.
  expect(between(4, 20)!.head[0].x - between(4, 20)!.shaft[1].x).toBe(6);
  expect(between(4, 14)).toBeNull();
});

test('the scale bar has a round length that is right', () => {
  // 111.32 pixels a degree are 1 km a pixel: of 140 km the largest round length is 100 km.
  const bar = scaleBar({ center: { x: 0, y: 0 }, scale: 111.32 }, 140);
  expect(bar.metres).toBe(100_000);
  expect(bar.pixels).toBeCloseTo(100);
  expect(scaleBar({ center: { x: 0, y: 0 }, scale: 111_320 }, 140).metres).toBe(100);
});

test('a hull goes around the points, and tells inside from outside', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 4 },
    { x: 0, y: 4 },
  ];
  const hull = hullOf([...corners, { x: 2, y: 2 }, { x: 1, y: 3 }]);
  expect(hull.length).toBe(4);
  expect(hull).toEqual(expect.arrayContaining(corners));
  expect(isInside({ x: 2, y: 2 }, hull)).toBe(true);
  expect(isInside({ x: 5, y: 2 }, hull)).toBe(false);
  expect(hullOf(corners.slice(0, 2))).toEqual([]);
});

test('outlines are laid on the plane of the schools', () => {
  const plane = planeOf([{ lon: 101, lat: 0 }]);
  const ring = [
    [101, 36],
    [102, 36],
    [102, 37],
  ];
  expect(onPlane([{ name: '湟中区', rings: [ring] }], plane)[0]?.rings[0]?.[0]).toEqual({ x: 101, y: -36 });
});
