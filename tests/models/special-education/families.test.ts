import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLp } from '../../../models/kit/index.ts';
import { buildRoomsModel, ROOMS_CONSTRAINTS } from '../../../models/special-education/index.ts';
import { rooms, school } from './tiny.ts';

const GOLDEN = join(import.meta.dirname, '../../fixtures/golden/special-education');

/**
 * School 0 has 9 pupils and must have a room; 1 and 2 have 4 and 3 and reach each other; 3 has 5 and a room already,
 * which 2 reaches too. A room costs 450,000 yuan, four fifths from purse 0, one fifth from purse 1.
 */
const data = rooms({
  schools: [
    school({ pupils: 9, isObliged: true }),
    school({ pupils: 4 }),
    school({ pupils: 3 }),
    school({ pupils: 5, hasRoom: true }),
  ],
  reaches: [
    { room: 1, school: 2 },
    { room: 2, school: 1 },
    { room: 0, school: 1 },
    { room: 3, school: 2 },
  ],
  purses: [80_000_000, null],
});

/** The rows of each family, worked out by hand: only school 1 is neither obliged nor served yet. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  reach: ['reach[1]: 1 served[1] + -1 open[1] + -1 open[2] + -1 open[0] in -∞ … 0'],
  // Purse 1 is not limited. 80,000,000 fen are 800,000 yuan; a room takes 360,000 of them.
  capitalMoney: ['capitalMoney[0]: 360000 open[0] + 360000 open[1] + 360000 open[2] in -∞ … 800000'],
};

function rowsOf(familyId: string): string[] {
  const { named } = buildRoomsModel(
    data,
    ROOMS_CONSTRAINTS.filter(({ family }) => family.id === familyId),
  );
  const { model } = named;
  const bound = (value: number): string =>
    value === Number.POSITIVE_INFINITY ? '∞' : value === Number.NEGATIVE_INFINITY ? '-∞' : String(value);
  return Array.from({ length: model.rowCount }, (_, row) => {
    const terms: string[] = [];
    for (let entry = model.starts[row]!; entry < model.starts[row + 1]!; entry += 1)
      terms.push(`${model.values[entry]} ${named.columnName(model.indices[entry]!)}`);
    return `${named.rowName(row)}: ${terms.join(' + ')} in ${bound(model.rowLower[row]!)} … ${bound(model.rowUpper[row]!)}`;
  });
}

describe('constraint families of the resource-room model', () => {
  for (const { family } of ROOMS_CONSTRAINTS) {
    it(`${family.id}: ${family.sentence}`, () => {
      expect(rowsOf(family.id)).toEqual(ROWS[family.id]);
    });

    it(`${family.id} is exported as in its golden file`, () => {
      const { named } = buildRoomsModel(
        data,
        ROOMS_CONSTRAINTS.filter((constraint) => constraint.family === family),
      );
      expect(writeLp(named)).toBe(readFileSync(join(GOLDEN, `${family.id}.lp`), 'utf8'));
    });
  }

  it('are all worked out by hand and have a golden file, and nothing else has', () => {
    const ids = ROOMS_CONSTRAINTS.map(({ family }) => family.id).sort();
    expect(Object.keys(ROWS).sort()).toEqual(ids);
    expect(readdirSync(GOLDEN).sort()).toEqual(ids.map((id) => `${id}.lp`));
  });

  it('are all in the README with their formula and unit', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../models/special-education/README.md'), 'utf8');
    const { named } = buildRoomsModel(data);
    for (const family of [...named.columnFamilies, ...named.rowFamilies]) {
      const line = readme.split('\n').find((text) => text.includes(`| \`${family.id}\` |`));
      expect(line, family.id).toContain(`| ${family.unit} |`);
      if (family.kind === 'constraint') expect(line, family.id).toContain(family.formula);
    }
  });
});
