import type { Locator, Page } from 'playwright-core';

/** The import wizard: files, mapping, issues, done. */
export class ImportPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: '导入数据' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: '导入数据' }).click();
    await this.dialog.waitFor();
  }

  /** Picks a file; the wizard goes on to the mapping. */
  async pick(path: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: '选择文件…' }).click();
    await (await chooser).setFiles(path);
    await this.dialog.getByRole('heading', { level: 3 }).first().waitFor();
  }

  async assignTable(sheet: string, table: string): Promise<void> {
    await this.sheet(sheet).getByLabel('数据表').and(this.enabled).selectOption({ label: table });
    await this.sheet(sheet).getByRole('table').waitFor();
  }

  async assignColumn(header: string, column: string): Promise<void> {
    const field = this.fieldOf(header);
    await field.and(this.enabled).selectOption({ label: column });
    await field.and(this.enabled).waitFor();
  }

  columnOf(header: string): Promise<string> {
    return this.fieldOf(header).inputValue();
  }

  async saveMapping(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: '对应方案名称' }).fill(name);
    await this.dialog.getByRole('button', { name: '保存对应方案' }).click();
    await this.dialog.getByRole('button', { name: `删除对应方案“${name}”` }).waitFor();
  }

  async next(): Promise<void> {
    await this.dialog.getByRole('button', { name: '下一步' }).and(this.enabled).click();
    await this.dialog.getByRole('button', { name: '写入' }).waitFor();
  }

  /** Every problem as one line: severity, place, row, column, words. */
  async issues(): Promise<string[]> {
    return this.dialog.getByRole('table').last().getByRole('row').allInnerTexts();
  }

  async rowsOf(table: string): Promise<{ readonly sound: string; readonly refused: string }> {
    const cells = this.dialog.getByRole('row').filter({ hasText: table }).first().getByRole('cell');
    const [, sound = '', refused = ''] = await cells.allInnerTexts();
    return { sound, refused };
  }

  async commit(): Promise<void> {
    await this.dialog.getByRole('button', { name: '写入' }).and(this.enabled).click();
    await this.dialog.getByText(/已写入：/).waitFor();
  }

  async cancel(): Promise<void> {
    await this.dialog.getByRole('button', { name: '取消' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: '关闭' }).last().click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  private get enabled(): Locator {
    return this.page.locator(':enabled');
  }

  private sheet(name: string): Locator {
    return this.dialog
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { level: 3, name: new RegExp(`${name}$`) }) });
  }

  private fieldOf(header: string): Locator {
    return this.dialog.getByLabel(`“${header}”对应的列`);
  }
}
