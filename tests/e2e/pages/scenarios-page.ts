import type { Locator, Page } from 'playwright-core';

/** The scenarios and norms screens. */
export class ScenariosPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async create(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '新建情景' }).click();
    await this.page.getByLabel('情景名称').fill(name);
    await this.page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await this.branch(name).waitFor();
  }

  /** Adds a change to the current scenario: text is typed, a number picks from a list by its place. */
  async add(what: string, fields: Readonly<Record<string, string | number>>): Promise<void> {
    await this.page.getByRole('button', { name: '添加调整项' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('调整内容').selectOption({ label: what });
    for (const [label, value] of Object.entries(fields)) {
      const field = dialog.getByLabel(label, { exact: true });
      if (typeof value === 'number') await field.selectOption({ index: value });
      else await field.fill(value);
    }
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Makes a scenario under the base with one change and no plan; answers with its id, as the address names it. */
  async childOfBase(name: string): Promise<string> {
    await this.page.evaluate(() => {
      location.hash = '#/scenarios?scenario=base';
    });
    await this.page.getByRole('heading', { level: 2, name: '基准情景' }).waitFor();
    await this.create(name);
    await this.multiplyBudgets('1.2');
    return /scenario=([^&]+)/.exec(this.page.url())?.[1] ?? '';
  }

  branch(name: string): Locator {
    return this.page.getByRole('navigation', { name: '情景树' }).getByRole('button', { name });
  }

  /** Changes a norm from its row on the norms screen, in the scope that the dialog proposes. */
  async changeNorm(norm: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: `修改：${norm}` }).click();
    await this.page.getByRole('dialog').getByLabel(/^取值/).fill(value);
    await this.page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** Multiplies all budgets of the scenario on the screen. */
  async multiplyBudgets(factor: string): Promise<void> {
    await this.page.getByRole('button', { name: '添加调整项' }).click();
    await this.page.getByLabel('倍数').fill(factor);
    await this.page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await this.page.getByText(`全部预算乘以 ${factor}`).waitFor();
  }

  /** Solves the scenario on the screen, within 5 % or 15 seconds, and waits for its plan. */
  async run(): Promise<void> {
    const before = await this.plans.count();
    await this.page.getByLabel('允许差距').selectOption('0.05');
    await this.page.getByLabel('时间上限').selectOption('15');
    await this.page.getByRole('button', { name: '求解此情景' }).click();
    // The first plan of a scenario brings the heading of the table with it.
    await this.plans.nth(Math.max(before, 1)).waitFor({ timeout: 120_000 });
    await this.page.getByRole('button', { name: '求解此情景' }).and(this.page.locator(':enabled')).waitFor();
  }

  normRow(id: string): Locator {
    return this.page.getByRole('row').filter({ hasText: id }).first();
  }

  get plans(): Locator {
    return this.page.getByRole('table').getByRole('row');
  }
}
