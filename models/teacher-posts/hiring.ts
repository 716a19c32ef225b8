import { HIRE_CHANNELS, type HireChannel } from '../../src/domain/plan/index.ts';
import type { PostsData } from './data.ts';
import { PurseBalance, type PurseLack } from './purse-balance.ts';

/** The order in which channels are used: a rule, because posts of all channels fill a class alike. */
const CHANNEL_ORDER = ['specialPost', 'provincialExam', 'purchasedService'] as const satisfies readonly HireChannel[];

/** Keeps account of hires while posts are filled one by one: limits of channels, establishment and money. */
export class Hiring {
  readonly hires: Record<HireChannel, number>[];
  readonly #data: PostsData;
  readonly #balance: PurseBalance;
  readonly #room: (number | null)[];
  #bureauRoom: number | null;
  readonly #limits: Record<HireChannel, number | null>;
  /** Districts where money for a post has run out, by kind of post; what has run out does not come back. */
  readonly #outOfMoney: { readonly establishment: boolean[]; readonly purchased: boolean[] };

  constructor(data: PostsData) {
    this.#data = data;
    this.#balance = new PurseBalance(data);
    this.hires = data.programmes.map(() => ({ provincialExam: 0, specialPost: 0, purchasedService: 0 }));
    this.#room = data.districts.map(({ room }) => room);
    this.#bureauRoom = data.bureauRoom;
    this.#limits = { ...data.hireLimits };
    this.#outOfMoney = {
      establishment: data.districts.map(() => false),
      purchased: data.districts.map(() => false),
    };
  }

  /** The channel through which one more person can be hired for the programme, or null. */
  channelFor(programme: number): HireChannel | null {
    const { district, channels } = this.#data.programmes[programme]!;
    for (const channel of CHANNEL_ORDER) {
      if (!channels.includes(channel)) continue;
      const outOfMoney = this.#outOfMoney[channel === 'purchasedService' ? 'purchased' : 'establishment'];
      if (outOfMoney[district] || !this.#hasPlace(district, channel)) continue;
      if (this.#canPay(district, channel)) return channel;
      outOfMoney[district] = true;
    }
    return null;
  }

  /** The constraint family that stops one more hire in a district through a channel, or null when none does. */
  limitOn(district: number, channel: HireChannel): 'hireLimits' | 'establishment' | 'recurrentMoney' | null {
    if (this.#limits[channel] === 0) return 'hireLimits';
    if (!this.#hasPlace(district, channel)) return 'establishment';
    return this.#canPay(district, channel) ? null : 'recurrentMoney';
  }

  /** The purse that cannot pay one more hire in a district through a channel, or null when money is there. */
  lackOn(district: number, channel: HireChannel): PurseLack | null {
    return channel === 'purchasedService'
      ? this.#balance.lackForPurchase(district)
      : this.#balance.lackForHire(district);
  }

  /** Hires one person for the programme. */
  hire(programme: number, channel: HireChannel): void {
    this.hires[programme]![channel] += 1;
    this.#book(this.#data.programmes[programme]!.district, channel, 1);
  }

  /** Takes back one hire of the programme. */
  release(programme: number, channel: HireChannel): void {
    this.hires[programme]![channel] -= 1;
    this.#book(this.#data.programmes[programme]!.district, channel, -1);
  }

  /** Channels of a district whose hires, taken back one at a time, make a hire through the given channel possible. */
  channelsToGiveUp(district: number, wanted: HireChannel): HireChannel[] {
    return HIRE_CHANNELS.filter((channel) => {
      if (channel === wanted) return true;
      this.#book(district, channel, -1);
      const possible = this.#hasPlace(district, wanted) && this.#canPay(district, wanted);
      this.#book(district, channel, 1);
      return possible;
    });
  }

  #hasPlace(district: number, channel: HireChannel): boolean {
    if (this.#limits[channel] === 0) return false;
    return channel === 'purchasedService' || (this.#room[district] !== 0 && this.#bureauRoom !== 0);
  }

  #canPay(district: number, channel: HireChannel): boolean {
    return this.lackOn(district, channel) === null;
  }

  #book(district: number, channel: HireChannel, posts: 1 | -1): void {
    const limit = this.#limits[channel];
    if (limit !== null) this.#limits[channel] = limit - posts;
    if (channel === 'purchasedService') {
      if (posts === 1) this.#balance.purchase(district);
      else this.#balance.releasePurchase(district);
      return;
    }
    if (posts === 1) this.#balance.hire(district);
    else this.#balance.release(district);
    const room = this.#room[district];
    if (room !== null && room !== undefined) this.#room[district] = room - posts;
    if (this.#bureauRoom !== null) this.#bureauRoom -= posts;
  }
}
