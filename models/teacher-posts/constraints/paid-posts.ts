import { type ConstraintFamily, Expression, type ModelBuilder } from '../../kit/index.ts';
import { ESTABLISHMENT_CHANNELS } from '../channels.ts';
import type { PostsData } from '../data.ts';
import type { PostsVariables } from '../variables.ts';

export const paidPostsFamily: ConstraintFamily = {
  kind: 'constraint',
  id: 'paidPosts',
  sentence: 'Hires beyond the places of staff who were paid in the base year draw on new money.',
  unit: 'posts',
  indices: ['district', 'year ahead'],
  formula: 'Σ hire[u,channel] − paid[d,k] ≤ freePosts[d,k], channels other than purchased service',
};

/** One row a district and year ahead. */
export function addPaidPosts(builder: ModelBuilder, data: PostsData, variables: PostsVariables): void {
  data.districts.forEach(({ freePosts }, district) => {
    freePosts.forEach((free, ahead) => {
      const hired = new Expression();
      data.programmes.forEach((programme, index) => {
        if (programme.district !== district) return;
        for (const channel of ESTABLISHMENT_CHANNELS) {
          const column = variables.hire[index]!.get(channel);
          if (column !== undefined) hired.add(1, column);
        }
      });
      hired.add(-1, variables.paid[district]![ahead]!);
      builder.constraint(paidPostsFamily, [district, ahead], hired, Number.NEGATIVE_INFINITY, free);
    });
  });
}
