import type { Locator, Page } from 'playwright-core';

/** The data screen: list of tables, grid, data health. */
export class DataPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openTable(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '数据表' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await this.page.locator(`section[aria-label='${name}'] [role=row][row-index='0']`).first().waitFor();
  }

  /** A cell of the grid as it is shown: row after filter and sort, counted from 0, or the row of sums, and field. */
  cell(row: number | 'b-0', field: string): Locator {
    return this.page.locator(`[role=row][row-index="${row}"] [col-id="${field}"]`);
  }

  header(field: string): Locator {
    return this.page.locator(`[role=columnheader][col-id="${field}"]`);
  }

  /** Types into a cell as with a spreadsheet and leaves it with Enter. */
  async type(row: number, field: string, text: string): Promise<void> {
    await this.cell(row, field).click();
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await this.page.keyboard.press('Control+v');
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  get undo(): Locator {
    return this.page.getByRole('toolbar', { name: '表格工具' }).getByRole('button', { name: '撤销' });
  }

  get redo(): Locator {
    return this.page.getByRole('toolbar', { name: '表格工具' }).getByRole('button', { name: '重做' });
  }
}
