/** A seeded source of chance. The same seed gives the same numbers on every platform. */
export interface Random {
  /** At least 0, less than 1. */
  fraction(): number;
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  integer(low: number, high: number): number;
  /** Bell-shaped, mean 0, standard deviation 1, never beyond ±6. */
  bell(): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A source of its own for one purpose, so that what one table draws does not change another. */
  fork(label: string): Random;
}

/**
 * Makes a source of chance from a text. Only integer operations, additions and multiplications are used, whose results
 * every JavaScript engine gives alike; the bell curve is a sum of twelve fractions for the same reason.
 */
export function randomOf(seed: string): Random {
  const next = generator(seed);
  const fraction = () => next() / 4_294_967_296;
  return {
    fraction,
    between: (low, high) => low + (high - low) * fraction(),
    integer: (low, high) => low + Math.floor((high - low + 1) * fraction()),
    bell: () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw += 1) sum += fraction();
      return sum;
    },
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[Math.floor(items.length * fraction())];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    fork: (label) => randomOf(`${seed}/${label}`),
  };
}

/** Chris Doty-Humphrey's Small Fast Counter with 32-bit words, seeded by a multiplicative hash of the text. */
function generator(seed: string): () => number {
  let hash = 0x811c9dc5;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return hash >>> 0;
  };
  for (let index = 0; index < seed.length; index += 1) mix(seed.charCodeAt(index));
  let first = mix(1);
  let second = mix(2);
  let third = mix(3);
  let counter = 1;
  const next = () => {
    const sum = (((first + second) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    first = second ^ (second >>> 9);
    second = (third + (third << 3)) | 0;
    third = (((third << 21) | (third >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 15; warmUp += 1) next();
  return next;
}
