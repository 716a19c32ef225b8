import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { addNetRedirection } from './classes-formed.ts';

export const HOLDING: ConstraintFamily = {
  kind: 'constraint',
  id: 'holding',
  sentence: 'The classes of an entering cohort hold its pupils, those redirected in included and those out not.',
  unit: 'pupils',
  indices: ['site', 'entry', 'year'],
  formula:
    'e[u,c,t] − least + Σ_v redirect[v,u,c] − Σ_v redirect[u,v,c] ≤ Σ (capacity[k,τ] − least)·entering[u,c,t,k,τ] + excessLarge[u,c,t] + excessSuper[u,c,t]',
};

export const EXCESS_LARGE_LIMIT: ConstraintFamily = {
  kind: 'constraint',
  id: 'excessLargeLimit',
  sentence: 'At most every class of a cohort without large classes holds one pupil more, and then counts as large.',
  unit: 'classes',
  indices: ['site', 'entry', 'year'],
  formula: 'excessLarge[u,c,t] ≤ Σ_k k·entering[u,c,t,k,standard], 0 where a class cannot hold one pupil more',
};

export const EXCESS_SUPER_LIMIT: ConstraintFamily = {
  kind: 'constraint',
  id: 'excessSuperLimit',
  sentence: 'At most every large class of a cohort holds one pupil more, and then counts as super-large.',
  unit: 'classes',
  indices: ['site', 'entry', 'year'],
  formula: 'excessSuper[u,c,t] ≤ Σ_k k·entering[u,c,t,k,large], 0 where a class cannot hold one pupil more',
};

/**
 * Pupils fit into the classes formed. `least` is the smallest capacity of all pairs; one pair is always chosen, so it is
 * certain, and only what a pair holds beyond it is a term, from which solvers find stronger cuts. The two excesses make the model count exactly what evenly formed classes count:
 * the first pupils above `k` full classes make one class large each, not all of them at once.
 */
export function addHolding(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.sites.forEach((site, siteIndex) => {
    site.entering.forEach((cohort, cohortIndex) => {
      columns.sites[siteIndex]!.entering[cohortIndex]!.forEach((choice, year) => {
        if (choice === null || choice.columns.length === 0) return;
        const key = [siteIndex, cohort.entry, year];
        const holding = new Expression();
        const largeLimit = new Expression();
        const superLimit = new Expression();
        const least = Math.min(...choice.pairs.map(({ capacity }) => capacity));
        choice.pairs.forEach((pair, index) => {
          const column = choice.columns[index]!;
          if (pair.capacity > least) holding.add(pair.capacity - least, column);
          if (pair.tier === 0) largeLimit.add(pair.excess, column);
          if (pair.tier === 1) superLimit.add(pair.excess, column);
        });
        holding.add(1, choice.excessLarge!).add(1, choice.excessSuper!);
        addNetRedirection(holding, -1, data, columns, siteIndex, cohort.entry);
        builder.constraint(HOLDING, key, holding, cohort.pupils[year]! - least, Number.POSITIVE_INFINITY);
        builder.constraint(
          EXCESS_LARGE_LIMIT,
          key,
          largeLimit.add(-1, choice.excessLarge!),
          0,
          Number.POSITIVE_INFINITY,
        );
        builder.constraint(
          EXCESS_SUPER_LIMIT,
          key,
          superLimit.add(-1, choice.excessSuper!),
          0,
          Number.POSITIVE_INFINITY,
        );
      });
    });
  });
}
