import { expect, test } from 'vitest';
import { KeyboardUser } from './kit/keyboard.ts';
import { sharedBrowser } from './kit/shared.ts';
import { openWindow } from './kit/window.ts';

const browser = sharedBrowser();

test('the main path is walked with the keyboard alone, and the focus is always to be seen', {
  timeout: 400_000,
}, async () => {
  const window = await openWindow(browser());
  const { page } = window;
  const user = new KeyboardUser(page);
  const dialog = page.getByRole('dialog');
  const main = page.getByRole('main');
  try {
    // First start and sample.
    await user.press(page.getByRole('button', { name: '生成示例…' }));
    await user.press(dialog.getByRole('button', { name: '生成', exact: true }));
    await page.getByText('可以求解').waitFor();

    // Run, and stop as soon as there is a plan.
    const start = page.getByRole('banner').getByRole('button', { name: '求解', exact: true });
    await expect.poll(() => start.isEnabled()).toBe(true);
    await page.keyboard.press('F5');
    await page.getByRole('status').getByText(/^差距/).first().waitFor({ timeout: 120_000 });
    await user.press(page.getByRole('banner').getByRole('button', { name: '停止' }));
    await start.waitFor({ timeout: 120_000 });

    // Read the plan, go into its table, pick a row, and ask why.
    await user.perform('方案');
    await page.getByTestId('answer').getByText('学年').first().waitFor();
    const parts = page.getByRole('navigation', { name: '方案的各部分' });
    await user.press(parts.getByRole('link', { name: '学位' }));
    const quick = page.getByRole('searchbox', { name: '快速筛选' });
    await quick.waitFor();
    await page.locator('[role=row][row-index="0"] [role=gridcell]').first().waitFor();
    await user.reach(main.getByRole('button', { name: '导出', exact: true }));
    // Into the grid: its header first, then its rows.
    await page.keyboard.press('Tab');
    await user.seeFocus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await user.seeFocus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/school=S\d{5}/);
    await page.keyboard.press('Alt+w');
    const why = page.getByRole('complementary', { name: '依据' });
    await why.getByRole('link', { name: '学生', exact: true }).waitFor();
    // F6 leads from the table into the drawer, and Tab to the row of data.
    await page.keyboard.press('F6');
    await user.seeFocus();
    expect(await why.evaluate((drawer) => drawer.contains(document.activeElement))).toBe(true);
    await user.reach(why.getByRole('link', { name: '学生', exact: true }));
    await page.keyboard.press('Alt+w');
    await why.waitFor({ state: 'detached' });

    // A child scenario with another budget, and its run.
    await user.perform('情景');
    await user.press(main.getByRole('button', { name: '新建情景' }));
    await user.type(dialog.getByLabel('情景名称'), '预算增加五成');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await user.press(main.getByRole('button', { name: '添加调整项' }));
    await user.type(dialog.getByLabel('倍数'), '1.5');
    await page.keyboard.press('Enter');
    await main.getByText('全部预算乘以 1.5').waitFor();
    await user.reach(main.getByLabel('允许差距'));
    await page.keyboard.press('End');
    await user.press(main.getByRole('button', { name: '求解此情景' }));
    await page.getByRole('status').getByText(/^差距/).first().waitFor({ timeout: 120_000 });
    await user.press(page.getByRole('banner').getByRole('button', { name: '停止' }));
    await main.getByRole('table').getByRole('row').nth(1).waitFor({ timeout: 120_000 });

    // Another scenario from the bar, a comparison, an export.
    const picker = page.getByRole('banner').getByRole('button', { name: /^情景/ });
    await user.press(picker);
    await page.getByRole('listbox', { name: '情景' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => picker.innerText()).toContain('基准情景');
    await user.perform('方案比较');
    const comparison = page.getByRole('navigation', { name: '比较内容' });
    await user.press(comparison.getByRole('link', { name: '指标', exact: true }));
    await page.getByRole('table', { name: '指标' }).waitFor();
    await page.keyboard.press('Control+e');
    await page.getByRole('heading', { level: 1, name: '导出' }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      user.press(main.getByRole('button', { name: '导出工作簿' })),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    expect(window.complaints).toEqual([]);
  } finally {
    await window.close();
  }
});
