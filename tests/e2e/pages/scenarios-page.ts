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
    await this.page.getByRole('dialog').getByRole('button', { name: '应用' }).click();
    await this.branch(name).waitFor();
  }

  branch(name: string): Locator {
    return this.page.getByRole('navigation', { name: '情景树' }).getByRole('button', { name });
  }

  /** Changes a norm from its row on the norms screen, in the scope that the dialog proposes. */
  async changeNorm(norm: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: `修改：${norm}` }).click();
    await this.page.getByRole('dialog').getByLabel(/^取值/).fill(value);
    await this.page.getByRole('dialog').getByRole('button', { name: '应用' }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  normRow(id: string): Locator {
    return this.page.getByRole('row').filter({ hasText: id }).first();
  }

  get plans(): Locator {
    return this.page.getByRole('table').getByRole('row');
  }
}
