import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from './kit/built-window.ts';
import { plannedCity } from './kit/planned-city.ts';
import { type WindowLanguage, wordsOf } from './kit/texts.ts';
import { CITY_VIEWS, FIRST_VIEWS, show, type View } from './kit/views.ts';
import { launchBrowser, openWindow } from './kit/window.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

/**
 * Photographs every screen, dialog and state in both languages, both themes and several sizes into dist/screenshots, to
 * be looked at. `npm run screenshots -- zh light` takes only the pictures whose names hold all these words.
 */
const wanted = process.argv.slice(2);
const folder = join(ROOT, 'dist', 'screenshots');

const SIZES = [
  [1366, 768],
  [1920, 1080],
  [1280, 720],
] as const;
const LANGUAGES: readonly WindowLanguage[] = ['zh', 'en'];
const THEMES = ['light', 'dark'] as const;

async function photograph(page: Page, views: readonly View[], width: number, child: string): Promise<void> {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) {
      const name = (view: View) => `${view.name}-${language}-${theme}-${width}`;
      const asked = views.filter((view) => wanted.every((word) => name(view).split('-').includes(word)));
      if (asked.length === 0) continue;
      // Preferences are read at the start of the window, so they are set as a user does; the theme is the system's.
      const html = page.locator('html');
      if (((await html.getAttribute('lang')) === 'en') !== (language === 'en'))
        await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click();
      await page.emulateMedia({ colorScheme: theme });
      await page.mouse.move(width / 2, 2);
      for (const view of asked) {
        try {
          await show(page, view, wordsOf(language), child);
        } catch (error) {
          console.error(`${name(view)}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
        }
        await page.screenshot({ path: join(folder, `${name(view)}.png`) });
      }
    }
  }
}

async function photographAll(browser: Browser, bureau: string, width: number, height: number): Promise<void> {
  const first = await openWindow(browser, { width, height });
  await photograph(first.page, FIRST_VIEWS, width, '');
  await first.close();
  const window = await openWindow(browser, { width, height, openPath: bureau });
  await window.page.getByText('可以求解').waitFor();
  const scenarios = new ScenariosPage(window.page);
  await scenarios.childOfBase(`出生下降 ${width}`);
  const child = await scenarios.childOfBase(`预算增加两成 ${width}`);
  await photograph(window.page, CITY_VIEWS, width, child);
  if (window.complaints.length > 0) console.error(window.complaints.join('\n'));
  await window.close();
}

const city = plannedCity();
const browser = await launchBrowser({ scrollbars: true });
mkdirSync(folder, { recursive: true });
try {
  for (const [width, height] of SIZES) {
    if (wanted.some((word) => /^\d+$/.test(word) && Number(word) !== width)) continue;
    await photographAll(browser, city.bureau, width, height);
  }
} finally {
  await browser.close();
  rmSync(city.folder, { recursive: true, force: true });
}
console.log(`Screenshots are in ${folder}.`);
