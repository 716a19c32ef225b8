import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetContents } from '../../../../src/services/export/budget-contents.ts';
import { atPrices } from '../../../../src/services/export/cost-lines.ts';
import { budgetPlan, openedBudgetPlan } from './small-budget.ts';

const contents = budgetContents(openedBudgetPlan());

describe('the cost lines of a plan', () => {
  it('are units of a price with the shares of the district', () => {
    expect(contents.lines.map(({ price, quantity, fen }) => [price, quantity, Object.values(fen)])).toEqual([
      ['room S1|primary', 2, [6002, 4000, 5002, 5002]],
      ['start P1', 1, [600, 400, 500, 500]],
      ['step P1', 1, [150, 100, 125, 125]],
      ['post', 1, [2_753_700, 1_835_800, 2_294_750, 2_294_750]],
      ['post', 1, [0, 0, 4_589_500, 4_589_500]],
    ]);
    expect(contents.lines[0]?.shares).toEqual({ central: 0.3, province: 0.2, city: 0.25, county: 0.25 });
  });

  it('take the plan’s own shares where planning went by the money left', () => {
    expect(contents.lines[4]?.shares).toEqual({ central: 0, province: 0, city: 0.5, county: 0.5 });
  });

  it('come to the plan’s fen at the plan’s prices, and to the core’s at others', () => {
    const prices = new Map(contents.prices.map(({ id, value }) => [id, value ?? 0]));
    expect(atPrices(contents.lines, prices)).toEqual(contents.lines);
    // 1.05 yuan: 31.5 + 21 + 26.25 + 26.25 fen; the one fen left goes to the .5. Twice: 64, 42, 52, 52.
    const [rooms] = atPrices(contents.lines, new Map([...prices, ['room S1|primary', 1.05]]));
    expect(rooms?.fen).toEqual({ central: 64, province: 42, city: 52, county: 52 });
  });

  it('name a price of its own for money that no price explains', () => {
    const opened = openedBudgetPlan();
    const strange = { ...budgetPlan.money[0]!, amount: 12.34 };
    const { lines, prices } = budgetContents({
      ...opened,
      saved: { ...opened.saved, plan: { ...budgetPlan, money: [strange] } },
    });
    expect(lines.map(({ price, quantity, fen }) => [price, quantity, fen.central])).toEqual([['stated 1', 1, 1234]]);
    expect(prices.at(-1)).toMatchObject({ id: 'stated 1', value: 12.34 });
  });

  it('go on after the plan: the posts at once, the new school from its opening', () => {
    expect(contents.tail.map(({ price, from, fen }) => [price, from, Object.values(fen)])).toEqual([
      ['post', 2029, [2_753_700, 1_835_800, 2_294_750, 2_294_750]],
      ['post', 2029, [0, 0, 4_589_500, 4_589_500]],
      ['running P1', 2029, [9000, 6000, 7500, 7500]],
    ]);
  });

  it('add up to the cost at any price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), (fen) => {
        const prices = new Map(contents.prices.map(({ id }) => [id, fen / 100]));
        for (const line of atPrices(contents.lines, prices)) {
          const sum = line.fen.central + line.fen.province + line.fen.city + line.fen.county;
          expect(sum).toBe(fen * line.quantity);
        }
      }),
    );
  });
});

describe('public funds', () => {
  it('count a teaching point of 40 pupils as 100, and boarders on top', () => {
    expect(
      contents.publicFunds.map(({ schoolId, year, item, counted, amount }) => [schoolId, year, item, counted, amount]),
    ).toEqual([
      ['S1', 2027, 'pupils', 100, 70_000],
      ['S1', 2027, 'boarders', 10, 3000],
      ['S1', 2028, 'pupils', 120, 84_000],
      ['S1', 2028, 'boarders', 10, 3000],
      ['S2', 2027, 'pupils', 500, 350_000],
    ]);
  });
});
