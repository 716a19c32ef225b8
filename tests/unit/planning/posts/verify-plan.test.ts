import { describe, expect, it } from 'vitest';
import { type PostsPlan, verifyPostsPlan } from '../../../../src/planning/posts/index.ts';
import { bureauWith, district, school, staff } from './bureau.ts';

const bureau = bureauWith({
  schools: [school({ schoolId: 'a' }), school({ schoolId: 'b' }), school({ schoolId: 'c', districtId: 'e' })],
  staffing: [staff('a', 'primary', 12), staff('b', 'primary', 8)],
  retirements: [{ schoolId: 'a', stage: 'primary', year: 2027, people: 1 }],
  districts: [district('d', 20), district('e', null)],
});

/** a: 12 − 1 retired − 1 moved = 10 of 10; b: 8 + 1 moved + 1 hired = 10 of 11. */
const sound: PostsPlan = {
  years: [2027],
  posts: [
    {
      ...{ schoolId: 'a', stage: 'primary', year: 2027, required: 10, allotted: 10 },
      ...{ movedIn: 0, movedOut: 1, hired: 0, short: 0 },
    },
    {
      ...{ schoolId: 'b', stage: 'primary', year: 2027, required: 11, allotted: 10 },
      ...{ movedIn: 1, movedOut: 0, hired: 1, short: 1 },
    },
  ],
  moves: [{ fromSchoolId: 'a', fromStage: 'primary', toSchoolId: 'b', toStage: 'primary', year: 2027, posts: 1 }],
  hires: [{ schoolId: 'b', stage: 'primary', year: 2027, channel: 'provincialExam', posts: 1 }],
};

function failed(plan: PostsPlan): string[] {
  return verifyPostsPlan(bureau, plan)
    .filter(({ ok }) => !ok)
    .map(({ id }) => id);
}

describe('re-checking the posts of a plan', () => {
  it('accepts a plan whose rows follow from staff, moves, hires and retirements', () => {
    expect(failed(sound)).toEqual([]);
  });

  it('finds people who come from nowhere', () => {
    expect(failed({ ...sound, hires: [] })).toEqual(['posts.flow']);
    expect(failed({ ...sound, moves: [] })).toEqual(['posts.flow']);
  });

  it('finds a shortage that is not what is required less what is allotted', () => {
    const [one, other] = [sound.posts[0]!, sound.posts[1]!];
    expect(failed({ ...sound, posts: [one, { ...other, short: 0 }] })).toEqual(['posts.short']);
  });

  it('finds moves across districts', () => {
    const moves = [...sound.moves, { ...sound.moves[0]!, toSchoolId: 'c', posts: 2 }];
    expect(failed({ ...sound, moves })).toContain('posts.district');
  });

  it('finds more people in establishment posts than the district has', () => {
    const hires = [{ ...sound.hires[0]!, posts: 2 }];
    const posts = [sound.posts[0]!, { ...sound.posts[1]!, allotted: 11, hired: 2, short: 0 }];
    expect(failed({ ...sound, hires, posts })).toEqual(['posts.establishmentTotal']);
  });

  it('does not count auxiliaries of special schools as teachers', () => {
    const hires = [
      ...sound.hires,
      { schoolId: 's', stage: 'special', year: 2027, channel: 'purchasedService', posts: 3 } as const,
    ];
    expect(failed({ ...sound, hires })).toEqual([]);
  });
});
