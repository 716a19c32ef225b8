import type {
  MoveArc,
  PostsData,
  PostsDecisions,
  PurseShare,
  PurseTerms,
} from '../../../models/teacher-posts/index.ts';
import { ESTABLISHMENT_CHANNELS } from '../../../models/teacher-posts/index.ts';
import type { Purses } from '../money/index.ts';
import type { PostsProgramme } from './programmes.ts';
import { channelsOf, type PostsTerms } from './terms.ts';

/** Staff, hires and commitments as the years are decided one after the other. */
export class StaffState {
  /** People in establishment posts, by programme. */
  readonly staff: number[];
  /** Carers and purchased posts, by programme. */
  readonly fixed: number[];
  readonly #programmes: readonly PostsProgramme[];
  readonly #terms: PostsTerms;
  readonly #purses: Purses;
  readonly #arcs: readonly MoveArc[];
  /** By district: people who have retired by the end of each planned year. */
  readonly #retired: readonly (readonly number[])[];
  /** By district: hires into establishment posts and purchased posts so far. */
  readonly #hired: number[];
  readonly #purchased: number[];
  /** Fen spent by purse and planned year, by the hires of the years decided so far. */
  #spent: number[][];

  /** @param programmes those whose staff is known, in the order of the terms' districts */
  constructor(programmes: readonly PostsProgramme[], terms: PostsTerms, purses: Purses, arcs: readonly MoveArc[]) {
    this.#programmes = programmes;
    this.#terms = terms;
    this.#purses = purses;
    this.#arcs = arcs;
    this.staff = programmes.map(({ base }) => base?.staff ?? 0);
    this.fixed = programmes.map(({ base }) => base?.fixed ?? 0);
    const retired = terms.districts.map(() => purses.years.map(() => 0));
    programmes.forEach(({ retirements }, programme) => {
      let sum = 0;
      retirements.forEach((people, year) => {
        sum += people;
        retired[terms.districtOf[programme]!]![year]! += sum;
      });
    });
    this.#retired = retired;
    this.#hired = terms.districts.map(() => 0);
    this.#purchased = terms.districts.map(() => 0);
    this.#spent = this.#commitments();
  }

  /** Lets the year's retirements out and describes the year to the model. */
  beginYear(year: number): PostsData {
    this.#programmes.forEach(({ retirements }, programme) => {
      this.staff[programme]! -= retirements[year]!;
    });
    const programmes = this.#programmes.map((programme, index) => {
      const staff = this.staff[index]!;
      const required = programme.required[year];
      // Who retires within the plan is not moved any more.
      const retireLater = programme.retirements.slice(year + 1).reduce((sum, people) => sum + people, 0);
      const district = this.#terms.districtOf[index]!;
      return {
        district,
        required: required?.posts ?? 0,
        classPosts: required?.classPosts ?? 0,
        staff,
        fixed: this.fixed[index]!,
        mostOut: Math.max(0, Math.min(Math.floor(staff * this.#terms.moveShare + 1e-9), staff - retireLater)),
        special: programme.stage === 'special',
        rural: programme.terms.locale === 'rural',
        channels: channelsOf(this.#terms, programme, this.#terms.districts[district]!),
      };
    });
    return {
      programmes,
      moves: this.#arcs.filter(({ from, to }) => programmes[from]!.mostOut > 0 && programmes[to]!.required > 0),
      districts: this.#terms.districts.map((district, index) => ({
        room: Math.max(0, district.establishment - this.#staffOf(index)),
        freePosts: this.#retired[index]!.slice(year).map((retired) => Math.max(0, retired - this.#hired[index]!)),
        postCost: district.postCost.slice(year),
        purchasedCost: district.purchasedCost.slice(year),
      })),
      bureauRoom: null,
      hireLimits: this.#terms.hireLimits,
      purses: this.#pursesFrom(year),
    };
  }

  /** Takes over the year's decisions. */
  endYear(data: PostsData, decisions: PostsDecisions): void {
    data.moves.forEach(({ from, to }, arc) => {
      this.staff[from]! -= decisions.moves[arc]!;
      this.staff[to]! += decisions.moves[arc]!;
    });
    decisions.hires.forEach((hires, programme) => {
      const district = this.#terms.districtOf[programme]!;
      const hired = ESTABLISHMENT_CHANNELS.reduce((sum, channel) => sum + hires[channel], 0);
      this.staff[programme]! += hired;
      this.fixed[programme]! += hires.purchasedService;
      this.#hired[district]! += hired;
      this.#purchased[district]! += hires.purchasedService;
    });
    this.#spent = this.#commitments();
  }

  #staffOf(district: number): number {
    return this.staff.reduce(
      (sum, people, index) => (this.#terms.districtOf[index] === district ? sum + people : sum),
      0,
    );
  }

  /** What the hires so far cost in every year: staff above the base-year number, and purchased posts. */
  #commitments(): number[][] {
    const spent = this.#purses.purses.map(() => this.#purses.years.map(() => 0));
    const book = (parts: readonly PurseShare[], posts: number, year: number): void => {
      for (const { purse, fen } of parts) spent[purse]![year]! += fen * posts;
    };
    this.#terms.districts.forEach(({ postCost, purchasedCost }, district) => {
      this.#retired[district]!.forEach((retired, year) => {
        book(postCost[year]!, Math.max(0, this.#hired[district]! - retired), year);
        book(purchasedCost[year]!, this.#purchased[district]!, year);
      });
    });
    return spent;
  }

  /** What is left in each purse from a year on, money carried over from the year before included. */
  #pursesFrom(year: number): PurseTerms[] {
    return this.#purses.purses.map(({ amounts, carryOver }, purse) => {
      const left = amounts.map((amount, index) =>
        amount === null ? null : Math.round(amount * 100) - this.#spent[purse]![index]!,
      );
      let carried = 0;
      for (let index = 0; index < year; index += 1)
        carried = carryOver[index] ? Math.max(0, (left[index] ?? 0) + carried) : 0;
      return {
        amounts: left.slice(year).map((amount, ahead) => (amount === null || ahead > 0 ? amount : amount + carried)),
        carryOver: carryOver.slice(year),
      };
    });
  }
}
