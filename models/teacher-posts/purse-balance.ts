import type { PostsData, PurseShare } from './data.ts';

/** A purse that cannot pay its share of one more post. */
export interface PurseLack {
  /** Index of the purse. */
  readonly purse: number;
  /** Year ahead in which its money runs out first. */
  readonly ahead: number;
  /** Year ahead from which the post's cost comes out of the same money, because what is left is carried over. */
  readonly since: number;
  /** Fen that it would have to pay for the post from then up to that year, and has left for it without the post. */
  readonly share: number;
  readonly left: number;
}

/** Keeps account of recurrent money while posts are hired one by one. */
export class PurseBalance {
  readonly #data: PostsData;
  /** Fen spent by purse and year ahead. */
  readonly #spent: number[][];
  readonly #hired: number[];

  constructor(data: PostsData) {
    this.#data = data;
    this.#spent = data.purses.map(({ amounts }) => amounts.map(() => 0));
    this.#hired = data.districts.map(() => 0);
  }

  /** What keeps the district from paying one more establishment post in this and all years ahead; null: nothing. */
  lackForHire(district: number): PurseLack | null {
    const { freePosts, postCost } = this.#data.districts[district]!;
    return this.#lack(postCost, (ahead) => this.#hired[district]! >= freePosts[ahead]!);
  }

  /** Books one more establishment post of the district. */
  hire(district: number): void {
    const { freePosts, postCost } = this.#data.districts[district]!;
    this.#pay(postCost, (ahead) => this.#hired[district]! >= freePosts[ahead]!);
    this.#hired[district]! += 1;
  }

  /** Takes back one establishment post of the district. */
  release(district: number): void {
    const { freePosts, postCost } = this.#data.districts[district]!;
    this.#hired[district]! -= 1;
    this.#pay(postCost, (ahead) => this.#hired[district]! >= freePosts[ahead]!, -1);
  }

  /** What keeps the district from paying one more purchased post in this and all years ahead; null: nothing. */
  lackForPurchase(district: number): PurseLack | null {
    return this.#lack(this.#data.districts[district]!.purchasedCost, () => true);
  }

  /** Books one more purchased post of the district. */
  purchase(district: number): void {
    this.#pay(this.#data.districts[district]!.purchasedCost, () => true);
  }

  /** Takes back one purchased post of the district. */
  releasePurchase(district: number): void {
    this.#pay(this.#data.districts[district]!.purchasedCost, () => true, -1);
  }

  #pay(cost: readonly (readonly PurseShare[])[], isPaid: (ahead: number) => boolean, posts = 1): void {
    cost.forEach((parts, ahead) => {
      if (isPaid(ahead)) for (const { purse, fen } of parts) this.#spent[purse]![ahead]! += posts * fen;
    });
  }

  #lack(cost: readonly (readonly PurseShare[])[], isPaid: (ahead: number) => boolean): PurseLack | null {
    const touched = new Set<number>();
    cost.forEach((parts, ahead) => {
      if (isPaid(ahead)) for (const { purse, fen } of parts) if (fen > 0) touched.add(purse);
    });
    for (const purse of touched) {
      const { amounts, carryOver } = this.#data.purses[purse]!;
      let carried = 0;
      // What the post itself would have taken from the money carried over, and since when.
      let taken = 0;
      let since = 0;
      for (let ahead = 0; ahead < amounts.length; ahead += 1) {
        const amount = amounts[ahead];
        if (amount === null || amount === undefined) continue;
        const more = isPaid(ahead) ? (cost[ahead]!.find((part) => part.purse === purse)?.fen ?? 0) : 0;
        const left = amount + carried - this.#spent[purse]![ahead]!;
        if (taken === 0) since = ahead;
        if (left < more) return { purse, ahead, since, share: more + taken, left: left + taken };
        taken = carryOver[ahead] ? taken + more : 0;
        carried = carryOver[ahead] ? left - more : 0;
      }
    }
    return null;
  }
}
