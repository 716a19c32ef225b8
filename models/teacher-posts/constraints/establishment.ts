import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import { ESTABLISHMENT_CHANNELS } from '../channels.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const establishmentFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'establishment',
  sentence: 'Hires into establishment posts fit into the posts of the district, and of the bureau, that are free.',
  unit: 'posts',
  indices: ['district or bureau'],
  formula: 'Σ hire[u,channel] ≤ room[d], channels other than purchased service',
};

/** One row a district with a total, and one for the bureau where it has one. */
export function addEstablishment(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  const byDistrict = data.districts.map(() => new Expression());
  const all = new Expression();
  data.programmes.forEach(({ district }, programme) => {
    for (const channel of ESTABLISHMENT_CHANNELS) {
      const column = variables.hire[programme]!.get(channel);
      if (column === undefined) continue;
      byDistrict[district]!.add(1, column);
      all.add(1, column);
    }
  });
  data.districts.forEach(({ room }, district) => {
    if (room !== null)
      builder.constraint(establishmentFamily, [district], byDistrict[district]!, Number.NEGATIVE_INFINITY, room);
  });
  if (data.bureauRoom !== null)
    builder.constraint(establishmentFamily, ['bureau'], all, Number.NEGATIVE_INFINITY, data.bureauRoom);
}
