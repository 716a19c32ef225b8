import type { ModelBuilder, VariableFamily } from '../kit/index.ts';
import { type RoomsData, servedSchools } from './data.ts';

export const openFamily: VariableFamily = {
  kind: 'variable',
  id: 'open',
  sentence: 'A resource room is opened at the school.',
  unit: 'rooms',
  indices: ['school'],
  integer: true,
};

export const servedFamily: VariableFamily = {
  kind: 'variable',
  id: 'served',
  sentence: 'The pupils with special needs of a school without a room are served by a room within reach.',
  unit: 'share',
  indices: ['school'],
  integer: false,
};

/** Columns of the resource-room model. */
export interface RoomsVariables {
  /** By school; null where no room can be opened. */
  readonly open: readonly (number | null)[];
  /** By school; null where it is served already, or must have a room of its own. */
  readonly served: readonly (number | null)[];
}

/** Adds all variables of the resource-room model. */
export function addVariables(builder: ModelBuilder, data: RoomsData): RoomsVariables {
  const already = servedSchools(data, new Set());
  return {
    open: data.schools.map(({ canOpen, hasRoom }, school) =>
      canOpen && !hasRoom ? builder.variable(openFamily, [school], { upper: 1 }) : null,
    ),
    served: data.schools.map(({ isObliged }, school) =>
      isObliged || already[school] ? null : builder.variable(servedFamily, [school], { upper: 1 }),
    ),
  };
}
