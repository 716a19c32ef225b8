/** From this gap on nothing worth telling is proven yet. */
const NOTHING_PROVEN = 0.995;

/** The gap to the best possible plan as far as it is proven; null as long as nothing worth telling is. */
export function provenGap(gap: number | null): number | null {
  return gap !== null && gap < NOTHING_PROVEN ? gap : null;
}
