import {
  allottedPosts,
  type PostsData,
  type PostsDecisions,
  type ProgrammeStaff,
  verifyPosts,
} from '../../../models/teacher-posts/index.ts';
import type { HireChannel } from '../../../src/domain/plan/index.ts';

/** A programme with the given numbers and nothing special about it. */
export function programme(terms: Partial<ProgrammeStaff>): ProgrammeStaff {
  return {
    district: 0,
    required: 0,
    classPosts: 0,
    staff: 0,
    fixed: 0,
    mostOut: 0,
    special: false,
    rural: false,
    channels: [],
    ...terms,
  };
}

/** One district and one purse without limits, to be narrowed by the test. */
export function posts(terms: Partial<PostsData> & Pick<PostsData, 'programmes'>): PostsData {
  return {
    moves: [],
    districts: [
      {
        room: null,
        freePosts: [0],
        postCost: [[{ purse: 0, fen: 9_179_000 }]],
        purchasedCost: [[{ purse: 0, fen: 9_179_000 }]],
      },
    ],
    bureauRoom: null,
    hireLimits: { provincialExam: null, specialPost: null, purchasedService: null },
    purses: [{ amounts: [null], carryOver: [false] }],
    ...terms,
  };
}

/** A small generator of whole numbers (mulberry32), so that every seed is the same everywhere. */
export function randomWhole(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A random case small enough to try every decision. All posts cost the same, so that money counts posts. */
export function tinyPosts(seed: number): PostsData {
  const below = randomWhole(seed);
  const programmes = Array.from({ length: 3 + below(2) }, () => {
    const required = below(9);
    const staff = below(9);
    const rural = below(2) === 0;
    return programme({
      required,
      classPosts: below(required + 1),
      staff,
      mostOut: Math.min(staff, below(3)),
      special: below(6) === 0,
      rural,
      channels: (['provincialExam', ...(rural ? ['specialPost'] : []), 'purchasedService'] as HireChannel[]).filter(
        () => below(3) === 0,
      ),
    });
  });
  const moves = programmes
    .flatMap((_, from) => programmes.map((__, to) => ({ from, to })))
    .filter(({ from, to }) => from !== to && below(5) < 2)
    .slice(0, 5);
  const cost = 100_00;
  return {
    programmes,
    moves,
    districts: [
      {
        room: below(3) === 0 ? null : below(4),
        freePosts: [below(2), below(3)],
        postCost: [[{ purse: 0, fen: cost }], [{ purse: 0, fen: cost }]],
        purchasedCost: [[{ purse: 0, fen: cost }], [{ purse: 0, fen: cost }]],
      },
    ],
    bureauRoom: below(4) === 0 ? below(4) : null,
    hireLimits: {
      provincialExam: below(2) === 0 ? null : below(3),
      specialPost: below(3),
      purchasedService: below(2),
    },
    purses: [{ amounts: [cost * below(4), cost * below(4)], carryOver: [below(2) === 0, false] }],
  };
}

/** The goals' values in order, computed from the definitions in the README and not from the model. */
export function goalValues(data: PostsData, decisions: PostsDecisions): number[] {
  const allotted = allottedPosts(data, decisions);
  const missing = data.programmes.map(({ required }, index) => Math.max(0, required - allotted[index]!));
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const above = Array.from({ length: 19 }, (_, index) => 20 - index).map((level) =>
    total(
      data.programmes.map(({ required }, index) =>
        Math.max(0, missing[index]! - Math.floor((required * (level - 1)) / 20)),
      ),
    ),
  );
  return [
    total(missing.filter((_, index) => data.programmes[index]!.special)),
    total(data.programmes.map(({ classPosts }, index) => Math.max(0, classPosts - allotted[index]!))),
    ...above,
    total(missing.filter((_, index) => data.programmes[index]!.rural)),
    total(missing),
    total(decisions.hires.map((hires) => hires.provincialExam + hires.specialPost + hires.purchasedService)),
    total(decisions.moves),
  ];
}

/** Less than zero when the first list comes first: the first difference decides. */
export function compareInOrder(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const difference = one[index]! - other[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The best goal values over every decision there is. */
export function bruteForce(data: PostsData): number[] {
  const slots: { read: PostsDecisions; set: (value: number) => void; most: number }[] = [];
  const moves = data.moves.map(() => 0);
  const hires = data.programmes.map(() => ({ provincialExam: 0, specialPost: 0, purchasedService: 0 }));
  const decisions: PostsDecisions = { moves, hires };
  const out = data.programmes.map(() => 0);
  data.moves.forEach(({ from }, arc) => {
    slots.push({
      read: decisions,
      most: data.programmes[from]!.mostOut,
      set: (value) => {
        out[from]! += value - moves[arc]!;
        moves[arc] = value;
      },
    });
  });
  data.programmes.forEach(({ channels, required, staff, mostOut }, index) => {
    for (const channel of channels)
      slots.push({
        read: decisions,
        // Hiring more than are missing even after all have left helps nobody.
        most: Math.min(8, data.hireLimits[channel] ?? 8, Math.max(0, required - staff + mostOut)),
        set: (value) => {
          hires[index]![channel] = value;
        },
      });
  });
  let best: number[] | null = null;
  const choose = (slot: number): void => {
    if (slot === slots.length) {
      if (!verifyPosts(data, decisions).every(({ ok }) => ok)) return;
      const values = goalValues(data, decisions);
      if (best === null || compareInOrder(values, best) < 0) best = values;
      return;
    }
    const { set, most } = slots[slot]!;
    for (let value = 0; value <= most; value += 1) {
      set(value);
      if (out.every((leaving, index) => leaving <= data.programmes[index]!.mostOut)) choose(slot + 1);
    }
    set(0);
  };
  choose(0);
  return best!;
}
