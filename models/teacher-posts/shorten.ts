import { HIRE_CHANNELS } from '../../src/domain/plan/index.ts';
import type { PostsData, PostsDecisions } from './data.ts';

/**
 * Shortens chains: where a programme sends people on while others come to it or are hired for it, those others go
 * straight to where people are wanted, if they may. Nobody's staff number changes, nor any hire limit or cost, because
 * all programmes of a chain are in one district; only people move less.
 */
export function shortenChains(data: PostsData, decisions: PostsDecisions): PostsDecisions {
  const moves = [...decisions.moves];
  const hires = decisions.hires.map((hired) => ({ ...hired }));
  const into: number[][] = data.programmes.map(() => []);
  const arcOf = new Map<string, number>();
  data.moves.forEach(({ from, to }, arc) => {
    into[to]!.push(arc);
    arcOf.set(`${from}|${to}`, arc);
  });

  /** Hires for the sender are made for the receiver instead. */
  const hireDirectly = (from: number, to: number, onward: number): boolean => {
    let isShorter = false;
    for (const channel of HIRE_CHANNELS) {
      if (!data.programmes[to]!.channels.includes(channel)) continue;
      const people = Math.min(moves[onward]!, hires[from]![channel]);
      hires[from]![channel] -= people;
      hires[to]![channel] += people;
      moves[onward]! -= people;
      isShorter ||= people > 0;
    }
    return isShorter;
  };
  /** People who come to the sender go straight to the receiver, or stay where they are if they would come back. */
  const sendDirectly = (from: number, to: number, onward: number): boolean => {
    let isShorter = false;
    for (const inward of into[from]!) {
      const people = Math.min(moves[onward]!, moves[inward]!);
      const source = data.moves[inward]!.from;
      const direct = source === to ? null : arcOf.get(`${source}|${to}`);
      if (people === 0 || direct === undefined) continue;
      moves[inward]! -= people;
      moves[onward]! -= people;
      if (direct !== null) moves[direct]! += people;
      isShorter = true;
    }
    return isShorter;
  };
  let isShorter = true;
  while (isShorter) {
    isShorter = false;
    data.moves.forEach(({ from, to }, arc) => {
      if (moves[arc] === 0) return;
      if (hireDirectly(from, to, arc)) isShorter = true;
      if (moves[arc]! > 0 && sendDirectly(from, to, arc)) isShorter = true;
    });
  }
  return { moves, hires };
}
