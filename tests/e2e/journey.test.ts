import { readFileSync, rmSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { sharedBrowser } from './kit/shared.ts';
import { openWindow } from './kit/window.ts';
import { FramePage } from './pages/frame-page.ts';
import { PlanPages } from './pages/plan-pages.ts';
import { ScenariosPage } from './pages/scenarios-page.ts';

const browser = sharedBrowser();

test('from the first start to a compared and exported plan, and everything is there after the next start', {
  timeout: 400_000,
}, async () => {
  const first = await openWindow(browser(), { keepData: true });
  const { page, dataFolder } = first;
  const frame = new FramePage(page);
  const scenarios = new ScenariosPage(page);
  const plans = new PlanPages(page);
  try {
    // First start, sample, run.
    await page.getByText('打开过的项目文件会列在这里。').waitFor();
    await frame.makeSample();
    await frame.go('情景');
    await scenarios.run();

    // Read the plan.
    await plans.openPlan();
    const answer = await plans.answerText();
    expect(answer).toMatch(/到 2031–32 学年，66人以上超大班额为 [\d,]+ 个/);

    // Explain a row: the school that gets rooms first, its arithmetic, its norm, its rows of data.
    await plans.openPlan('建设项目');
    const building = page.locator('[role=row][row-index="0"]').first();
    const school = /S\d{5}/.exec(await building.innerText())?.[0] ?? '';
    expect(school).not.toBe('');
    await building.click();
    // At once, as a quick user does: what was clicked must not be lost.
    await page.keyboard.press('Alt+w');
    await plans.why.getByText(school).first().waitFor();
    await plans.why.getByRole('link', { name: '学生', exact: true }).waitFor();
    await plans.why.getByText('安排', { exact: true }).first().waitFor();
    await page.keyboard.press('Alt+w');

    // A child scenario with other budgets, and its run.
    await frame.go('情景');
    await scenarios.create('预算增加五成');
    await scenarios.multiplyBudgets('1.5');
    await scenarios.run();

    // Compare: more money leaves no more large classes than before, and the money itself differs.
    await plans.openCompare();
    await page.getByRole('navigation', { name: '比较内容' }).getByRole('link', { name: '指标', exact: true }).click();
    const indicators = page.getByRole('table', { name: '指标' });
    const rows = indicators.getByRole('row').filter({ hasText: '56人以上' }).first();
    await rows.waitFor();
    expect(await indicators.getByText(/^[▲▼]/).count()).toBeGreaterThan(0);

    // Export the plan that is shown: the child's, which is the second.
    await plans.openExport();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出工作簿' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/方案2\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(readFileSync(await file.path()) as never);
    expect(workbook.worksheets.length).toBeGreaterThan(8);
    expect(first.complaints).toEqual([]);
    await first.close();

    // The next start.
    const second = await openWindow(browser(), { dataFolder });
    const again = new PlanPages(second.page);
    const shown = new ScenariosPage(second.page);
    try {
      await second.page.getByRole('button', { name: /^示例市/ }).click();
      await second.page.getByText('可以求解').waitFor();
      await new FramePage(second.page).go('情景');
      await shown.branch('预算增加五成').click();
      await second.page.getByText('全部预算乘以 1.5').waitFor();
      expect(await shown.plans.count()).toBe(2);
      await shown.branch('基准情景').click();
      await again.openPlan();
      expect(await again.answerText()).toBe(answer);
      expect(second.complaints).toEqual([]);
    } finally {
      await second.close();
    }
  } finally {
    await first.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
