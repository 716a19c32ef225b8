import { buildPlacesModel, noDecisions } from '../../../models/school-places/index.ts';
import { bureauOf } from '../../../src/domain/bureau.ts';
import { settingsOf } from '../../../src/domain/scenario.ts';
import { loadNormSet } from '../../../src/norms/index.ts';
import { planningInputs } from '../../../src/planning/inputs.ts';
import { placesInput } from '../../../src/planning/places/input/input.ts';
import { reducePlaces } from '../../../src/planning/places/reduce.ts';
import { scoreOf } from '../../../src/planning/places/score.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { createSolverPool, type SolverPool } from '../../../src/solve/index.ts';
import { median } from '../share.ts';

export interface SmallModelRequest {
  /** Programmes of the crowded synthetic bureau that the model is made of. */
  readonly programmes: number;
  readonly limitSeconds: number;
  readonly repeats: number;
}

export interface SmallModelRun {
  readonly version: string;
  /** Median of the repeated solves; null when the optimum was not proven within the limit. */
  readonly seconds: number | null;
  readonly objective: number | null;
}

export interface SmallModelMeasurement {
  readonly programmes: number;
  readonly columns: number;
  readonly rows: number;
  readonly limitSeconds: number;
  readonly highs: SmallModelRun;
  readonly jslp: SmallModelRun;
}

/** Solves the places model of a bureau of a few programmes to its optimum with HiGHS and javascript-lp-solver. */
export async function measureSmallModel(request: SmallModelRequest): Promise<SmallModelMeasurement> {
  const { programmes, limitSeconds } = request;
  const bureau = bureauOf(sampleTables({ programmes, crowding: 'high' }));
  const settings = settingsOf('base', []);
  const inputs = planningInputs(bureau, loadNormSet(), settings);
  const whole = placesInput(bureau, inputs.projection, inputs.norms, inputs.purses, settings).data;
  const { data } = reducePlaces(whole);
  const { named } = buildPlacesModel(data, {
    objective: [{ goal: 'classSizes', weight: 1 }],
    locks: [{ goal: 'roomShort', atMost: scoreOf(data, noDecisions(data)).roomsShort }],
  });
  const solved = async (solver: 'highs' | 'jslp'): Promise<SmallModelRun> => {
    const pool = createSolverPool({ size: 1, solver });
    try {
      return await repeatedly(pool, named.model, request);
    } finally {
      await pool.close();
    }
  };
  return {
    programmes,
    columns: named.model.columnCount,
    rows: named.model.rowCount,
    limitSeconds,
    highs: await solved('highs'),
    jslp: await solved('jslp'),
  };
}

type Model = Parameters<SolverPool['solve']>[0];

/** The first solve loads the solver into its thread and does not count, unless it ends at the limit. */
async function repeatedly(
  pool: SolverPool,
  model: Model,
  { limitSeconds, repeats }: SmallModelRequest,
): Promise<SmallModelRun> {
  const seconds: number[] = [];
  const { version } = pool.identity;
  let objective: number | null = null;
  for (let turn = 0; turn <= repeats; turn += 1) {
    const outcome = await pool.solve(model, { timeLimitSeconds: limitSeconds, relativeGap: 0 });
    if (outcome.status !== 'optimal') return { version, seconds: null, objective };
    objective = outcome.solution.objective;
    if (turn > 0) seconds.push(outcome.seconds);
  }
  return { version, seconds: median(seconds), objective };
}
