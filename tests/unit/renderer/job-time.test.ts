import { expect, test } from 'vitest';
import { secondsOf } from '../../../renderer/app/job-time.ts';

const startedAt = '2026-09-01T00:00:00.000Z';
const at = (seconds: number) => Date.parse(startedAt) + seconds * 1000;

test('the time of a job goes on while a long step says nothing', () => {
  const running = { state: 'running', startedAt, seconds: 4 } as const;
  expect(secondsOf(running, at(4))).toBe(4);
  expect(secondsOf(running, at(13))).toBe(13);
  expect(secondsOf({ ...running, state: 'cancelling' }, at(15))).toBe(15);
});

test('a moment that the window noticed before the last news does not turn the time back', () => {
  expect(secondsOf({ state: 'running', startedAt, seconds: 4.6 }, at(4))).toBe(4.6);
});

test('an ended job keeps the time it took', () => {
  expect(secondsOf({ state: 'ended', startedAt, seconds: 21 }, at(300))).toBe(21);
});
