import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readSources } from '../../../src/intake/index.ts';
import { writeInputWorkbook } from '../../helpers/input-workbook.ts';
import { LEAST, ownFolders, writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng, type Run } from './junheng.ts';
import { type PlanDocument, planDocument } from './plan-document.ts';

const newFolder = ownFolders();

/** A folder with a small synthetic bureau in `city`. */
async function cityFolder(programmes = 5): Promise<string> {
  const folder = newFolder();
  await junhengHere(folder, ['sample', 'city', '--programmes', String(programmes), '--seed', '5']);
  return folder;
}

/** Reads the document and checks that nothing else is on standard output. */
function documentOf(run: Run): PlanDocument {
  expect(run.stdout.trimEnd(), run.stderr).toMatch(/^\{.*\}$/);
  return planDocument.parse(JSON.parse(run.stdout));
}

test('plan --json prints the plan of a folder and nothing else', async () => {
  const folder = await cityFolder();
  const before = contentOf(folder);
  const run = await junheng(folder, ['plan', 'city', '--json', '--time-limit', '4']);
  const plan = documentOf(run);
  expect(run.code).toBe(plan.plan.roomsShort.some((rooms) => rooms > 0) || !plan.certificate.ok ? 1 : 0);
  expect(plan).toMatchObject({
    scenario: { name: 'base' },
    input: { programmes: 5, synthetic: true },
    issues: [],
    saved: null,
  });
  expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
  for (const values of [...Object.values(plan.baseline), ...Object.values(plan.plan), ...Object.values(plan.budget)])
    expect(values).toHaveLength(plan.years.length);
  expect(plan.places).toHaveLength(
    plan.years.length * new Set(plan.places.map(({ schoolId, stage }) => `${schoolId} ${stage}`)).size,
  );
  expect(contentOf(folder)).toEqual(before);
});

test('the report for people goes to standard output, messages to standard error', async () => {
  const folder = await cityFolder();
  const run = await junheng(folder, [
    'plan',
    'city',
    '--time-limit',
    '20',
    '--workbook',
    'plan.xlsx',
    '--csv',
    'tables',
  ]);
  expect(run.stdout).toContain('Synthetic data: invented');
  expect(run.stdout).toMatch(/^classes of 56\+ /m);
  expect(run.stdout).toContain('checks hold.');
  expect(run.stderr).toContain('plan.xlsx is written.\ntables is written.\n');
  expect(readdirSync(folder).sort()).toEqual(['city', 'plan.xlsx', 'tables']);
  expect(readFileSync(join(folder, 'plan.xlsx')).subarray(0, 2).toString('latin1')).toBe('PK');
  expect(readdirSync(join(folder, 'tables'))).toEqual(expect.arrayContaining(['places.csv', 'money.csv', 'plan.csv']));
});

test('norms, budgets and years change the plan and are named in it', async () => {
  const folder = await cityFolder();
  const limit = ['--json', '--time-limit', '4'];
  const base = documentOf(await junhengHere(folder, ['plan', 'city', ...limit]));
  const changed = documentOf(
    await junhengHere(folder, [
      ...['plan', 'city', '--budget-factor', '0.5', '--years', '2', '--norm', 'class.standard.primary=40', ...limit],
    ]),
  );
  expect(changed.scenario.name).toBe('base, budget × 0.5, 2 years, class.standard.primary = 40');
  expect(changed.years).toEqual(base.years.slice(0, 2));
  changed.budget.capital.forEach((amount, index) => {
    expect(amount).toBeCloseTo(Number(base.budget.capital[index]) / 2, 0);
  });
  expect(changed.input.hash).not.toBe(base.input.hash);
});

test('an unknown norm, scenario, source or output is refused before anything is done', async () => {
  const folder = await cityFolder(4);
  writeFiles(folder, { ...LEAST, 'budgets.csv': 'year,level,kind,amount\n' }, 'without-budgets');
  writeFileSync(join(folder, 'text.junheng'), 'no bureau\n'.repeat(100));
  const before = contentOf(folder);
  for (const [words, message] of [
    [['plan', 'city', '--norm', 'class.standrd.primary=40'], /Did you mean one of these: class\.standard\.primary/],
    [['plan', 'city', '--scenario', 'growth'], /no scenario growth/],
    [['plan', 'missing'], /There is no file or folder missing/],
    [['plan', 'missing.junheng', '--save'], /There is no bureau file/],
    [['plan', 'text.junheng'], /it is no database/],
    [['plan', 'without-budgets', '--save'], /budgets/],
    [['plan', 'city', '--workbook', 'missing/plan.xlsx'], /folder of missing\/plan\.xlsx does not exist/],
    [['plan', 'city', '--csv', 'city'], /would be overwritten/],
    [['plan', 'city', '--workbook', 'text.junheng'], /would be overwritten/],
    [['plan', 'city', '--workbook', 'city'], /would be overwritten|is a folder/],
    [['export-model', 'city', '--format', 'lp', '--out', 'text.junheng'], /would be overwritten/],
    [['verify', 'text.junheng', 'latest'], /it is no database/],
  ] as const) {
    const { code, stdout, stderr } = await junhengHere(folder, words);
    expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(contentOf(folder)).toEqual(before);
  }
});

test('a saved plan is verified, and found out when plan or data change', async () => {
  const folder = await cityFolder();
  const saved = await junhengHere(folder, ['plan', 'city', '--save', '--json', '--time-limit', '4']);
  expect(documentOf(saved).saved).toEqual({ planId: 1 });
  const bureau = join('city', 'bureau.junheng');
  expect(saved.stderr).toContain(`junheng verify ${bureau} 1`);

  const verified = await junhengHere(folder, ['verify', bureau, 'latest', '--json']);
  expect(verified).toMatchObject({ code: 0, stderr: '' });
  const { planId, certificate } = JSON.parse(verified.stdout);
  expect({ planId, ok: certificate.ok }).toEqual({ planId: 1, ok: true });
  expect((await junhengHere(folder, ['verify', bureau, '1'])).stdout).toContain('The plan holds.');
  expect(await junhengHere(folder, ['verify', bureau, '2'])).toMatchObject({ code: 2, stdout: '' });

  const database = new Database(join(folder, bureau));
  database.exec('UPDATE programmes SET rooms = max(rooms - 3, 0)');
  database.close();
  const changed = await junhengHere(folder, ['verify', bureau, 'latest']);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toMatch(/^data unchanged +FAILS/m);

  const poorer = new Database(join(folder, bureau));
  poorer.exec('DELETE FROM budgets');
  poorer.close();
  const unpaid = await junhengHere(folder, ['verify', bureau, 'latest']);
  expect(unpaid).toMatchObject({ code: 1, stderr: '' });
  expect(unpaid.stdout).toMatch(/^data unchanged +FAILS/m);

  const forged = new Database(join(folder, bureau));
  forged.exec('DROP TRIGGER plans_are_immutable');
  forged.exec("UPDATE plans SET document = json_set(document, '$.plan.largeClasses[0]', 0)");
  forged.close();
  const found = await junhengHere(folder, ['verify', bureau, 'latest']);
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/^plan unchanged +FAILS/m);

  const broken = new Database(join(folder, bureau));
  broken.exec("UPDATE plans SET document = json_remove(document, '$.posts')");
  broken.close();
  const unreadable = await junhengHere(folder, ['verify', bureau, 'latest']);
  expect(unreadable).toMatchObject({ code: 1, stderr: '' });
  expect(unreadable.stdout).toMatch(/^plan readable +FAILS/m);
});

test('a bureau file, a folder and a workbook of the same data give the same input', async () => {
  const folder = await cityFolder();
  await junhengHere(folder, ['import', 'city', '--bureau', 'city.junheng']);
  await writeInputWorkbook((await readSources([join(folder, 'city')])).tables, join(folder, '西宁.xlsx'));
  const hashes = [];
  for (const source of ['city', 'city.junheng', '西宁.xlsx']) {
    const run = await junhengHere(folder, ['plan', source, '--json', '--time-limit', '4', '--save']);
    hashes.push(documentOf(run).input.hash);
  }
  expect(new Set(hashes).size).toBe(1);
  for (const bureau of [join('city', 'bureau.junheng'), 'city.junheng', '西宁.junheng'])
    expect((await junhengHere(folder, ['verify', bureau, 'latest'])).code, bureau).toBe(0);
});

test('a plan that leaves pupils without a room is written, and the exit code is 1', async () => {
  const folder = newFolder();
  // 400 pupils in one room, and no money to build: no plan can seat them.
  writeFiles(folder, {
    'schools.csv': 'school_id,name,kind\n0100,第一小学,primary\n',
    'programmes.csv': 'school_id,stage,rooms,max_new_rooms,room_cost\n0100,primary,1,0,2670000\n',
    'enrolment.csv': 'school_id,stage,grade,year,pupils,classes\n0100,primary,1,2026,400,1\n',
    'budgets.csv': 'year,level,kind,amount\n2027,county,capital,0\n',
  });
  const run = await junhengHere(folder, ['plan', 'data', '--json', '--time-limit', '10', '--workbook', 'plan.xlsx']);
  expect(run.code).toBe(1);
  expect(documentOf(run).plan.roomsShort.some((rooms) => rooms > 0)).toBe(true);
  expect(existsSync(join(folder, 'plan.xlsx'))).toBe(true);
});

test('Ctrl-C ends a running plan with the best plan found, labelled so', async () => {
  const folder = await cityFolder(150);
  const run = await junheng(
    folder,
    ['plan', 'city', '--json', '--gap', '0', '--time-limit', '100', '--save'],
    {},
    (child) => {
      child.stderr?.once('data', () => setTimeout(() => child.kill('SIGINT'), 1500));
    },
  );
  const plan = documentOf(run);
  expect(plan.outcome).toBe('interrupted');
  expect(plan.certificate.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect([0, 1]).toContain(run.code);
  expect(plan.saved).toEqual({ planId: 1 });
});

test('Ctrl-C before the program is loaded ends it as later on: nothing written, and no death by the signal', async () => {
  const folder = await cityFolder();
  const before = contentOf(folder);
  // Loaded before the program, it presses Ctrl-C as soon as the first file of the command line is asked for.
  const early = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(name, context, next) {
        if (name === './program.ts') process.kill(process.pid, 'SIGINT');
        return next(name, context);
      },
    });`;
  const run = await junheng(folder, ['plan', 'city', '--save'], {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(early)}`,
  });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('Interrupted. Nothing was written.');
  expect(contentOf(folder)).toEqual(before);
});

test.each(['lp', 'mps'] as const)('the model is exported as %s with readable names', async (format) => {
  const folder = await cityFolder();
  const run = await junhengHere(folder, ['export-model', 'city', '--format', format, '--out', `model.${format}`]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const [, columns, rows] = /holds the model: ([\d,]+) columns .*, ([\d,]+) rows/.exec(run.stdout) ?? [];
  expect(sumOfFamilies(run.stdout, 'Family of columns')).toBe(Number(columns?.replaceAll(',', '')));
  expect(sumOfFamilies(run.stdout, 'Family of rows')).toBe(Number(rows?.replaceAll(',', '')));
  expect(run.stdout).toMatch(/\nSizes of numbers: coefficients \S+ to \S+; costs /);
  // Yuan and the weights of five goals stand in one model, which is no model for a hasty solver.
  expect(run.stdout).toMatch(/\nWarning: coefficients: [\d,]+ is the largest/);
  expect(readFileSync(join(folder, `model.${format}`), 'utf8')).toMatch(/build|rooms/);
});

test('a plan whose files cannot be written is printed all the same', async () => {
  const folder = await cityFolder();
  mkdirSync(join(folder, 'tables', 'places.csv'), { recursive: true });
  const run = await junhengHere(folder, ['plan', 'city', '--json', '--time-limit', '4', '--save', '--csv', 'tables']);
  expect(run.code).toBe(2);
  expect(documentOf(run).saved).toEqual({ planId: 1 });
  expect(run.stderr).toContain('places.csv is a folder');
  expect(readdirSync(join(folder, 'tables'))).toEqual(['places.csv']);
});

test('an external solver that is not installed is reported, not replaced', async () => {
  const folder = await cityFolder();
  const before = contentOf(folder);
  const run = await junheng(folder, ['plan', 'city', '--solver', 'external', '--save'], { PATH: folder });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('cbc is not installed');
  expect(contentOf(folder)).toEqual(before);
});

/** The first numbers of all rows of the table that begins with a header. */
function sumOfFamilies(report: string, header: string): number {
  const [, ...rows] = (report.split(header)[1] ?? '').split('\n\n')[0]?.split('\n') ?? [];
  return rows.reduce((sum, row) => sum + Number(row.split(/\s+/)[1]?.replaceAll(',', '') ?? 0), 0);
}
