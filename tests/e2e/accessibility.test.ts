import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults, COLOUR_RULES } from './kit/accessibility.ts';
import { settled } from './kit/settled.ts';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { wordsOf } from './kit/texts.ts';
import { CITY_VIEWS, FIRST_VIEWS, show, type View } from './kit/views.ts';
import { openWindow } from './kit/window.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();
const city = sharedCity();

/** Lets the system ask for a theme, which the window follows whatever stands open in it. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await settled(page);
}

/** Whether the window itself scrolls beside what scrolls in it, which shows two scrollbars where they take room. */
async function scrollsItself(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
}

/** What axe finds wrong with each of the views, by their names, and whether the window scrolls as a whole. */
async function faultsOf(page: Page, views: readonly View[], childScenario: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const view of views) {
    await show(page, view, wordsOf('zh'), childScenario);
    const faults = await accessibilityFaults(page);
    if (await scrollsItself(page)) faults.push('the window itself scrolls');
    // The dark theme has other colours and nothing else.
    await inTheme(page, 'dark');
    faults.push(...(await accessibilityFaults(page, COLOUR_RULES)).map((fault) => `dark: ${fault}`));
    await inTheme(page, 'light');
    if (faults.length > 0) found[view.name] = faults;
  }
  return found;
}

test('axe finds nothing wrong before a bureau is open, light and dark', async () => {
  const window = await openWindow(browser());
  try {
    await inTheme(window.page, 'light');
    expect(await faultsOf(window.page, FIRST_VIEWS, '')).toEqual({});
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});

test('axe finds nothing wrong with any screen, dialog and list of a bureau, light and dark', {
  timeout: 900_000,
}, async () => {
  const window = await openWindow(browser(), { openPath: city().bureau });
  const { page } = window;
  try {
    await page.getByText('可以求解').waitFor();
    await inTheme(page, 'light');
    const scenarios = new ScenariosPage(page);
    await scenarios.childOfBase('另一个');
    const child = await scenarios.childOfBase('对照');
    expect(await faultsOf(page, CITY_VIEWS, child)).toEqual({});
    // Every screen of the rail is among what was looked at.
    const rail = await page
      .getByRole('navigation', { name: '主要界面' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => /#\/(\w+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? ''));
    const seen = new Set(CITY_VIEWS.map(({ address }) => /#\/(\w+)/.exec(address)?.[1]));
    expect(rail.filter((screen) => !seen.has(screen))).toEqual([]);
    expect(rail.length).toBeGreaterThan(7);
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});
