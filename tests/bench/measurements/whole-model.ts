import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mpsText } from '../../../models/kit/index.ts';
import {
  buildPlacesModel,
  type PlacesData,
  type PlacesModel,
  readDecisions,
} from '../../../models/school-places/index.ts';
import { reducePlaces } from '../../../src/planning/places/reduce.ts';
import { scoreOf } from '../../../src/planning/places/score.ts';
import { cbc, cbcVersion, checkAnswer, createSolverPool } from '../../../src/solve/index.ts';
import { type CbcEnd, readCbcOutput } from '../cbc-output.ts';
import { reductionShare } from '../share.ts';
import { loadFolder, placesOf } from './load.ts';
import { runPlaces } from './places.ts';

export interface WholeModelRequest {
  readonly folder: string;
  /** For the places search. */
  readonly limitSeconds: number;
  /** For each solver that gets the whole model at once. */
  readonly wholeLimitSeconds: number;
}

/** How far one way of solving came with the same places model. */
export interface WholeModelRun {
  readonly solver: 'junheng' | 'highs' | 'cbc';
  readonly version: string;
  readonly limitSeconds: number;
  /** Seconds until the plan had 95 % of the reduction that the best bound of all runs leaves possible. */
  readonly secondsTo95: number | null;
  /** Share of that reduction in the end, classes counted as formed; null without any plan. */
  readonly share: number | null;
  /** The solver’s own gap; null without a plan or a bound. */
  readonly gap: number | null;
  /** What went wrong, if anything did. */
  readonly failure: string | null;
}

export interface WholeModelMeasurement {
  readonly columns: number;
  readonly rows: number;
  readonly runs: readonly WholeModelRun[];
}

/** One run before the best bound of all is known; objectives and bounds are weighted class-years. */
interface RawRun {
  readonly solver: WholeModelRun['solver'];
  readonly version: string;
  readonly limitSeconds: number;
  readonly incumbents: readonly { readonly seconds: number; readonly objective: number }[];
  readonly objective: number | null;
  readonly bound: number | null;
  readonly failure: string | null;
}

/**
 * Solves the class-size goal of one bureau in three ways: by the places search, and as one whole model by HiGHS and,
 * where it is installed, by CBC. The model has only the sites that a decision can improve, which helps the two, and
 * may leave no more rooms short than the search does.
 */
export async function measureWholeModel(request: WholeModelRequest): Promise<WholeModelMeasurement> {
  const whole = placesOf(await loadFolder(request.folder), 1).data;
  const { moments, solution } = await runPlaces(whole, request.limitSeconds);
  const data = reducePlaces(whole).data;
  const model = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: solution.score.roomsShort }],
  });
  const search: RawRun = {
    solver: 'junheng',
    version: '',
    limitSeconds: request.limitSeconds,
    incumbents: moments,
    objective: solution.score.weighted,
    bound: solution.bound,
    failure: null,
  };
  const version = await cbcVersion();
  const runs = [search, await highsRun(data, model, request.wholeLimitSeconds)];
  if (version !== null) runs.push(await cbcRun(data, model, request.wholeLimitSeconds, version));
  const baseline = solution.baseline.weighted;
  const bound = Math.max(...runs.map((run) => run.bound ?? 0));
  const shareOf = (objective: number): number => reductionShare({ baseline, objective, bound }) ?? 1;
  const { columnCount, rowCount } = model.named.model;
  return {
    columns: columnCount,
    rows: rowCount,
    runs: runs.map(({ incumbents, objective, bound: own, ...run }) => ({
      ...run,
      secondsTo95: incumbents.find((incumbent) => shareOf(incumbent.objective) >= 0.95)?.seconds ?? null,
      share: objective === null ? null : shareOf(objective),
      gap: objective === null || own === null ? null : (objective - own) / objective,
    })),
  };
}

async function highsRun(data: PlacesData, model: PlacesModel, limitSeconds: number): Promise<RawRun> {
  const pool = createSolverPool({ size: 1, solver: 'highs' });
  const incumbents: { seconds: number; objective: number }[] = [];
  try {
    const began = performance.now();
    const outcome = await pool.solve(
      model.named.model,
      { timeLimitSeconds: limitSeconds, relativeGap: 0.01 },
      {
        onSolution: ({ objective }) =>
          incumbents.push({ seconds: (performance.now() - began) / 1000, objective: objective + model.constant }),
      },
    );
    const solution = 'solution' in outcome ? outcome.solution : null;
    return {
      solver: 'highs',
      version: pool.identity.version,
      limitSeconds,
      incumbents,
      objective: solution === null ? null : formedWeight(data, model, solution.values),
      bound: outcome.bound === null ? null : outcome.bound + model.constant,
      failure: outcome.status === 'failed' ? `${outcome.code}: ${outcome.detail}` : null,
    };
  } finally {
    await pool.close();
  }
}

async function cbcRun(data: PlacesData, model: PlacesModel, limitSeconds: number, version: string): Promise<RawRun> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-cbc-'));
  try {
    const files = { model: 'model.mps', answer: 'answer.txt', start: null };
    await writeFile(join(folder, files.model), mpsText(model.named.model));
    const words = cbc.arguments(files, { timeLimitSeconds: limitSeconds, relativeGap: 0.01 });
    const said = await run('cbc', words, folder);
    const end = readCbcOutput(said.output);
    const text = await readFile(join(folder, files.answer), 'utf8').catch(() => null);
    const answer = await answerOf(data, model, text, said.error);
    return {
      solver: 'cbc',
      version,
      limitSeconds,
      incumbents: end.incumbents.map(({ seconds, objective }) => ({ seconds, objective: objective + model.constant })),
      bound: boundOf(end, model.constant),
      ...answer,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function boundOf({ bound }: CbcEnd, constant: number): number | null {
  return bound === null ? null : bound + constant;
}

/** The plan in CBC’s solution file, counted as formed; nothing of it is believed before it is checked. */
async function answerOf(
  data: PlacesData,
  model: PlacesModel,
  text: string | null,
  error: string | null,
): Promise<Pick<RawRun, 'objective' | 'failure'>> {
  if (text === null) return { objective: null, failure: error ?? 'no solution file' };
  const read = cbc.read(text, model.named.model.columnCount);
  if ('garbage' in read) return { objective: null, failure: read.garbage };
  if (read.status !== 'optimal' && read.status !== 'feasible') return { objective: null, failure: null };
  const checked = checkAnswer(model.named.model, read.values);
  if (!checked.right) return { objective: null, failure: checked.detail };
  return { objective: formedWeight(data, model, checked.solution.values), failure: null };
}

function formedWeight(data: PlacesData, model: PlacesModel, values: Float64Array): number {
  return scoreOf(data, readDecisions(data, model.columns, values)).weighted;
}

function run(
  program: string,
  words: readonly string[],
  cwd: string,
): Promise<{ readonly output: string; readonly error: string | null }> {
  return new Promise((resolve) => {
    execFile(program, [...words], { cwd, maxBuffer: 256 * 1024 ** 2 }, (error, output) =>
      resolve({ output, error: error === null ? null : error.message }),
    );
  });
}
