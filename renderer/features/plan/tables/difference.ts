/** What the plan changes; unknown where either side is, as it is of what is known under the plan alone. */
export function differenceOf(before: number | null | undefined, after: number | null | undefined): number | null {
  return before == null || after == null ? null : after - before;
}
