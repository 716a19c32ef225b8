import { expect, it } from 'vitest';
import type { PlacesData } from '../../../../models/school-places/index.ts';
import type { EnteringArrays } from '../../../../src/planning/places/cohort-arrays.ts';
import { Redirections } from '../../../../src/planning/places/redirections.ts';

/** Schools 0, 1 and 2 in one year: 0 sends to 1 and to 2, and 2 sends to 0. */
const ARCS = [
  { from: 0, to: 1, distanceMetres: 500 },
  { from: 0, to: 2, distanceMetres: 900 },
  { from: 2, to: 0, distanceMetres: 900 },
];
const MOST = [
  { mostOut: 20, mostIn: 12 },
  { mostOut: 9, mostIn: 10 },
  { mostOut: 8, mostIn: 15 },
];

function redirected(pupils: readonly number[]): Redirections {
  const data = { yearCount: 1, sites: MOST, arcs: ARCS } as unknown as PlacesData;
  const entering = (site: number): EnteringArrays => ({ ...MOST[site], entry: 0 }) as EnteringArrays;
  return new Redirections(
    data,
    pupils.map((count) => [count]),
    entering,
  );
}

it('allows more along an arc as far as both schools do, and all back', () => {
  // School 0 may send 20 and sends 4 + 6, so 10 more; school 1 may take 10 and has 4, so 6 more.
  expect(redirected([4, 6, 0]).along(0, 0)).toMatchObject({ from: 0, to: 1, least: -4, most: 6 });
});

it('sends pupils to the one school in place of the other as far as that one takes them', () => {
  // Up to all 6 who go to 2 can go to 1, which has 6 places left; and back up to all 4, as 2 has 9 left.
  expect(redirected([4, 6, 0]).exchange(0, 0, 1, 0)).toMatchObject({ from: 2, to: 1, least: -4, most: 6, sign: -1 });
  // School 1 has 1 place left, and school 2 none.
  expect(redirected([9, 15, 0]).exchange(0, 0, 1, 0)).toMatchObject({ least: -0, most: 1 });
});

it('makes room for those who come by sending as many on', () => {
  // 2 may send 8 and sends 3, so 5; 0 may take 12 and has 3, send 20 and sends 6; 1 may take 10 and has 6, so 4.
  expect(redirected([6, 0, 3]).exchange(0, 0, 2, 0)).toMatchObject({ from: 2, to: 1, least: -3, most: 4, sign: 1 });
});

it('exchanges nothing where both arcs join the same two schools', () => {
  expect(redirected([0, 5, 5]).exchange(0, 1, 2, 0)).toBeNull();
});
