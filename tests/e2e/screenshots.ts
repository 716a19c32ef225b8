import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './kit/built-window.ts';
import { plannedCity } from './kit/planned-city.ts';
import { launchBrowser, openWindow } from './kit/window.ts';

/**
 * Photographs every screen in both languages, both themes and two sizes into dist/screenshots, to be looked at.
 * `npm run screenshots -- zh light` takes only the pictures whose names hold all these words.
 */
const wanted = process.argv.slice(2);
const folder = join(ROOT, 'dist', 'screenshots');

const SCREENS: Readonly<Record<string, string>> = {
  bureau: '#/bureau',
  data: '#/data/schools',
  'data-why': '#/data/enrolment?school=S00017&why=1',
  norms: '#/norms',
  'norms-why': '#/norms?norm=class.large.primary&why=1',
  scenarios: '#/scenarios',
  plan: '#/plan/overview',
  'plan-why': '#/plan/overview?school=S00017&why=1',
  'plan-building': '#/plan/building',
  'plan-posts': '#/plan/posts',
  'plan-money': '#/plan/money',
  'plan-map': '#/plan/map',
  compare: '#/compare',
  policy: '#/policy',
  export: '#/export',
};
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

const city = plannedCity();
const browser = await launchBrowser();
mkdirSync(folder, { recursive: true });
try {
  for (const [width, height] of SIZES) {
    const window = await openWindow(browser, { width, height, openPath: city.bureau });
    const { page } = window;
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const language of ['zh', 'en']) {
      for (const theme of ['light', 'dark']) {
        const name = (screen: string) => `${screen}-${language}-${theme}-${width}`;
        const asked = Object.keys(SCREENS).filter((screen) =>
          wanted.every((word) => name(screen).split('-').includes(word)),
        );
        if (asked.length === 0) continue;
        // Preferences are read at the start of the window, so they are set as a user does, by the buttons.
        const html = page.locator('html');
        if (((await html.getAttribute('lang')) === 'en') !== (language === 'en'))
          await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click();
        if ((await html.getAttribute('data-theme')) !== theme)
          await page.getByRole('button', { name: /深色|浅色|dark theme|light theme/ }).click();
        for (const screen of asked) {
          await page.evaluate((address) => {
            location.hash = address;
          }, SCREENS[screen] ?? '');
          await page.waitForTimeout(1200);
          await page.screenshot({ path: join(folder, `${name(screen)}.png`) });
        }
      }
    }
    if (window.complaints.length > 0) console.error(window.complaints.join('\n'));
    await window.close();
  }
} finally {
  await browser.close();
  rmSync(city.folder, { recursive: true, force: true });
}
console.log(`Screenshots are in ${folder}.`);
