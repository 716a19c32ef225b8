/** From this gap on nothing worth telling is proven yet. */
const NOTHING_PROVEN = 0.995;

/** The gap to the best possible plan as far as it is proven; null as long as nothing worth telling is. */
export function provenGap(gap: number | null): number | null {
  return gap !== null && gap < NOTHING_PROVEN ? gap : null;
}

/** A gap as it is told, rounded up to a tenth of a percent: what is within 0.04 % is within 0.1 %, and not within nothing. */
export function toldGap(gap: number): number {
  return Math.ceil(gap * 1000 - 1e-9) / 1000;
}
