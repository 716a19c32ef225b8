import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { copyOfPlannedCity, type PlannedCity } from './planned-city.ts';
import { launchBrowser } from './window.ts';

/** A browser for all tests of a file, from before the first until after the last. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => given(browser);
}

/** A sample city with plans for all tests of a file; its folder is removed after the last. */
export function sharedCity(): () => PlannedCity {
  let city: PlannedCity | null = null;
  beforeAll(() => {
    city = copyOfPlannedCity(inject('runFolder'));
  });
  afterAll(() => {
    if (city !== null) rmSync(city.folder, { recursive: true, force: true });
  });
  return () => given(city);
}

/** What is there while tests run, and only then. */
function given<Shared>(shared: Shared | null): Shared {
  if (shared === null) throw new Error('asked for before the tests of the file began');
  return shared;
}
