import type { Locator, Page } from 'playwright-core';

/** Steps with Tab after which a place counts as out of reach. */
const FAR = 150;

/** A user who has no mouse: everything is reached with keys, and every place the focus comes to must be marked. */
export class KeyboardUser {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on with Tab until the focus is there. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < FAR; step += 1) {
      if (await this.isFocused(target)) return this.seeFocus();
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  /** Reaches a button or link and presses it. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Reaches a field and types into it in place of what it holds. */
  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Performs what the palette finds for some words. */
  async perform(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: '命令面板' }).waitFor();
    await this.page.keyboard.type(words);
    await this.page.getByRole('option').filter({ hasText: words }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('combobox', { name: '命令面板' }).waitFor({ state: 'detached' });
  }

  /** @throws Error when nothing on the screen shows where the focus is */
  async seeFocus(): Promise<void> {
    const unseen = await this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'nothing has the focus';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      // A cell of a grid is marked by its border.
      const isCell = element.matches('.ag-cell-focus, .ag-header-cell, .ag-header-group-cell');
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return `${element.outerHTML.slice(0, 200)} has the focus and no size`;
      return outlined || isCell || boxShadow !== 'none' ? null : `${element.outerHTML.slice(0, 200)} is not marked`;
    });
    if (unseen !== null) throw new Error(unseen);
  }

  private isFocused(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }
}
