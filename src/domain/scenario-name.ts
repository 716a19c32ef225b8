import { BASE_SCENARIO } from './scenario.ts';

/** What one language calls the parts of a scenario's name that the program writes itself. */
export interface ScenarioWords {
  readonly base: string;
  readonly separator: string;
  readonly budget: (factor: string) => string;
  readonly years: (years: string) => string;
}

/** A change of one run behind the name, as `base, budget × 0.5, 3 years, class.standard.primary = 40` has three. */
const CHANGE = /, (?:budget × ([^\s,]+)|(\d+) years|([\w.]+ = [^\s,]+))(?=, |$)/g;

/** The name of a scenario in one language: the base's own and changes of a run are put into its words. */
export function scenarioName(name: string, words: ScenarioWords): string {
  const [base] = name.split(', ');
  const named = base === BASE_SCENARIO.name ? `${words.base}${name.slice(base.length)}` : name;
  return named.replaceAll(CHANGE, (_, factor?: string, years?: string, norm?: string) => {
    const change = factor !== undefined ? words.budget(factor) : years !== undefined ? words.years(years) : norm;
    return `${words.separator}${change}`;
  });
}
