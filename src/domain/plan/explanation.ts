/** Structured reason for a decision, a shortfall or a relaxation; the text is a readable rendering of the facts. */
export interface Explanation {
  readonly kind: 'decision' | 'shortfall' | 'relaxation' | 'assumption';
  /** Id of the rule: a constraint family such as `budget.capital` or a norm. */
  readonly constraint: string;
  readonly year: number | null;
  readonly schoolId?: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
