import type { Page } from 'playwright-core';

/** What the page notes of itself, as the browser's Event Timing counts it. */
interface Noted {
  /** Milliseconds from a click or key to the next paint, by interaction. */
  interactions: Map<number, number>;
  /** Milliseconds between two frames, as long as they are watched. */
  frames: number[] | null;
}

type Watched = typeof window & { noted: Noted };

/** Begins to note, before the page's own scripts run. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { interactions: new Map(), frames: null };
    (window as unknown as Watched).noted = noted;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue;
        noted.interactions.set(
          entry.interactionId,
          Math.max(noted.interactions.get(entry.interactionId) ?? 0, entry.duration),
        );
      }
      // 16 ms is the least that browsers tell of.
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The least that the browser tells of; an interaction that was not told of took no longer. */
const LEAST = 16;
/** Milliseconds after which the browser has told of an interaction; before, it would count for the next one. */
const TELLING = 400;

/**
 * Does something with real clicks and keys.
 * @returns milliseconds from the slowest of its interactions to the next paint
 */
export async function interactionOf(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => (window as unknown as Watched).noted.interactions.clear());
  await act();
  await settled(page);
  await page.waitForTimeout(TELLING);
  const durations = await page.evaluate(() => [...(window as unknown as Watched).noted.interactions.values()]);
  return Math.max(LEAST, ...durations);
}

/** Waits until the page has drawn and has had nothing to do for a moment. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 2000 })),
        );
      }),
  );
}

/**
 * Scrolls with the wheel, which is no interaction to the browser.
 * @returns the longest milliseconds between two frames meanwhile
 */
export async function longestFrameOf(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const { noted } = window as unknown as Watched;
    noted.frames = [];
    let before = performance.now();
    const step = () => {
      if (noted.frames === null) return;
      const now = performance.now();
      noted.frames.push(now - before);
      before = now;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  await act();
  await settled(page);
  return page.evaluate(() => {
    const { noted } = window as unknown as Watched;
    const longest = Math.max(0, ...(noted.frames ?? []));
    noted.frames = null;
    return longest;
  });
}

/** Milliseconds from the start of the navigation to the first content painted. */
export function firstPaintOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}
