import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { settled } from './settled.ts';
import type { Words } from './texts.ts';

/** Something the window can show, and how to get to it. Every view begins from the screen of its address. */
export interface View {
  readonly name: string;
  readonly address: string;
  /** Opens what the address alone does not show: a dialog, a list, a state. */
  readonly open?: (page: Page, words: Words) => Promise<void>;
}

/** A workbook's sheet as offices send it: another header, a number in words, a code nobody knows, an empty cell. */
const DIRTY_CSV = `出生统计,,,
区县,年份,出生,备注
D001,2026,1500,
D002,2026,约一千,估计
D099,2026,900,
D003,,800,
`;

function button(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

function opening(key: string): NonNullable<View['open']> {
  return async (page, words) => {
    await button(page.getByRole('main'), words(key)).first().click();
    await page.getByRole('dialog').waitFor();
  };
}

/** Picks the dirty file in the import wizard, which then shows how its columns are mapped. */
async function pickDirtyFile(page: Page, words: Words): Promise<Locator> {
  await button(page.getByRole('main'), words('data.import')).click();
  const wizard = page.getByRole('dialog');
  const folder = mkdtempSync(join(tmpdir(), 'junheng-dirty-'));
  try {
    const path = join(folder, '出生人口.csv');
    writeFileSync(path, DIRTY_CSV);
    const chooser = page.waitForEvent('filechooser');
    await button(wizard, words('import.pick')).click();
    await (await chooser).setFiles(path);
    await wizard.getByLabel(words('import.table')).waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wizard;
}

async function mapDirtyFile(page: Page, words: Words): Promise<Locator> {
  const wizard = await pickDirtyFile(page, words);
  const choose = async (label: string, value: string) => {
    const field = wizard.getByLabel(label).and(page.locator(':enabled'));
    if ((await field.inputValue()) !== value) await field.selectOption(value);
  };
  await choose(words('import.table'), 'population');
  await choose(words('import.columnFor', { header: '区县' }), 'district_id');
  await choose(words('import.columnFor', { header: '年份' }), 'year');
  await choose(words('import.columnFor', { header: '出生' }), 'births');
  return wizard;
}

async function next(page: Page, wizard: Locator, words: Words): Promise<void> {
  await button(wizard, words('common.next')).and(page.locator(':enabled')).click();
}

/** Starts a study or the frontier unless its result is there already, and waits for the result. */
function finding(
  start: string,
  prepare: (page: Page, words: Words) => Promise<unknown>,
  result: (page: Page, words: Words) => Locator,
): NonNullable<View['open']> {
  return async (page, words) => {
    if (await result(page, words).isVisible()) return;
    await prepare(page, words);
    await button(page.getByRole('main'), words(start)).first().click();
    await result(page, words).waitFor({ timeout: RESULT_LIMIT });
  };
}

/** Milliseconds within which a study of the sample city with its shortest time limit has ended, on a busy machine. */
const RESULT_LIMIT = 240_000;

/** What there is to see before any bureau is open. */
export const FIRST_VIEWS: readonly View[] = [
  { name: 'start', address: '#/bureau' },
  { name: 'start-create', address: '#/bureau', open: opening('bureau.create') },
  { name: 'start-sample', address: '#/bureau', open: opening('bureau.sample') },
  { name: 'start-data', address: '#/data' },
  { name: 'start-policy', address: '#/policy' },
];

/** What there is to see of the sample city with two plans. */
export const CITY_VIEWS: readonly View[] = [
  { name: 'bureau', address: '#/bureau' },
  {
    name: 'bureau-restore',
    address: '#/bureau',
    async open(page, words) {
      await page.getByText(words('bureau.restore'), { exact: true }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'bureau-about', address: '#/bureau', open: opening('commands.help.about') },
  { name: 'data', address: '#/data/schools' },
  { name: 'data-why', address: '#/data/enrolment?school=S00017&why=1' },
  {
    name: 'data-health',
    address: '#/data/programmes',
    async open(page, words) {
      const health = button(page.getByRole('main'), words('data.health'));
      if ((await health.getAttribute('aria-pressed')) !== 'true') await health.click();
    },
  },
  { name: 'data-add', address: '#/data/budgets', open: opening('data.add') },
  {
    name: 'data-refused',
    address: '#/data/enrolment',
    async open(page) {
      await page.locator('[role=row][row-index="3"] [col-id="pupils"]').click();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('???');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: '???' }).waitFor();
    },
  },
  { name: 'import-files', address: '#/data/schools', open: opening('data.import') },
  {
    name: 'import-mapping',
    address: '#/data/schools',
    async open(page, words) {
      await pickDirtyFile(page, words);
    },
  },
  {
    name: 'import-mapped',
    address: '#/data/schools',
    async open(page, words) {
      await mapDirtyFile(page, words);
    },
  },
  {
    name: 'import-issues',
    address: '#/data/schools',
    async open(page, words) {
      await next(page, await mapDirtyFile(page, words), words);
    },
  },
  { name: 'norms', address: '#/norms' },
  { name: 'norms-why', address: '#/norms?norm=class.large.primary&why=1' },
  {
    name: 'norms-change',
    address: '#/norms',
    async open(page, words) {
      const row = page.getByRole('row').filter({ hasText: 'class.standard.primary' }).first();
      await row.getByRole('button', { name: words('norms.changeOf', { norm: '' }).trim() }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'scenarios', address: '#/scenarios' },
  { name: 'scenarios-create', address: '#/scenarios', open: opening('scenario.create') },
  { name: 'scenarios-child', address: '#/scenarios?scenario=CHILD' },
  { name: 'scenarios-change', address: '#/scenarios?scenario=CHILD', open: opening('scenario.addOverride') },
  { name: 'scenarios-merge', address: '#/scenarios?scenario=CHILD', open: opening('scenario.mergeAction') },
  { name: 'plan', address: '#/plan/overview' },
  { name: 'plan-why', address: '#/plan/overview?school=S00017&why=1' },
  { name: 'plan-why-built', address: '#/plan/building?school=S00002&why=1' },
  { name: 'plan-why-year', address: '#/plan/overview?year=2028&why=1' },
  { name: 'plan-why-rule', address: '#/plan/overview?rule=budget.capital&why=1' },
  { name: 'plan-map', address: '#/plan/map' },
  {
    name: 'plan-map-list',
    address: '#/plan/map',
    open: (page, words) => button(page.getByRole('main'), words('map.list')).click(),
  },
  { name: 'plan-places', address: '#/plan/places' },
  { name: 'plan-sizes', address: '#/plan/sizes' },
  { name: 'plan-building', address: '#/plan/building' },
  { name: 'plan-redirections', address: '#/plan/redirections' },
  { name: 'plan-posts', address: '#/plan/posts' },
  {
    name: 'plan-posts-moves',
    address: '#/plan/posts',
    async open(page, words) {
      await page.getByLabel(words('plan.show')).selectOption('moves');
      await page.getByText(words('plan.columns.movedTo'), { exact: true }).first().waitFor();
    },
  },
  { name: 'plan-special', address: '#/plan/special' },
  { name: 'plan-money', address: '#/plan/money' },
  { name: 'plan-target', address: '#/plan/target' },
  { name: 'plan-alternatives', address: '#/plan/alternatives' },
  { name: 'plan-stress', address: '#/plan/stress' },
  { name: 'plan-certificate', address: '#/plan/certificate' },
  { name: 'plan-none', address: '#/plan/overview?scenario=CHILD' },
  { name: 'compare', address: '#/compare' },
  {
    name: 'compare-choose',
    address: '#/compare',
    async open(page, words) {
      await button(page.getByRole('main'), words('compare.choosePlans')).click();
    },
  },
  { name: 'compare-money', address: '#/compare/2-1/money' },
  { name: 'compare-rows', address: '#/compare/2-1/rows' },
  { name: 'compare-indicators', address: '#/compare/2-1/indicators' },
  { name: 'compare-schools', address: '#/compare/2-1/schools' },
  { name: 'compare-posts', address: '#/compare/2-1/posts' },
  { name: 'compare-map', address: '#/compare/2-1/map' },
  { name: 'frontier', address: '#/frontier' },
  {
    name: 'plan-target-found',
    address: '#/plan/target',
    open: finding(
      'studies.target.start',
      (page, words) => page.getByLabel(words('run.limit')).selectOption('30'),
      (page, words) => page.getByRole('heading', { name: words('studies.target.result', { target: '' }) }),
    ),
  },
  {
    name: 'plan-alternatives-found',
    address: '#/plan/alternatives',
    open: finding(
      'studies.alternatives.start',
      (page, words) => page.getByLabel(words('run.limit')).selectOption('60'),
      (page, words) => page.getByRole('table', { name: words('studies.alternatives.found') }),
    ),
  },
  {
    name: 'plan-stress-found',
    address: '#/plan/stress',
    open: finding(
      'studies.stress.start',
      (page, words) => page.getByLabel(words('studies.stress.futures')).selectOption('50'),
      (page, words) => page.getByRole('table', { name: words('studies.stress.programmes') }),
    ),
  },
  {
    name: 'frontier-found',
    address: '#/frontier',
    open: finding(
      'frontier.start',
      async (page, words) => {
        await page.getByLabel(words('frontier.factors')).fill('0.5, 1, 2');
        await page.getByLabel(words('frontier.seconds')).selectOption('5');
      },
      (page, words) => button(page.getByRole('main'), words('frontier.again')),
    ),
  },
  { name: 'policy', address: '#/policy' },
  { name: 'policy-integration', address: '#/policy/5' },
  { name: 'policy-classes', address: '#/policy/9' },
  { name: 'policy-special', address: '#/policy/20' },
  {
    name: 'policy-offices',
    address: '#/policy',
    open: async (page, words) => {
      await page.getByRole('combobox', { name: words('policy.view') }).selectOption('offices');
    },
  },
  { name: 'export', address: '#/export' },
  { name: 'export-none', address: '#/export?scenario=CHILD' },
  {
    name: 'palette',
    address: '#/plan/overview',
    async open(page, words) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: words('palette.title') }).waitFor();
    },
  },
  {
    name: 'scenario-picker',
    address: '#/plan/overview',
    async open(page, words) {
      await page
        .getByRole('banner')
        .first()
        .locator('button[aria-haspopup=listbox]')
        .filter({ hasText: words('context.scenario') })
        .first()
        .click();
    },
  },
  {
    name: 'plan-picker',
    address: '#/plan/overview',
    async open(page, words) {
      await page
        .getByRole('banner')
        .first()
        .locator('button[aria-haspopup=listbox]')
        .filter({ hasText: words('context.plan') })
        .last()
        .click();
    },
  },
];

/** Goes to a view from wherever the window is. */
export async function show(page: Page, view: View, words: Words, childScenario: string): Promise<void> {
  await leave(page);
  const address = view.address.replace('CHILD', childScenario);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await settled(page);
  if (view.open === undefined) return;
  await view.open(page, words);
  await settled(page);
}

/** Closes what a view has opened over or beside its screen, and forgets what it typed. */
export async function leave(page: Page): Promise<void> {
  for (let open = 0; open < 3 && (await page.locator('dialog[open], [role=listbox]').count()) > 0; open += 1)
    await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = '#/policy';
  });
  await settled(page);
}
