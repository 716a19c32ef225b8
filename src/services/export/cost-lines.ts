import { programmeKey } from '../../domain/bureau.ts';
import type { MoneyLine, Plan } from '../../domain/plan/index.ts';
import { FUNDING_LEVELS, type FundingLevel } from '../../domain/tables/index.ts';
import type { ByLevel, CostLine, Price, TailLine } from '../../export/budget/contents.ts';
import type { PlanningInputs } from '../../planning/inputs.ts';
import { chargesOf, splitCost } from '../../planning/money/index.ts';

export interface CostLines {
  readonly lines: readonly CostLine[];
  readonly tail: readonly TailLine[];
  /** Prices of lines that no known price explains: what the plan says, as one unit. */
  readonly statedPrices: readonly Price[];
}

type Where = Pick<CostLine, 'year' | 'kind' | 'purpose' | 'districtId' | 'schoolId' | 'stage'>;

/**
 * Finds what a plan's money lines are made of: units of a price, and the shares of the funding levels in each unit. The
 * shares are those that planning uses; where a district states none and planning went by the money left, they are
 * those of the plan itself. Whatever the prices, `fen` are the amounts of the plan.
 */
export function costLinesOf(inputs: PlanningInputs, plan: Plan, prices: readonly Price[]): CostLines {
  const finder = new LineFinder(inputs, prices);
  const groups = Map.groupBy(plan.money, (line) =>
    [line.year, line.kind, line.purpose, line.schoolId, line.stage, line.schoolId === null ? line.districtId : ''].join(
      '|',
    ),
  );
  const lines = [...groups.values()].flatMap((group) => finder.find(group, plan));
  const last = plan.years.at(-1) ?? inputs.bureau.settings.baseYear;
  const lasting = lines.filter(({ year, kind }) => year === last && kind === 'recurrent');
  const later = plan.projects.filter(({ openYear }) => openYear > last);
  return {
    lines,
    tail: [
      ...lasting.map((line) => ({ ...line, from: last + 1 })),
      ...later.map(({ projectId, stage, openYear }) => finder.laterRunning(projectId, stage, last, openYear)),
    ],
    statedPrices: finder.statedPrices,
  };
}

/**
 * The lines at other prices: each unit is divided by the core and multiplied by the quantity.
 * @param prices yuan by id of the price
 */
export function atPrices(lines: readonly CostLine[], prices: ReadonlyMap<string, number>): CostLine[] {
  return lines.map((line) => {
    const price = prices.get(line.price);
    if (price === undefined) throw new RangeError(`no price ${line.price}`);
    return { ...line, fen: timesQuantity(unitFen(line.shares, price), line.quantity) };
  });
}

class LineFinder {
  readonly statedPrices: Price[] = [];
  readonly #inputs: PlanningInputs;
  readonly #prices: ReadonlyMap<string, number | null>;
  readonly #districts: ReadonlyMap<string, string | null>;

  constructor(inputs: PlanningInputs, prices: readonly Price[]) {
    this.#inputs = inputs;
    this.#prices = new Map(prices.map(({ id, value }) => [id, value]));
    const { schools, projects } = inputs.bureau.tables;
    this.#districts = new Map([
      ...projects.map(({ projectId, districtId }) => [projectId, districtId] as const),
      ...schools.map(({ schoolId, districtId }) => [schoolId, districtId] as const),
    ]);
  }

  /** The lines behind money lines of one purpose, place and year. */
  find(group: readonly MoneyLine[], plan: Plan): CostLine[] {
    const { year, kind, purpose, schoolId, stage } = group[0]!;
    const districtId = schoolId === null ? group[0]!.districtId : (this.#districts.get(schoolId) ?? null);
    const where: Where = { year, kind, purpose, districtId, schoolId, stage };
    return payments(group).flatMap((paid) => {
      const total = sumOf(paid);
      if (purpose === 'newSchool') return this.#newSchool(where, paid, plan);
      for (const id of pricesFor(where)) {
        const price = this.#prices.get(id) ?? null;
        const quantity = price === null ? Number.NaN : total / Math.round(price * 100);
        if (!Number.isInteger(quantity)) continue;
        const found = this.#unit(where, id, quantity);
        return [isSame(found.fen, paid) ? found : { ...found, shares: sharesOf(paid), fen: paid }];
      }
      return [this.#stated(where, paid)];
    });
  }

  /** The running cost of a school that opens after the last planned year, paid as in that year. */
  laterRunning(projectId: string, stage: CostLine['stage'], year: number, from: number): TailLine {
    const districtId = this.#districts.get(projectId) ?? null;
    const where: Where = { year, kind: 'recurrent', purpose: 'runningCost', districtId, schoolId: projectId, stage };
    return { ...this.#unit(where, `running ${projectId}`, 1), from };
  }

  #newSchool(where: Where, paid: ByLevel, plan: Plan): CostLine[] {
    const decision = plan.projects.find(({ projectId }) => projectId === where.schoolId);
    const project = this.#inputs.bureau.tables.projects.find(({ projectId }) => projectId === where.schoolId);
    if (decision === undefined || project === undefined) return [this.#stated(where, paid)];
    const step = Math.max(1, project.roomStep ?? project.maxRooms - project.minRooms);
    const start = this.#unit(where, `start ${project.projectId}`, 1);
    const steps = this.#unit(where, `step ${project.projectId}`, (decision.rooms - project.minRooms) / step);
    const both = Object.fromEntries(FUNDING_LEVELS.map((level) => [level, start.fen[level] + steps.fen[level]]));
    if (!Number.isInteger(steps.quantity) || !isSame(both as ByLevel, paid)) return [this.#stated(where, paid)];
    return steps.quantity === 0 ? [start] : [start, steps];
  }

  #unit(where: Where, price: string, quantity: number): CostLine {
    const { purses, years } = this.#inputs;
    const shares = { central: 0, province: 0, city: 0, county: 0 };
    for (const { purse, share } of chargesOf(purses, where.kind, where.districtId, years.indexOf(where.year)))
      shares[purses.purses[purse]!.level] += share;
    return {
      ...where,
      price,
      quantity,
      shares,
      fen: timesQuantity(unitFen(shares, this.#prices.get(price) ?? 0), quantity),
    };
  }

  #stated(where: Where, paid: ByLevel): CostLine {
    const id = `stated ${this.statedPrices.length + 1}`;
    this.statedPrices.push({
      id,
      label: { zh: '方案所列金额', en: 'Amount as the plan states it' },
      schoolId: where.schoolId,
      stage: where.stage,
      unit: { zh: '元', en: 'yuan' },
      value: sumOf(paid) / 100,
      norm: null,
      arithmetic: null,
    });
    return { ...where, price: id, quantity: 1, shares: sharesOf(paid), fen: paid };
  }
}

/** Ids of the prices that money of this purpose may have been paid at, the likeliest first. */
function pricesFor({ purpose, schoolId, stage }: Where): readonly string[] {
  switch (purpose) {
    case 'rooms':
      return [`room ${programmeKey(schoolId ?? '', stage ?? '')}`];
    case 'runningCost':
      return [`running ${schoolId}`];
    case 'posts':
      return ['post'];
    case 'purchasedPosts':
      return stage === 'special' ? ['auxiliary', 'purchasedPost'] : ['purchasedPost'];
    case 'resourceRoom':
      return ['special.resourceRoom.cost'];
    case 'newSchool':
      return [];
  }
}

/** Divides lines into payments: a purse that occurs again pays for something else. */
function payments(group: readonly MoneyLine[]): ByLevel[] {
  const found: { readonly seen: Set<string>; readonly fen: Record<FundingLevel, number> }[] = [];
  for (const { level, districtId, amount } of group) {
    const purse = `${level}|${districtId}`;
    let open = found.find(({ seen }) => !seen.has(purse));
    if (open === undefined) {
      open = { seen: new Set(), fen: { central: 0, province: 0, city: 0, county: 0 } };
      found.push(open);
    }
    open.seen.add(purse);
    open.fen[level] += Math.round(amount * 100);
  }
  return found.map(({ fen }) => fen);
}

function unitFen(shares: ByLevel, yuan: number): ByLevel {
  const parts = splitCost(
    FUNDING_LEVELS.map((level, purse) => ({ purse, share: shares[level] })),
    yuan,
  );
  return Object.fromEntries(FUNDING_LEVELS.map((level, index) => [level, parts[index]!.fen])) as Record<
    FundingLevel,
    number
  >;
}

function timesQuantity(unit: ByLevel, quantity: number): ByLevel {
  return {
    central: unit.central * quantity,
    province: unit.province * quantity,
    city: unit.city * quantity,
    county: unit.county * quantity,
  };
}

function sharesOf(paid: ByLevel): ByLevel {
  const total = sumOf(paid);
  const of = (fen: number): number => (total === 0 ? 0 : fen / total);
  return { central: of(paid.central), province: of(paid.province), city: of(paid.city), county: of(paid.county) };
}

function isSame(one: ByLevel, other: ByLevel): boolean {
  return FUNDING_LEVELS.every((level) => one[level] === other[level]);
}

function sumOf(fen: ByLevel): number {
  return FUNDING_LEVELS.reduce((sum, level) => sum + fen[level], 0);
}
