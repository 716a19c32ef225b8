import { expect, it } from 'vitest';
import { PurseBalance } from '../../../models/teacher-posts/purse-balance.ts';
import { posts } from './tiny.ts';

/** A district whose purchased posts cost 100 a year for three years from one purse. */
function balanceOf(amounts: readonly number[], carryOver: boolean): PurseBalance {
  const cost = amounts.map(() => [{ purse: 0, fen: 100 }]);
  return new PurseBalance(
    posts({
      programmes: [],
      districts: [{ room: null, freePosts: amounts.map(() => 0), postCost: cost, purchasedCost: cost }],
      purses: [{ amounts, carryOver: amounts.map(() => carryOver) }],
    }),
  );
}

it('what is carried over pays for the earlier years of the same post first, and that is said of both sums', () => {
  // 100 a year are due for three years, 300 in all; 250 are there, all of it from the first year.
  const balance = balanceOf([250, 0, 0], true);
  expect(balance.lackForPurchase(0)).toEqual({ purse: 0, ahead: 2, since: 0, share: 300, left: 250 });
});

it('without carry-over each year pays for itself alone', () => {
  const balance = balanceOf([250, 60, 0], false);
  expect(balance.lackForPurchase(0)).toEqual({ purse: 0, ahead: 1, since: 1, share: 100, left: 60 });
});

it('no more is left than there is, whatever is booked before', () => {
  const balance = balanceOf([600, 0, 0], true);
  balance.purchase(0);
  expect(balance.lackForPurchase(0)).toBeNull();
  balance.purchase(0);
  // 600 are spent by two posts of 300 each, so that nothing is left of them for the 300 of a third.
  expect(balance.lackForPurchase(0)).toEqual({ purse: 0, ahead: 2, since: 0, share: 300, left: 0 });
});
