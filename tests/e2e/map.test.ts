import { afterEach, beforeEach, expect, test } from 'vitest';
import { settled } from './kit/settled.ts';
import { sharedBrowser, sharedCity } from './kit/shared.ts';
import { type OpenWindow, openWindow } from './kit/window.ts';
import { PlanPages } from './pages/plan-pages.ts';

const browser = sharedBrowser();
const city = sharedCity();
let window: OpenWindow;
let pages: PlanPages;

beforeEach(async () => {
  window = await openWindow(browser(), { openPath: city().bureau });
  pages = new PlanPages(window.page);
  await pages.openPlan('地图');
  await pages.map.waitFor();
  await settled(window.page);
});

afterEach(async () => {
  await window.close();
  expect(window.complaints).toEqual([]);
});

const picture = () => pages.map.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** A place on the map, in pixels of the canvas, where a school is drawn in the colour of a tier. */
function placeOfTier(property: string): Promise<{ x: number; y: number }> {
  return pages.map.evaluate((canvas, name) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext('2d')!;
    const [red, green, blue] = getComputedStyle(document.documentElement)
      .getPropertyValue(name)
      .trim()
      .slice(1)
      .match(/../g)!
      .map((digits) => Number.parseInt(digits, 16));
    const { data } = context.getImageData(0, 0, width, height);
    const isTier = (x: number, y: number) => {
      const at = 4 * (y * width + x);
      return data[at] === red && data[at + 1] === green && data[at + 2] === blue;
    };
    for (let y = 3; y < height - 3; y += 1)
      for (let x = 3; x < width - 3; x += 1)
        if ([-2, 0, 2].every((step) => isTier(x + step, y) && isTier(x, y + step)))
          return { x: x / devicePixelRatio, y: y / devicePixelRatio };
    throw new Error(`no school in the colour ${name}`);
  }, property);
}

/** Draws a line around part of the map, given as shares of its width and height. */
async function drawAround(left: number, top: number, right: number, bottom: number): Promise<void> {
  const box = (await pages.map.boundingBox())!;
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await window.page.mouse.move(...corners[0]!);
  await window.page.mouse.down();
  for (const corner of corners.slice(1)) await window.page.mouse.move(...corner, { steps: 5 });
  await window.page.mouse.up();
}

async function chosen(): Promise<number> {
  const text = window.page.getByText(/^已圈选 \d+ 所学校$/);
  await text.waitFor();
  return Number(/\d+/.exec(await text.innerText())![0]);
}

test('the map follows year and measures', async () => {
  expect(await pages.map.getAttribute('aria-label')).toContain('2031–32 学年方案');
  await expect.poll(picture).not.toBe('data:,');
  const last = await picture();
  await window.page.getByRole('slider').focus();
  await window.page.keyboard.press('Home');
  await expect.poll(() => pages.map.getAttribute('aria-label')).toContain('2027–28 学年');
  await expect.poll(picture).not.toBe(last);
  await expect.poll(() => window.page.url()).toContain('year=2027');
  const plan = await picture();
  await window.page.getByRole('radio', { name: '不采取措施' }).check();
  await expect.poll(picture).not.toBe(plan);
});

test('a school under the pointer is read out, and a click selects it for the drawer and the list', async () => {
  const at = await placeOfTier('--tier-standard');
  await pages.map.hover({ position: at });
  await window.page.getByText(/^学生 [\d,]+ 人$/).waitFor();
  await pages.map.click({ position: at });
  await expect.poll(() => window.page.url()).toMatch(/school=\w+/);
  await pages.why.waitFor();
  await window.page.getByRole('button', { name: '学校列表' }).click();
  await window.page.getByRole('region', { name: '学校列表' }).locator('.ag-row-selected').first().waitFor();
});

test('a line drawn around schools lists them with their sums, and Escape lets them go', async () => {
  await window.page.keyboard.down('Shift');
  await drawAround(0.01, 0.01, 0.99, 0.99);
  await window.page.keyboard.up('Shift');
  const all = await chosen();
  expect(all).toBeGreaterThan(300);
  await window.page.getByText(`合计（${all} 行）`).waitFor();

  // With the lasso in hand no key is needed.
  await settled(window.page);
  await window.page.getByRole('button', { name: '圈选多所学校' }).click();
  await drawAround(0.12, 0.05, 0.45, 0.95);
  await expect.poll(chosen).toBeLessThan(all);
  const some = await chosen();
  expect(some).toBeGreaterThan(0);
  await window.page.getByText(`合计（${some} 行）`).waitFor();

  await pages.map.focus();
  await window.page.keyboard.press('Escape');
  await window.page.getByText(`图上 ${all} 所学校`).waitFor();
});

test('without a mouse the list has what the map shows, and Enter selects', async () => {
  await window.page.getByRole('button', { name: '学校列表' }).focus();
  await window.page.keyboard.press('Enter');
  await window.page.getByText(/^图上 \d+ 所学校$/).waitFor();
  const list = window.page.getByRole('region', { name: '学校列表' }).first();
  await list.getByRole('gridcell').nth(1).focus();
  await window.page.keyboard.press('Enter');
  await expect.poll(() => window.page.url()).toMatch(/school=\w+/);
  const scale = () => window.page.getByText(/^[\d,]+ k?m$/).innerText();
  const whole = await scale();
  await pages.map.focus();
  for (let press = 0; press < 4; press += 1) await window.page.keyboard.press('+');
  await expect.poll(scale).not.toBe(whole);
  await window.page.keyboard.press('0');
  await expect.poll(scale).toBe(whole);
});

test('outlines are checked, drawn in place of the hulls, kept with the bureau and removed', async () => {
  const choose = async (button: string, content: unknown) => {
    const chooser = window.page.waitForEvent('filechooser');
    await window.page.getByRole('button', { name: button }).click();
    const buffer = Buffer.from(JSON.stringify(content));
    await (await chooser).setFiles({ name: 'districts.geojson', mimeType: 'application/json', buffer });
  };
  const hulls = await picture();
  await choose('载入县区边界', { type: 'Point', coordinates: [1, 2] });
  await window.page.getByRole('alert').filter({ hasText: 'Polygon' }).waitFor();
  expect((await picture()) === hulls).toBe(true);
  const ring = [
    [90, 30],
    [110, 30],
    [110, 45],
    [90, 45],
    [90, 30],
  ];
  const feature = {
    type: 'Feature',
    properties: { name: '全市' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await choose('载入县区边界', feature);
  await window.page.getByRole('button', { name: '更换县区边界' }).waitFor();
  await expect.poll(async () => (await picture()) === hulls).toBe(false);

  // The file keeps them over a new start of the window.
  await window.page.reload();
  await window.page.getByRole('button', { name: '更换县区边界' }).waitFor();
  await settled(window.page);
  const supplied = await picture();
  await window.page.getByRole('button', { name: '移除边界' }).click();
  await window.page.getByRole('button', { name: '载入县区边界' }).waitFor();
  await expect.poll(async () => (await picture()) === supplied).toBe(false);
});
