import type { HireChannel } from '../../src/domain/plan/index.ts';
import type { ModelBuilder, VariableFamily } from '../kit/index.ts';
import { missingBelowLevel, type PostsData, RATE_LEVELS } from './data.ts';

export const allottedFamily: VariableFamily = {
  kind: 'variable',
  id: 'allotted',
  sentence: 'People in post at the programme once the decisions of the year are taken.',
  unit: 'people',
  indices: ['programme'],
  integer: true,
};

export const moveFamily: VariableFamily = {
  kind: 'variable',
  id: 'move',
  sentence: 'People who move from one programme to another.',
  unit: 'people',
  indices: ['from programme', 'to programme'],
  integer: true,
};

export const hireFamily: VariableFamily = {
  kind: 'variable',
  id: 'hire',
  sentence: 'People hired for the programme through the channel.',
  unit: 'people',
  indices: ['programme', 'channel'],
  integer: true,
};

export const shortFamily: VariableFamily = {
  kind: 'variable',
  id: 'short',
  sentence: 'Required posts of the programme that are not filled.',
  unit: 'posts',
  indices: ['programme'],
  integer: false,
};

export const classShortFamily: VariableFamily = {
  kind: 'variable',
  id: 'classShort',
  sentence: 'Posts missing for every class of the programme to have its teachers.',
  unit: 'posts',
  indices: ['programme'],
  integer: false,
};

export const aboveLevelFamily: VariableFamily = {
  kind: 'variable',
  id: 'aboveLevel',
  sentence: 'Missing posts of the programme above a level of the shortage rate.',
  unit: 'posts',
  indices: ['programme', 'level'],
  integer: false,
};

export const paidFamily: VariableFamily = {
  kind: 'variable',
  id: 'paid',
  sentence: 'Establishment posts of the district that draw on new recurrent money.',
  unit: 'posts',
  indices: ['district', 'year ahead'],
  integer: false,
};

export const leftFamily: VariableFamily = {
  kind: 'variable',
  id: 'left',
  sentence: 'Recurrent money of the purse that is carried over to the next year.',
  unit: 'yuan',
  indices: ['purse', 'year ahead'],
  integer: false,
};

/** Columns of the posts model. */
export interface PostsVariables {
  readonly allotted: readonly number[];
  /** By arc. */
  readonly move: readonly number[];
  /** By programme: channel → column. */
  readonly hire: readonly ReadonlyMap<HireChannel, number>[];
  readonly short: readonly number[];
  readonly classShort: readonly number[];
  /**
   * By programme, then by level 2 … RATE_LEVELS. Where as many posts may be missing below a level as below the one
   * before, both have the same column, and that of level 1 is the shortage itself.
   */
  readonly aboveLevel: readonly (readonly number[])[];
  /** By district and year ahead. */
  readonly paid: readonly (readonly number[])[];
  /** By purse and year ahead; null where nothing may be carried over. */
  readonly left: readonly (readonly (number | null)[])[];
}

/** Adds all variables of the posts model. */
export function addVariables(builder: ModelBuilder, data: PostsData): PostsVariables {
  const allotted = data.programmes.map((_, programme) => builder.variable(allottedFamily, [programme]));
  const short = data.programmes.map((_, programme) => builder.variable(shortFamily, [programme]));
  return {
    allotted,
    short,
    move: data.moves.map(({ from, to }) =>
      builder.variable(moveFamily, [from, to], { upper: data.programmes[from]!.mostOut }),
    ),
    hire: data.programmes.map(
      ({ channels }, programme) =>
        new Map(channels.map((channel) => [channel, builder.variable(hireFamily, [programme, channel])])),
    ),
    classShort: data.programmes.map((_, programme) => builder.variable(classShortFamily, [programme])),
    aboveLevel: data.programmes.map(({ required }, programme) => {
      let column = short[programme]!;
      return levels().map((level) => {
        if (beginsAnew(required, level)) column = builder.variable(aboveLevelFamily, [programme, level]);
        return column;
      });
    }),
    paid: data.districts.map(({ freePosts }, district) =>
      freePosts.map((_, ahead) => builder.variable(paidFamily, [district, ahead])),
    ),
    left: data.purses.map(({ carryOver, amounts }, purse) =>
      amounts.map((amount, ahead) =>
        amount !== null && carryOver[ahead] && ahead + 1 < amounts.length
          ? builder.variable(leftFamily, [purse, ahead])
          : null,
      ),
    ),
  };
}

/** The levels above the first, which is the shortage itself. */
export function levels(): number[] {
  return Array.from({ length: RATE_LEVELS - 1 }, (_, index) => index + 2);
}

/** Whether a level of the shortage rate differs from the one before for a programme of that many required posts. */
export function beginsAnew(required: number, level: number): boolean {
  return missingBelowLevel(required, level) > missingBelowLevel(required, level - 1);
}
