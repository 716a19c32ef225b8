import type { Locator, Page } from 'playwright-core';
import { DataPage } from '../../e2e/pages/data-page.ts';
import { FramePage } from '../../e2e/pages/frame-page.ts';

/** Something a user does on a screen, and when its result is there. */
export interface Step {
  /** Name of the screen in the locale files, or `frame` for what is the same on all. */
  readonly screen: string;
  readonly action: string;
  /** Whether it is scrolled: then frames count in place of the time to the next paint. */
  readonly scrolls?: true;
  readonly act: () => Promise<void>;
  /** Waits until what was asked for is shown. */
  readonly shown: () => Promise<void>;
}

/** Turns of the wheel, and by how many pixels each. */
const SCROLLS = 30;
const SCROLLED = 600;
const ROW_HEIGHT = 28;

const NAMES: Readonly<Record<string, string>> = {
  bureau: '项目文件',
  norms: '标准',
  scenarios: '情景',
  compare: '方案比较',
  frontier: '投入效果',
  policy: '政策任务',
  export: '导出',
};

/** What is done in one round, in this order; the window ends as it began. */
export function steps(page: Page): Step[] {
  return [...dataSteps(page), ...planSteps(page), ...otherScreens(page), ...frameSteps(page)];
}

function rail(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: '主要界面' }).getByRole('link', { name, exact: true });
}

function dataSteps(page: Page): Step[] {
  const data = new DataPage(page);
  const { why } = new FramePage(page);
  const search = page.getByRole('searchbox', { name: '筛选' });
  const header = page.locator('.ag-header-cell[col-id="pupils"]');
  const rows = page.locator("section[aria-label='学生'] [role=row][row-index='0']").first();
  const sorted = (direction: string) => page.locator(`.ag-header-cell[col-id="pupils"][aria-sort="${direction}"]`);
  const firstCell = data.cell(0, 'pupils');
  let before = '';
  const sum = page.locator('[role=row][row-index="b-0"] [col-id="pupils"]');
  const step = (action: string, act: () => Promise<void>, shown: () => Promise<void>): Step => ({
    screen: 'data',
    action,
    act,
    shown,
  });
  return [
    step(
      'open',
      () => rail(page, '数据').click(),
      () => data.cell(0, 'name').waitFor(),
    ),
    step(
      'open 16,000 rows',
      () => page.getByRole('navigation', { name: '数据表' }).getByRole('link', { name: /^学生/ }).click(),
      () => rows.waitFor(),
    ),
    step(
      'sort',
      () => header.click(),
      () => sorted('ascending').waitFor(),
    ),
    step(
      'sort falling',
      () => header.click(),
      () => sorted('descending').waitFor(),
    ),
    step(
      'sort off',
      () => header.click(),
      () => sorted('none').waitFor(),
    ),
    step(
      'quick filter',
      async () => {
        before = await sum.first().innerText();
        await search.click();
        await page.keyboard.type('014706', { delay: 60 });
      },
      () =>
        page
          .waitForFunction(() => document.querySelectorAll('.ag-grid-scrolling-container [role=row]').length === 6)
          .then(() => undefined),
    ),
    step(
      'quick filter off',
      () => search.press('Control+a').then(() => search.press('Delete')),
      () => sum.first().filter({ hasText: before }).waitFor(),
    ),
    step(
      'edit a cell',
      async () => {
        await firstCell.click();
        before = await firstCell.innerText();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Control+a');
        await page.keyboard.type('1234');
        await page.keyboard.press('Enter');
      },
      () => firstCell.filter({ hasText: '1,234' }).waitFor(),
    ),
    step(
      'undo',
      () => data.undo.click(),
      () => firstCell.filter({ hasText: before }).waitFor(),
    ),
    step(
      'move with the arrow keys',
      async () => {
        await firstCell.click();
        for (let turn = 0; turn < 10; turn += 1) await page.keyboard.press('ArrowDown');
      },
      () => data.cell(10, 'pupils').waitFor(),
    ),
    step(
      'paste 100 cells',
      async () => {
        await data.cell(0, 'pupils').click();
        before = await firstCell.innerText();
        await data.paste(Array.from({ length: 100 }, (_, index) => 50 + index).join('\r\n'));
      },
      () => data.cell(1, 'pupils').filter({ hasText: '51' }).waitFor(),
    ),
    step(
      'undo the paste',
      () => data.undo.click(),
      () => firstCell.filter({ hasText: before }).waitFor(),
    ),
    step(
      'open the reasons',
      () => page.keyboard.press('Alt+w'),
      () => why.waitFor(),
    ),
    step(
      'close the reasons',
      () => page.keyboard.press('Alt+w'),
      () => why.waitFor({ state: 'hidden' }),
    ),
    {
      ...step(
        'scroll',
        async () => {
          await firstCell.hover();
          for (let turn = 0; turn < SCROLLS; turn += 1) await page.mouse.wheel(0, SCROLLED);
        },
        () => data.cell(Math.floor((SCROLLS * SCROLLED) / ROW_HEIGHT) + 2, 'pupils').waitFor(),
      ),
      scrolls: true,
    },
    step(
      'another table',
      () => page.getByRole('navigation', { name: '数据表' }).getByRole('link', { name: /^学校/ }).click(),
      () => data.cell(0, 'name').waitFor(),
    ),
  ];
}

function planSteps(page: Page): Step[] {
  const { why } = new FramePage(page);
  const part = (name: string) => page.getByRole('navigation', { name: '方案的各部分' }).getByRole('link', { name });
  const map = page.getByRole('application');
  const grid = page.locator('main .ag-root [role=row][row-index="b-0"]').first();
  const step = (action: string, act: () => Promise<void>, shown: () => Promise<void>): Step => ({
    screen: 'plan',
    action,
    act,
    shown,
  });
  const table = (name: string) =>
    step(
      `open ${name}`,
      () => part(name).click(),
      () => grid.waitFor(),
    );
  const search = page.getByRole('searchbox', { name: '快速筛选' });
  return [
    step(
      'open',
      () => rail(page, '方案').click(),
      () => page.getByTestId('answer').waitFor(),
    ),
    step(
      'open the map',
      () => part('地图').click(),
      () => map.waitFor(),
    ),
    step(
      'another year on the map',
      async () => {
        await page.getByRole('slider').focus();
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('ArrowLeft');
      },
      () => map.waitFor(),
    ),
    step(
      'without measures on the map',
      () => page.getByRole('radio', { name: '不采取措施' }).check(),
      () => map.waitFor(),
    ),
    {
      ...step(
        'zoom the map',
        async () => {
          await map.hover();
          for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, -240);
          for (let turn = 0; turn < 8; turn += 1) await page.mouse.wheel(0, 240);
        },
        () => map.waitFor(),
      ),
      scrolls: true,
    },
    step(
      'click on the map',
      () => map.click(),
      () => map.waitFor(),
    ),
    table('学位'),
    step(
      'sort places',
      () => page.locator('main .ag-header-cell').nth(1).click(),
      () => grid.waitFor(),
    ),
    step(
      'filter places',
      async () => {
        await search.click();
        await page.keyboard.type('014706', { delay: 60 });
      },
      () => page.getByText('合计（1 行）').waitFor(),
    ),
    step(
      'select a row',
      () => page.locator('main .ag-root [role=row][row-index="0"] [role=gridcell]').first().click(),
      () => grid.waitFor(),
    ),
    step(
      'open the reasons',
      () => page.keyboard.press('Alt+w'),
      () => why.getByRole('listitem').first().waitFor(),
    ),
    step(
      'close the reasons',
      () => page.keyboard.press('Alt+w'),
      () => why.waitFor({ state: 'hidden' }),
    ),
    step(
      'open 班额分布',
      () => part('班额分布').click(),
      () => page.getByRole('figure').first().waitFor(),
    ),
    table('教职工'),
    table('资金'),
    step(
      'open 复核',
      () => part('复核').click(),
      () => page.getByRole('table').first().waitFor(),
    ),
    step(
      'back to the overview',
      () => part('总览').click(),
      () => page.getByTestId('answer').waitFor(),
    ),
  ];
}

function otherScreens(page: Page): Step[] {
  const { why } = new FramePage(page);
  return Object.entries(NAMES).flatMap(([screen, name]): Step[] => [
    {
      screen,
      action: 'open',
      act: () => rail(page, name).click(),
      shown: () => page.getByRole('heading', { level: 1, name }).waitFor(),
    },
    { screen, action: 'open the reasons', act: () => page.keyboard.press('Alt+w'), shown: () => why.waitFor() },
    {
      screen,
      action: 'close the reasons',
      act: () => page.keyboard.press('Alt+w'),
      shown: () => why.waitFor({ state: 'hidden' }),
    },
  ]);
}

function frameSteps(page: Page): Step[] {
  const html = page.locator('html');
  const palette = page.getByRole('combobox', { name: '命令面板' });
  const step = (action: string, act: () => Promise<void>, shown: () => Promise<void>): Step => ({
    screen: 'frame',
    action,
    act,
    shown,
  });
  const theme = async (name: string) => {
    await page.getByRole('button', { name: '界面深浅' }).click();
    await page.getByRole('radio', { name }).check();
    await page.keyboard.press('Escape');
  };
  const has = (attribute: string) => page.locator(`html${attribute}`).waitFor({ state: 'attached' });
  return [
    // The largest table stands behind, which is drawn anew in the other language and the other colours.
    step(
      'data behind',
      () => rail(page, '数据').click(),
      () => html.waitFor(),
    ),
    step(
      'English',
      () => page.getByRole('button', { name: 'English' }).click(),
      () => has('[lang=en]'),
    ),
    step(
      'Chinese',
      () => page.getByRole('button', { name: '中文' }).click(),
      () => has('[lang=zh-CN]'),
    ),
    step(
      'dark',
      () => theme('深色'),
      () => has('[data-theme=dark]'),
    ),
    step(
      'light',
      () => theme('浅色'),
      () => has('[data-theme=light]'),
    ),
    step(
      'open the palette',
      () => page.keyboard.press('Control+k'),
      () => palette.waitFor(),
    ),
    step(
      'search in the palette',
      () => page.keyboard.type('014706', { delay: 60 }),
      () =>
        page
          .getByRole('option', { name: /014706/ })
          .first()
          .waitFor(),
    ),
    step(
      'close the palette',
      () => page.keyboard.press('Escape'),
      () => palette.waitFor({ state: 'hidden' }),
    ),
  ];
}
