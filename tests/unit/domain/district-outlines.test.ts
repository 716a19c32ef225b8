import { expect, test } from 'vitest';
import { OUTLINE_POINTS_LIMIT, readDistrictOutlines } from '../../../src/domain/district-outlines.ts';

const ring = [
  [101, 36],
  [102, 36],
  [102, 37],
  [101, 36],
];
/** The ring as it is kept: the last point does not repeat the first. */
const kept = ring.slice(0, 3);

function read(value: unknown) {
  return readDistrictOutlines(JSON.stringify(value));
}

test('outlines are read from features with their names; what is no area is passed over', () => {
  const features = [
    { type: 'Feature', properties: { name: '湟中区' }, geometry: { type: 'Polygon', coordinates: [ring, ring] } },
    { type: 'Feature', properties: { XZQMC: ' 大通县 ' }, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } },
    { type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring]] } },
    { type: 'Feature', properties: { name: '点' }, geometry: { type: 'Point', coordinates: [101, 36] } },
  ];
  expect(read({ type: 'FeatureCollection', features })).toEqual({
    outlines: [
      { name: '湟中区', rings: [kept, kept] },
      { name: '大通县', rings: [kept] },
      { name: null, rings: [kept, kept] },
    ],
  });
});

test('a geometry alone and a file with a byte order mark are read too', () => {
  const geometry = { type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [ring] }] };
  expect(readDistrictOutlines(`\uFEFF${JSON.stringify(geometry)}`)).toEqual({
    outlines: [{ name: null, rings: [kept] }],
  });
});

test('positions are rounded to about a metre, and points that then lie on each other are one', () => {
  const fine = [
    [101.0000001, 36],
    [101.0000049, 36],
    [102.123456, 36],
    [102, 37],
  ];
  expect(read({ type: 'Polygon', coordinates: [fine] })).toEqual({
    outlines: [
      {
        name: null,
        rings: [
          [
            [101, 36],
            [102.12346, 36],
            [102, 37],
          ],
        ],
      },
    ],
  });
});

test.each([
  ['', 'notGeoJson'],
  ['[]', 'notGeoJson'],
  ['{"type":"Topology","objects":{}}', 'notGeoJson'],
  ['{"type":"Point","coordinates":[1,2]}', 'noAreas'],
  ['{"type":"Polygon","coordinates":[[["a","b"]]]}', 'noAreas'],
  // A ring that encloses nothing is no area.
  ['{"type":"Polygon","coordinates":[[[101,36],[102,36],[101,36]]]}', 'noAreas'],
  // Metres of a projection, as Chinese survey files often have them.
  ['{"type":"Polygon","coordinates":[[[34567890,4012345],[34567990,4012345],[34567990,4012445]]]}', 'notDegrees'],
])('%s is refused as %s', (text, problem) => {
  expect(readDistrictOutlines(text)).toEqual({ problem });
});

test('more points than the map can draw smoothly are refused', () => {
  const many = Array.from({ length: OUTLINE_POINTS_LIMIT + 1 }, (_, index) => [101 + index * 1e-5, 36 + (index % 2)]);
  expect(read({ type: 'Polygon', coordinates: [many] })).toEqual({ problem: 'tooDetailed' });
  expect(read({ type: 'Polygon', coordinates: [many.slice(1)] })).toHaveProperty('outlines');
});
