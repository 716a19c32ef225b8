import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastAmount, leastThatHolds } from '../../../../src/planning/relax/least-amount.ts';

/** Trials that succeed from a number on, and what each of them was asked. */
function trialsFrom(least: number) {
  const asked: number[] = [];
  const attempt = async (amount: number) => {
    asked.push(amount);
    return { met: amount >= least, amount };
  };
  return { asked, attempt };
}

const asTried = async (_: unknown, amount: number) => amount;

it('finds the least amount, with one less tried and failed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 500 }), fc.nat(500), async (least, more) => {
      const { attempt } = trialsFrom(least);
      const found = await leastAmount(least + more, attempt, asTried);
      expect(found).toMatchObject({ outcome: 'found', amount: least, complete: true, trial: { met: true } });
      if (found.outcome !== 'found') return;
      expect(found.below?.amount ?? 0).toBe(least - 1);
      expect(found.below?.trial.met ?? false).toBe(false);
    }),
  );
});

it('goes no further where a trial shows that it would do with less', async () => {
  // The trial at 100 would do with 7, and the bisection goes on below that: 3, 5, 6.
  const { asked, attempt } = trialsFrom(7);
  await leastAmount(100, attempt, async () => 7);
  expect(asked).toEqual([100, 3, 5, 6]);
});

it('says when not even the most is enough, and when there was no time', async () => {
  expect(await leastAmount(9, trialsFrom(10).attempt, asTried)).toMatchObject({ outcome: 'notEnough' });
  expect(await leastAmount(9, async () => null, asTried)).toEqual({ outcome: 'stopped' });
  const { attempt } = trialsFrom(3);
  const once = async (amount: number) => (amount === 9 ? attempt(amount) : null);
  expect(await leastAmount(9, once, asTried)).toMatchObject({ outcome: 'found', amount: 9, complete: false });
});

it('finds the least number that holds above another', async () => {
  expect(await leastThatHolds(3, 20, async (amount) => amount >= 8)).toBe(8);
  expect(await leastThatHolds(3, 4, async () => true)).toBe(4);
  expect(await leastThatHolds(3, 20, async () => false)).toBe(20);
});
