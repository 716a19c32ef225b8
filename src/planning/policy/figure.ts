/**
 * What an indicator amounts to in one year. Where rows are unknown, the value is that of the known rows, and `least` and
 * `most` say between which values the whole lies.
 */
export interface Figure {
  readonly value: number;
  /** Both sides of the division; null where the indicator is no division. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly least: number;
  readonly most: number;
  /** Rows that are not counted because something in them is unknown. */
  readonly unknown: number;
}

/** One row of a division: a school, a programme or a district. Null is unknown. */
export interface Part {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A figure that is known as such. */
export function figureOf(value: number): Figure {
  return { value, numerator: null, denominator: null, least: value, most: value, unknown: 0 };
}

/**
 * The sum of the numerators over the sum of the denominators.
 * @param kind of a `share` no numerator is above its denominator, so that an unknown numerator is bounded from above too
 * @returns null when no row is known, or the known ones sum to nothing to divide by
 */
export function quotientOf(parts: readonly Part[], kind: 'share' | 'ratio'): Figure | null {
  let numerator = 0;
  let denominator = 0;
  let unknownBelow = 0;
  let unknown = 0;
  let unbounded = false;
  for (const part of parts) {
    if (part.numerator !== null && part.denominator !== null) {
      numerator += part.numerator;
      denominator += part.denominator;
    } else if (part.denominator !== 0) {
      unknown += 1;
      if (part.denominator === null) unbounded = true;
      else unknownBelow += part.denominator;
    }
  }
  if (denominator === 0) return null;
  const whole = denominator + unknownBelow;
  const mostOf = (): number => {
    if (unknown === 0) return numerator / denominator;
    if (kind === 'ratio') return Number.POSITIVE_INFINITY;
    if (!unbounded) return (numerator + unknownBelow) / whole;
    // However many there are, those known not to be as wanted keep the share below all.
    return numerator < denominator ? 1 - 1e-6 : 1;
  };
  return {
    value: numerator / denominator,
    numerator,
    denominator,
    least: unbounded ? 0 : numerator / whole,
    most: mostOf(),
    unknown,
  };
}

/** The share of things that are as wanted; null stands for one of which it is not known. */
export function shareOf(known: readonly (boolean | null)[]): Figure | null {
  return quotientOf(
    known.map((is) => ({ numerator: is === null ? null : Number(is), denominator: 1 })),
    'share',
  );
}

/** The sum of amounts; unknown ones are left out, and only raise what it could be. */
export function sumOf(amounts: readonly (number | null)[]): Figure | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return null;
  const value = known.reduce((sum, amount) => sum + amount, 0);
  const unknown = amounts.length - known.length;
  return {
    value,
    numerator: null,
    denominator: null,
    least: value,
    most: unknown > 0 ? Number.POSITIVE_INFINITY : value,
    unknown,
  };
}
