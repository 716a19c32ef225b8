import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWritable, readTables, replaceTables } from '../../../src/data/index.ts';
import { DEFAULT_HORIZON_YEARS } from '../../../src/domain/bureau.ts';
import { importSources } from '../../../src/services/intake/index.ts';
import { ROOT } from '../bureaus.ts';
import { wideSchools } from '../wide-schools.ts';

/** Every primary school of Taiwan, in a file that is not part of the project; it is used where it lies beside it. */
const REAL_FILE = join(ROOT, '..', 'shared', 'data', 'tw-primary-113.csv');
const SCHOOLS = 2668;
/** Yuan a year, invented: the file has none, and without budgets nothing can be planned. */
const BUDGETS = { capital: 300_000_000, recurrent: 90_000_000_000 } as const;
const PLANNED_YEARS = DEFAULT_HORIZON_YEARS;
const PLAN_SECONDS = 10;

export interface LargeBureau {
  readonly path: string;
  /** Whether the schools are real ones; otherwise they are invented. */
  readonly real: boolean;
  readonly schools: number;
  readonly enrolmentRows: number;
}

/** Makes a bureau file of 2,668 schools with two plans in a folder. */
export async function makeLargeBureau(folder: string): Promise<LargeBureau> {
  const real = existsSync(REAL_FILE);
  const source = real ? REAL_FILE : join(folder, 'schools.csv');
  if (!real) {
    process.stderr.write(`${REAL_FILE} is not there, so that the schools are invented.\n`);
    writeFileSync(source, wideSchools(SCHOOLS, 1));
  }
  const path = join(folder, 'large.junheng');
  const outcome = await importSources({
    sources: [source],
    bureau: path,
    mapping: join(ROOT, 'resources/templates/mappings/taiwan-primary.json'),
    now: new Date(),
  });
  if (!outcome.written) throw new Error('the schools could not be imported');
  await addBudgets(path);
  await plan(path);
  await plan(path, '--budget-factor', '2');
  return { path, real, schools: outcome.counts.schools ?? 0, enrolmentRows: outcome.counts.enrolment ?? 0 };
}

/** Plans and keeps the plan. A limit that cannot be met (exit code 1) leaves a plan, too. */
async function plan(path: string, ...more: readonly string[]): Promise<void> {
  const limits = ['--time-limit', String(PLAN_SECONDS)];
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'plan', path, '--save', ...limits, ...more], {
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0 && code !== 1) throw new Error(`planning ended with ${code}`);
}

async function addBudgets(path: string): Promise<void> {
  const bureau = await openWritable(path, { now: new Date() });
  try {
    const tables = readTables(bureau);
    const last = Math.max(...tables.enrolment.map(({ year }) => year));
    const budgets = (['capital', 'recurrent'] as const).flatMap((kind) =>
      Array.from({ length: PLANNED_YEARS }, (_, index) => ({
        year: last + 1 + index,
        level: 'city' as const,
        kind,
        districtId: null,
        amount: BUDGETS[kind],
        carryOver: kind === 'capital',
      })),
    );
    replaceTables(bureau, { ...tables, budgets }, ['budgets']);
  } finally {
    bureau.close();
  }
}
