import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';

export const SETTLED_CHOICE: ConstraintFamily = {
  kind: 'constraint',
  id: 'settledChoice',
  sentence: 'Each settled cohort is taught in exactly one number of classes each year.',
  unit: 'choice',
  indices: ['site', 'cohort', 'year'],
  formula: 'Σ_k settled[u,c,t,k] = 1',
};

export const ENTERING_CHOICE: ConstraintFamily = {
  kind: 'constraint',
  id: 'enteringChoice',
  sentence: 'Each entering cohort is taught in exactly one pair of class count and tier each year.',
  unit: 'choice',
  indices: ['site', 'entry', 'year'],
  formula: 'Σ_{k,τ} entering[u,c,t,k,τ] = 1',
};

/** Exactly one class count for each cohort and year. */
export function addChoices(builder: ModelBuilder, _data: PlacesData, columns: PlacesColumns): void {
  columns.sites.forEach(({ settled, entering }, site) => {
    settled.forEach((byYear, cohort) => {
      byYear.forEach((choice, year) => {
        if (choice.columns.length === 0) return;
        builder.constraint(SETTLED_CHOICE, [site, cohort, year], sumOf(choice.columns), 1, 1);
      });
    });
    entering.forEach((byYear, entry) => {
      byYear.forEach((choice, year) => {
        if (choice === null || choice.columns.length === 0) return;
        builder.constraint(ENTERING_CHOICE, [site, entry, year], sumOf(choice.columns), 1, 1);
      });
    });
  });
}

function sumOf(choice: readonly number[]): Expression {
  const expression = new Expression();
  for (const column of choice) expression.add(1, column);
  return expression;
}
