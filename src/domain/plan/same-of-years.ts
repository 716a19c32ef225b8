import type { Explanation } from './explanation.ts';

/**
 * Explanations that follow one another and differ in nothing but the year, to be told once.
 * @param withoutYear what must be equal; leaves out the year and texts that name it
 * @returns the groups in the order of the explanations
 */
export function sameOfYears<One extends Pick<Explanation, 'year'>>(
  explanations: readonly One[],
  withoutYear: (explanation: One) => unknown,
): [One, ...One[]][] {
  const groups: [One, ...One[]][] = [];
  let last = '';
  for (const explanation of explanations) {
    const key = JSON.stringify(withoutYear(explanation));
    const group = groups.at(-1);
    if (group !== undefined && explanation.year !== null && key === last) group.push(explanation);
    else groups.push([explanation]);
    last = key;
  }
  return groups;
}
