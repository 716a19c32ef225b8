import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { arcsAt } from './classes-formed.ts';
import { addIfThere } from './rooms.ts';

export const REDIRECT_OUT: ConstraintFamily = {
  kind: 'constraint',
  id: 'redirectOut',
  sentence: 'No more than the allowed share of an entering cohort goes elsewhere.',
  unit: 'pupils',
  indices: ['site', 'entry'],
  formula: 'Σ_v redirect[u,v,c] ≤ mostOut[u,c]',
};

export const REDIRECT_IN: ConstraintFamily = {
  kind: 'constraint',
  id: 'redirectIn',
  sentence: 'No more than the allowed share of an entering cohort comes from elsewhere.',
  unit: 'pupils',
  indices: ['site', 'entry'],
  formula: 'Σ_v redirect[v,u,c] ≤ mostIn[u,c]',
};

export const PROJECT_OPEN: ConstraintFamily = {
  kind: 'constraint',
  id: 'projectOpen',
  sentence: 'Pupils can be redirected to a new school only from the year in which it opens.',
  unit: 'pupils',
  indices: ['from', 'to', 'year'],
  formula: 'redirect[u,p,t] ≤ mostOut[u,t]·Σ_{s ≤ t − lead} start[p,s]',
};

/** Limits of redirection at both ends, and the opening of new schools. */
export function addRedirection(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.sites.forEach((site, siteIndex) => {
    for (const { entry, mostOut, mostIn } of site.entering) {
      const out = new Expression();
      const into = new Expression();
      for (const arc of arcsAt(data)[siteIndex]!)
        addIfThere(data.arcs[arc]!.from === siteIndex ? out : into, 1, columns.redirect[arc]![entry]);
      builder.constraint(REDIRECT_OUT, [siteIndex, entry], out, Number.NEGATIVE_INFINITY, mostOut);
      builder.constraint(REDIRECT_IN, [siteIndex, entry], into, Number.NEGATIVE_INFINITY, mostIn);
    }
  });
  data.arcs.forEach((arc, arcIndex) => {
    const site = data.sites[arc.to]!;
    if (site.project === null) return;
    columns.redirect[arcIndex]!.forEach((column, year) => {
      if (column === null) return;
      const sender = data.sites[arc.from]!.entering.find((cohort) => cohort.entry === year)!;
      const expression = new Expression().add(1, column);
      for (let order = 0; order + site.leadYears <= year; order += 1)
        addIfThere(expression, -sender.mostOut, columns.sites[arc.to]!.start[order]);
      builder.constraint(PROJECT_OPEN, [arc.from, arc.to, year], expression, Number.NEGATIVE_INFINITY, 0);
    });
  });
}
