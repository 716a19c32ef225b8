import { HIRE_CHANNELS, type HireChannel } from '../../src/domain/plan/index.ts';
import { allottedPosts, type PostsData, type PostsDecisions } from './data.ts';
import { Hiring } from './hiring.ts';
import type { PurseLack } from './purse-balance.ts';

/** Why a missing post of a programme is not filled, as ids of constraint families. */
export interface PostsLimits {
  /** By channel open to the programme: the family that stops one more hire; null when nothing does. */
  readonly hires: Readonly<Partial<Record<HireChannel, 'hireLimits' | 'establishment' | 'recurrentMoney' | null>>>;
  /** The purse that stops the first channel for which money is what is missing; null where it is not. */
  readonly lack: PurseLack | null;
  /** Programmes from which people may move here. */
  readonly neighbours: number;
  /** Of these, the ones with more people than required posts. */
  readonly neighboursWithSurplus: number;
  /** Of these, the ones from which no more people may move this year. */
  readonly neighboursAtMoveShare: number;
}

/** Finds what stops more posts from being filled, once the decisions of the year are taken. */
export function limitsOf(data: PostsData, decisions: PostsDecisions): (programme: number) => PostsLimits {
  const hiring = new Hiring(data);
  decisions.hires.forEach((hires, programme) => {
    for (const channel of HIRE_CHANNELS)
      for (let count = 0; count < hires[channel]; count += 1) hiring.hire(programme, channel);
  });
  const allotted = allottedPosts(data, decisions);
  const out = data.programmes.map(() => 0);
  const sources: number[][] = data.programmes.map(() => []);
  data.moves.forEach(({ from, to }, arc) => {
    out[from]! += decisions.moves[arc]!;
    sources[to]!.push(from);
  });
  return (programme) => {
    const { channels, district } = data.programmes[programme]!;
    const withSurplus = sources[programme]!.filter((from) => allotted[from]! > data.programmes[from]!.required);
    const unpaid = channels.find((channel) => hiring.limitOn(district, channel) === 'recurrentMoney');
    return {
      hires: Object.fromEntries(channels.map((channel) => [channel, hiring.limitOn(district, channel)])),
      lack: unpaid === undefined ? null : hiring.lackOn(district, unpaid),
      neighbours: sources[programme]!.length,
      neighboursWithSurplus: withSurplus.length,
      neighboursAtMoveShare: withSurplus.filter((from) => out[from]! >= data.programmes[from]!.mostOut).length,
    };
  };
}
