import type { Locator, Page } from 'playwright-core';

/** The plan, compare and export screens as a user sees them, in Chinese, the language of a fresh start. */
export class PlanPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openPlan(part = '总览'): Promise<void> {
    await this.rail('方案').click();
    await this.page.getByRole('navigation', { name: '方案的各部分' }).getByRole('link', { name: part }).click();
  }

  async openCompare(): Promise<void> {
    await this.rail('方案比较').click();
  }

  /** A part of the comparison, such as 资金. */
  async openComparePart(part: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '比较内容' })
      .getByRole('link', { name: part, exact: true })
      .click();
  }

  async openExport(): Promise<void> {
    await this.rail('导出').click();
  }

  /** The sentence at the top of the overview. */
  get answer(): Locator {
    return this.page.getByTestId('answer');
  }

  /** The answer as it stands when its figures are there. */
  async answerText(): Promise<string> {
    await this.answer.getByText('学年').first().waitFor();
    return this.answer.innerText();
  }

  get why(): Locator {
    return this.page.getByRole('complementary', { name: '依据' });
  }

  get map(): Locator {
    return this.page.getByRole('application');
  }

  /** The row of a grid whose words contain a text. */
  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text }).first();
  }

  figure(name: RegExp): Locator {
    return this.page.getByRole('figure', { name });
  }

  private rail(name: string): Locator {
    return this.page.getByRole('navigation', { name: '主要界面' }).getByRole('link', { name, exact: true });
  }
}
