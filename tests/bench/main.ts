import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUREAUS, folderOf, ROOT } from './bureaus.ts';
import { lookAtMachine } from './machine.ts';
import { type BenchOptions, benchOptions, type Part, USAGE } from './options.ts';
import { benchReport } from './report/report.ts';
import { type SectionName, withBenchSection } from './report/section.ts';
import { stepLines, windowReport } from './report/window.ts';
import { CHINESE, ENGLISH } from './report/words.ts';
import type { BenchResults, PlanRow, ResolveRow } from './results.ts';
import { type Measured, type MeasurementOf, runChild } from './run-child.ts';

/** By how much every budget is changed before a bureau is planned again. */
const BUDGET_FACTOR = 1.1;
/** Seconds that a solver gets for the whole model, and for a model of a few programmes. */
const WHOLE_MODEL_SECONDS = 120;
const SMALL_MODEL_SECONDS = 60;
/** Programmes of the bureaus for javascript-lp-solver: one that it solves and one that it does not. */
const SMALL_PROGRAMMES = [4, 10];
const SMALL_MODEL_REPEATS = 5;
/** Budgets of the frontier, as multiples of what there is. */
const FRONTIER_FACTORS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
/** Share of the best possible reduction at which both ways leave a point. */
const FRONTIER_SHARE = 0.95;
/** As many schools as Taiwan has primary schools, six grades each. */
const IMPORTED_SCHOOLS = 2668;

/** One run of the benchmark: measures one thing after the other, so that nothing disturbs anything else. */
class Bench {
  readonly #options: BenchOptions;
  readonly #folder: string;
  readonly #written = new Set<string>();

  constructor(options: BenchOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  async measure(): Promise<BenchResults> {
    return {
      machine: await lookAtMachine(new Date()),
      secondsScale: this.#options.secondsScale,
      plans: await this.#part('plans', () => this.#plans()),
      resolves: await this.#part('resolve', () => this.#resolves()),
      budgetFactor: BUDGET_FACTOR,
      wholeModel: await this.#part('solvers', () => this.#wholeModel()),
      smallModels: await this.#part('solvers', () => this.#smallModels()),
      frontier: await this.#part('frontier', () => this.#frontier()),
      imported: await this.#part('import', () => runChild('import', { schools: IMPORTED_SCHOOLS })),
      window: await this.#part('window', () => this.#window()),
    };
  }

  async #part<Value>(part: Part, measure: () => Promise<Value>): Promise<Value | null> {
    return this.#options.parts.includes(part) ? measure() : null;
  }

  async #plans(): Promise<PlanRow[]> {
    const rows: PlanRow[] = [];
    for (const bureau of this.#options.bureaus) {
      const folder = await folderOf(bureau, this.#folder, this.#written);
      const limitSeconds = bureau.limitSeconds * this.#options.secondsScale;
      tell(`${bureau.id}: first plan`);
      const first = await runChild('plan', { folder, limitSeconds, firstOnly: true });
      const runs: Measured<MeasurementOf<'plan'>>[] = [];
      const count = bureau.repeated ? this.#options.repeats : 1;
      for (let turn = 1; turn <= count; turn += 1) {
        tell(`${bureau.id}: plan ${turn} of ${count}, ${limitSeconds} s at most`);
        runs.push(await runChild('plan', { folder, limitSeconds, firstOnly: false }));
      }
      rows.push({ bureau: bureau.id, limitSeconds, first, runs });
    }
    return rows;
  }

  async #resolves(): Promise<ResolveRow[]> {
    const rows: ResolveRow[] = [];
    for (const bureau of this.#options.bureaus.filter(({ resolved }) => resolved)) {
      const folder = await folderOf(bureau, this.#folder, this.#written);
      const limitSeconds = bureau.limitSeconds * this.#options.secondsScale;
      tell(`${bureau.id}: plan, and plan again with budgets × ${BUDGET_FACTOR}`);
      const measured = await runChild('resolve', { folder, limitSeconds, budgetFactor: BUDGET_FACTOR });
      rows.push({ bureau: bureau.id, measured });
    }
    return rows;
  }

  async #wholeModel(): Promise<Measured<MeasurementOf<'wholeModel'>>> {
    const bureau = BUREAUS[0]!;
    const folder = await folderOf(bureau, this.#folder, this.#written);
    tell(`${bureau.id}: the search, then HiGHS and CBC on the whole model`);
    return runChild('wholeModel', {
      folder,
      limitSeconds: bureau.limitSeconds * this.#options.secondsScale,
      wholeLimitSeconds: WHOLE_MODEL_SECONDS * this.#options.secondsScale,
    });
  }

  async #frontier(): Promise<Measured<MeasurementOf<'frontier'>>> {
    const bureau = BUREAUS[0]!;
    const folder = await folderOf(bureau, this.#folder, this.#written);
    tell(`${bureau.id}: the frontier at ${FRONTIER_FACTORS.length} budgets, then each budget by itself`);
    const limitSeconds = bureau.limitSeconds * this.#options.secondsScale;
    return runChild('frontier', { folder, factors: FRONTIER_FACTORS, limitSeconds, enoughShare: FRONTIER_SHARE });
  }

  async #window(): Promise<Measured<MeasurementOf<'window'>>> {
    tell('the window in Chromium: starts, then every screen with a bureau of 2,668 schools');
    const measured = await runChild('window', { repeats: this.#options.repeats });
    if (measured.ok) tell(stepLines(measured.value.steps));
    return measured;
  }

  async #smallModels(): Promise<Measured<MeasurementOf<'smallModel'>>[]> {
    const measured: Measured<MeasurementOf<'smallModel'>>[] = [];
    for (const programmes of SMALL_PROGRAMMES) {
      tell(`${programmes} programmes: HiGHS and javascript-lp-solver`);
      const limitSeconds = SMALL_MODEL_SECONDS * this.#options.secondsScale;
      measured.push(await runChild('smallModel', { programmes, limitSeconds, repeats: SMALL_MODEL_REPEATS }));
    }
    return measured;
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function writeInto(document: string, name: SectionName, report: string): Promise<void> {
  const path = join(ROOT, document);
  await writeFile(path, withBenchSection(await readFile(path, 'utf8'), report, name));
  tell(`${path} is written.`);
}

async function main(words: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = benchOptions(words);
  } catch (error) {
    tell(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'junheng-bench-'));
  try {
    const results = await new Bench(options, folder).measure();
    // The two sections are measured and written apart from each other, so that neither takes figures of the other away.
    const planned = options.parts.some((part) => part !== 'window');
    for (const [document, words] of [
      ['README.md', ENGLISH],
      ['README.zh-CN.md', CHINESE],
    ] as const) {
      const { window, machine } = results;
      const sections = [
        ...(planned ? [['bench', benchReport(results, words)] as const] : []),
        ...(window === null ? [] : [['bench-window', windowReport(window, machine, words)] as const]),
      ];
      for (const [name, report] of sections) {
        if (words === ENGLISH) process.stdout.write(`${report}\n`);
        if (options.write) await writeInto(document, name, report);
      }
    }
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
