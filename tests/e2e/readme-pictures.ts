import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './kit/built-window.ts';
import { settled } from './kit/settled.ts';
import { launchBrowser, openWindow } from './kit/window.ts';

/**
 * Takes the readmes' pictures of the sample city into resources/pictures, to be reduced to a palette by any image
 * program: `node tests/e2e/readme-pictures.ts [BUREAU]`. Without a bureau file with two plans it first makes one, in
 * minutes.
 */
const VIEWS: Readonly<Record<string, string>> = {
  overview: '#/plan/overview',
  map: '#/plan/map',
  why: '#/plan/building?school=S00002&why=1',
  compare: '#/compare/1-2/indicators',
};
const folder = join(ROOT, 'resources', 'pictures');

const made = process.argv[2] === undefined ? madeBureau() : null;
const browser = await launchBrowser({ scrollbars: true });
mkdirSync(folder, { recursive: true });
try {
  const window = await openWindow(browser, { openPath: process.argv[2] ?? join(made ?? '', 'city.junheng') });
  const { page } = window;
  await page.getByText('可以求解').waitFor();
  for (const language of ['zh', 'en']) {
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.mouse.move(600, 2);
    for (const [name, address] of Object.entries(VIEWS)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, address);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
    }
  }
  await window.close();
} finally {
  await browser.close();
  if (made !== null) rmSync(made, { recursive: true, force: true });
}

/** A folder with the sample city as a bureau file, planned as it is and with half as much money again. */
function madeBureau(): string {
  const at = mkdtempSync(join(tmpdir(), 'junheng-pictures-'));
  cpSync(join(ROOT, 'resources', 'samples', 'city'), join(at, 'city'), { recursive: true });
  const run = (...words: string[]) =>
    execFileSync(process.execPath, [join(ROOT, 'src', 'cli', 'main.ts'), ...words], { cwd: at, stdio: 'ignore' });
  run('import', 'city', '--bureau', 'city.junheng');
  run('scenario', 'create', 'city.junheng', '预算增加五成', '--budget-factor', '1.5');
  run('plan', 'city.junheng', '--save', '--time-limit', '60');
  run('plan', 'city.junheng', '--scenario', '预算增加五成', '--save', '--time-limit', '60');
  return at;
}
