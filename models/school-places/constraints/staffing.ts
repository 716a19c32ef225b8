import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import type { PlacesData } from '../data.ts';
import type { PlacesColumns } from '../variables.ts';
import { addClasses, addNetRedirection } from './classes-formed.ts';

export const STAFFING: ConstraintFamily = {
  kind: 'constraint',
  id: 'staffing',
  sentence: 'Posts that classes and pupils require stay within what the district can fill, or the shortage is counted.',
  unit: 'posts',
  indices: ['district', 'year'],
  formula: 'Σ_u (postsPerClass·classes[u,t] + postsPerPupil·pupils[u,t]) ≤ available[d,t] + staffShort[d,t]',
};

/** Staffing capacity of each district and year. */
export function addStaffing(builder: ModelBuilder, data: PlacesData, columns: PlacesColumns): void {
  data.staffing.forEach((limit, district) => {
    for (let year = 0; year < data.yearCount; year += 1) {
      const expression = new Expression();
      let constant = 0;
      for (const { site, postsPerClass, postsPerPupil } of limit.sites) {
        if (postsPerClass > 0) constant += addClasses(expression, postsPerClass, columns, site, year);
        const { settled, entering } = data.sites[site]!;
        for (const cohort of settled) constant += postsPerPupil * cohort.pupils[year]!;
        for (const cohort of entering) {
          if (year < cohort.entry || year >= cohort.leave) continue;
          constant += postsPerPupil * cohort.pupils[year]!;
          addNetRedirection(expression, postsPerPupil, data, columns, site, cohort.entry);
        }
      }
      expression.add(-1, columns.staffShort[district]![year]!);
      builder.constraint(
        STAFFING,
        [district, year],
        expression,
        Number.NEGATIVE_INFINITY,
        limit.available[year]! - constant,
      );
    }
  });
}
