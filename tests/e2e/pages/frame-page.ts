import type { Locator, Page } from 'playwright-core';

/** Rail, context bar, drawer and palette, in Chinese, the language of a fresh start. */
export class FramePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes to a screen by its name in the rail. */
  async go(screen: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '主要界面' })
      .getByRole('link', { name: screen, exact: true })
      .click();
    await this.page.getByRole('heading', { level: 1, name: screen }).waitFor();
  }

  /** Makes the sample city and opens it. */
  async makeSample(): Promise<void> {
    await this.page.getByRole('button', { name: '生成示例…' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '生成', exact: true }).click();
    await this.page.getByText('可以求解').waitFor();
  }

  get contextBar(): Locator {
    return this.page.getByRole('banner').first();
  }

  get why(): Locator {
    return this.page.getByRole('complementary', { name: '依据' });
  }

  async perform(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: '命令面板' }).fill(words);
    await this.page.getByRole('option').filter({ hasText: words }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }
}
