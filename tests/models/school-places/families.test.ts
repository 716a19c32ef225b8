import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bracketedNames, type Model, type NamedModel, writeLp } from '../../../models/kit/index.ts';
import {
  buildPlacesModel,
  CONSTRAINT_FAMILIES,
  checkPlacesData,
  PLACES_GOALS,
  VARIABLE_FAMILIES,
} from '../../../models/school-places/index.ts';
import { createSolverPool, type Solver } from '../../../src/solve/index.ts';
import { FAMILY_CASES, VARIABLE_CASES } from './cases.ts';

const GOLDEN = join(import.meta.dirname, '../../fixtures/golden/school-places');
const README = readFileSync(join(import.meta.dirname, '../../../models/school-places/README.md'), 'utf8');
const highs = createSolverPool({ size: 1, solver: 'highs' });
const jslp = createSolverPool({ size: 1, solver: 'jslp' });
afterAll(() => Promise.all([highs.close(), jslp.close()]));

async function bestOf(solver: Solver, model: Model, constant: number): Promise<number> {
  const outcome = await solver.solve(model, { timeLimitSeconds: 60, relativeGap: 0 });
  if (outcome.status !== 'optimal') throw new Error(`${solver.identity.name}: ${outcome.status}`);
  return outcome.solution.objective + constant;
}

/** The model without the rows of one family. */
function withoutFamily({ model, rowKey }: NamedModel, id: string): Model {
  const kept = Array.from({ length: model.rowCount }, (_, row) => row).filter((row) => rowKey(row).family.id !== id);
  const entries = kept.map((row) => [model.starts[row]!, model.starts[row + 1]!] as const);
  const starts = [0];
  for (const [from, to] of entries) starts.push(starts.at(-1)! + to - from);
  return {
    ...model,
    rowCount: kept.length,
    rowLower: Float64Array.from(kept, (row) => model.rowLower[row]!),
    rowUpper: Float64Array.from(kept, (row) => model.rowUpper[row]!),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(entries.flatMap(([from, to]) => [...model.indices.subarray(from, to)])),
    values: Float64Array.from(entries.flatMap(([from, to]) => [...model.values.subarray(from, to)])),
  };
}

describe('constraint families of the places model', () => {
  for (const [id, { data, options, best, without }] of Object.entries(FAMILY_CASES)) {
    it(`${id}: ${CONSTRAINT_FAMILIES.find((family) => family.id === id)?.sentence}`, async () => {
      expect(checkPlacesData(data)).toEqual([]);
      const { named, constant } = buildPlacesModel(data, options);
      expect(await bestOf(highs, named.model, constant)).toBeCloseTo(best, 9);
      expect(await bestOf(jslp, named.model, constant)).toBeCloseTo(best, 9);
      expect(await bestOf(highs, withoutFamily(named, id), constant)).toBeCloseTo(without, 9);
    });

    it(`${id} is exported as in its golden file`, () => {
      const { named } = buildPlacesModel(data, options);
      expect(writeLp(named, bracketedNames(named))).toBe(readFileSync(join(GOLDEN, `${id}.lp`), 'utf8'));
    });
  }
});

describe('families of the places model', () => {
  it('are all worked out by hand and have a golden file, and nothing else has', () => {
    const ids = CONSTRAINT_FAMILIES.map(({ id }) => id).sort();
    expect(Object.keys(FAMILY_CASES).sort()).toEqual(ids);
    expect(readdirSync(GOLDEN).sort()).toEqual(ids.map((id) => `${id}.lp`).sort());
    for (const [id, { data, options }] of Object.entries(FAMILY_CASES))
      expect(buildPlacesModel(data, options).named.rowFamilies.map((family) => family.id)).toContain(id);
  });

  it('of variables are all in the case and the golden file that stand for them', () => {
    expect(Object.keys(VARIABLE_CASES).sort()).toEqual(VARIABLE_FAMILIES.map(({ id }) => id).sort());
    for (const [id, of] of Object.entries(VARIABLE_CASES)) {
      const { data, options } = FAMILY_CASES[of]!;
      expect(buildPlacesModel(data, options).named.columnFamilies.map((family) => family.id)).toContain(id);
      expect(readFileSync(join(GOLDEN, `${of}.lp`), 'utf8')).toContain(` ${id}[`);
    }
  });

  it('are all in the README with unit, function and, for constraints, formula', () => {
    const lineOf = (id: string): string => README.split('\n').find((text) => text.includes(`| \`${id}\` |`)) ?? '';
    for (const family of [...VARIABLE_FAMILIES, ...CONSTRAINT_FAMILIES])
      expect(lineOf(family.id), family.id).toContain(`| ${family.unit} |`);
    for (const family of CONSTRAINT_FAMILIES) {
      expect(lineOf(family.id), family.id).toContain(`| ${family.formula} |`);
      expect(lineOf(family.id), family.id).toMatch(/\| `(add|build)\w+` \|$/);
    }
    for (const goal of PLACES_GOALS) expect(README).toMatch(new RegExp(`^\\d\\. \`${goal}\``, 'm'));
  });
});
