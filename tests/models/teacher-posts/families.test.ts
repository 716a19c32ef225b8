import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLp } from '../../../models/kit/index.ts';
import { buildPostsModel, POSTS_CONSTRAINTS, type PostsData } from '../../../models/teacher-posts/index.ts';
import { posts, programme } from './tiny.ts';

const GOLDEN = join(import.meta.dirname, '../../fixtures/golden/teacher-posts');

/**
 * Two schools of one district. School 0 has 6 people and needs 3; two may move, to school 1. School 1 has nobody and
 * needs 2, one for its class; it is rural and can hire by exam, as a special post or as a purchased service.
 * Two years ahead count; one hire this year and two next year take the places of retired staff. A post costs 90,000
 * yuan, a purchased one 60,000; 100,000 are there this year, can be carried over, and 150,000 come next year.
 */
const data: PostsData = posts({
  programmes: [
    programme({ required: 3, classPosts: 1, staff: 6, mostOut: 2 }),
    programme({
      required: 2,
      classPosts: 1,
      rural: true,
      channels: ['provincialExam', 'specialPost', 'purchasedService'],
    }),
  ],
  moves: [{ from: 0, to: 1 }],
  districts: [
    {
      room: 4,
      freePosts: [1, 2],
      postCost: [[{ purse: 0, fen: 9_000_000 }], [{ purse: 0, fen: 9_000_000 }]],
      purchasedCost: [[{ purse: 0, fen: 6_000_000 }], [{ purse: 0, fen: 6_000_000 }]],
    },
  ],
  bureauRoom: 5,
  hireLimits: { provincialExam: null, specialPost: 1, purchasedService: 2 },
  purses: [{ amounts: [10_000_000, 15_000_000], carryOver: [true, false] }],
});

/** The rows that a family adds for the two schools, each worked out by hand from the data above. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  // allotted = staff ± moves + hires: 6 less who moves; 0 plus who moves and who is hired.
  staffFlow: [
    'staffFlow[0]: 1 allotted[0] + 1 move[0,1] in 6 … 6',
    'staffFlow[1]: 1 allotted[1] + -1 move[0,1] + -1 hire[1,provincialExam] + -1 hire[1,specialPost] + -1 hire[1,purchasedService] in 0 … 0',
  ],
  requiredPosts: [
    'requiredPosts[0]: 1 allotted[0] + 1 short[0] in 3 … ∞',
    'requiredPosts[1]: 1 allotted[1] + 1 short[1] in 2 … ∞',
  ],
  classPosts: [
    'classPosts[0]: 1 allotted[0] + 1 classShort[0] in 1 … ∞',
    'classPosts[1]: 1 allotted[1] + 1 classShort[1] in 1 … ∞',
  ],
  // Of 3 posts one is 33.3 %, so a second is missing from level 8 (above 35 %) on and a third from level 15 (70 %) on.
  // Of 2 posts a second is missing from level 11 (above 50 %) on.
  rateLevels: [
    'rateLevels[0,8]: 1 allotted[0] + 1 aboveLevel[0,8] in 2 … ∞',
    'rateLevels[0,15]: 1 allotted[0] + 1 aboveLevel[0,15] in 1 … ∞',
    'rateLevels[1,11]: 1 allotted[1] + 1 aboveLevel[1,11] in 1 … ∞',
  ],
  moveShare: ['moveShare[0]: 1 move[0,1] in -∞ … 2'],
  establishment: [
    'establishment[0]: 1 hire[1,provincialExam] + 1 hire[1,specialPost] in -∞ … 4',
    'establishment[bureau]: 1 hire[1,provincialExam] + 1 hire[1,specialPost] in -∞ … 5',
  ],
  hireLimits: [
    'hireLimits[specialPost]: 1 hire[1,specialPost] in -∞ … 1',
    'hireLimits[purchasedService]: 1 hire[1,purchasedService] in -∞ … 2',
  ],
  paidPosts: [
    'paidPosts[0,0]: 1 hire[1,provincialExam] + 1 hire[1,specialPost] + -1 paid[0,0] in -∞ … 1',
    'paidPosts[0,1]: 1 hire[1,provincialExam] + 1 hire[1,specialPost] + -1 paid[0,1] in -∞ … 2',
  ],
  recurrentMoney: [
    'recurrentMoney[0,0]: 90000 paid[0,0] + 60000 hire[1,purchasedService] + 1 left[0,0] in -∞ … 100000',
    'recurrentMoney[0,1]: 90000 paid[0,1] + 60000 hire[1,purchasedService] + -1 left[0,0] in -∞ … 150000',
  ],
};

function rowsOf(familyId: string): string[] {
  const { named } = buildPostsModel(
    data,
    POSTS_CONSTRAINTS.filter(({ family }) => family.id === familyId),
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

describe('constraint families of the posts model', () => {
  for (const { family } of POSTS_CONSTRAINTS) {
    it(`${family.id}: ${family.sentence}`, () => {
      expect(rowsOf(family.id)).toEqual(ROWS[family.id]);
    });

    it(`${family.id} is exported as in its golden file`, () => {
      const { named } = buildPostsModel(
        data,
        POSTS_CONSTRAINTS.filter((constraint) => constraint.family === family),
      );
      expect(writeLp(named)).toBe(readFileSync(join(GOLDEN, `${family.id}.lp`), 'utf8'));
    });
  }

  it('are all worked out by hand and have a golden file, and nothing else has', () => {
    const ids = POSTS_CONSTRAINTS.map(({ family }) => family.id).sort();
    expect(Object.keys(ROWS).sort()).toEqual(ids);
    expect(readdirSync(GOLDEN).sort()).toEqual(ids.map((id) => `${id}.lp`));
  });

  it('are all in the README with their formula, function and unit', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../models/teacher-posts/README.md'), 'utf8');
    const { named } = buildPostsModel(data);
    for (const family of [...named.columnFamilies, ...named.rowFamilies]) {
      const line = readme.split('\n').find((text) => text.includes(`| \`${family.id}\` |`));
      expect(line, family.id).toContain(`| ${family.unit} |`);
      if (family.kind === 'constraint') expect(line, family.id).toContain(family.formula);
    }
  });
});
