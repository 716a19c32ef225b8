import { describe, expect, it } from 'vitest';
import { type PostNeed, requiredPosts, type SchoolTerms } from '../../../../src/planning/posts/index.ts';
import { normsWith } from './bureau.ts';

const urban: SchoolTerms = { kind: 'primary', locale: 'urban', boardingPupils: null };
const rural: SchoolTerms = { ...urban, locale: 'rural' };
const norms = normsWith();

describe('required posts', () => {
  it('divides pupils by the ratio of the stage and rounds up', () => {
    // 310 / 19 = 16.3; 270 / 13.5 = 20 exactly; 251 / 12.5 = 20.08; 401 / 20 = 20.05; 96 / 4.5 = 21.3.
    expect(requiredPosts(norms, 'primary', urban, 310, 8, [])).toEqual({
      posts: 17,
      classPosts: 8,
      arithmetic: 'ceil(310 / 19) = 17',
      norm: 'posts.pupilsPerPost.primary',
    });
    const posts = (stage: 'junior' | 'senior' | 'vocational' | 'special', pupils: number) =>
      requiredPosts(norms, stage, urban, pupils, 6, [])?.posts;
    expect(posts('junior', 270)).toBe(20);
    expect(posts('senior', 251)).toBe(21);
    expect(posts('vocational', 401)).toBe(21);
    expect(posts('special', 96)).toBe(22);
  });

  it('gives kindergartens two teachers and a carer per class, and one more of each where children board', () => {
    expect(requiredPosts(norms, 'kindergarten', urban, 180, 6, [])).toMatchObject({ posts: 18, classPosts: 18 });
    expect(requiredPosts(norms, 'kindergarten', { ...urban, boardingPupils: 12 }, 180, 6, [])?.posts).toBe(30);
  });

  it('uses the small-school norms only once the bureau has entered them, and only where they give more', () => {
    // 40 pupils in 6 classes: 40 / 19 → 3 posts; 6 × 1.5 + 1 = 10 posts.
    const small = normsWith({ 'posts.perClass.smallRural': 1.5, 'posts.minimum.smallRural': 1 });
    expect(requiredPosts(norms, 'primary', rural, 40, 6, [])?.posts).toBe(3);
    expect(requiredPosts(small, 'primary', rural, 40, 6, [])).toMatchObject({
      posts: 10,
      arithmetic: '6 × 1.5 + 1 = 10',
      norm: 'posts.perClass.smallRural',
    });
    expect(requiredPosts(small, 'primary', urban, 40, 6, [])?.posts).toBe(3);
    expect(requiredPosts(small, 'primary', { ...urban, kind: 'teaching_point' }, 40, 6, [])?.posts).toBe(10);
    // 100 pupils are no small school: 100 / 19 → 6.
    expect(requiredPosts(small, 'primary', rural, 100, 6, [])?.posts).toBe(6);
  });

  it('adds the teacher of a resource room and takes the posts of a special school as stated', () => {
    const need = (reason: PostNeed['reason'], posts: number): PostNeed => ({
      ...{ schoolId: 's', stage: 'primary', year: 0, posts, classes: 0, reason },
      arithmetic: `${posts} stated`,
      norm: 'special.pupilsPerTeacher',
    });
    expect(requiredPosts(norms, 'primary', urban, 310, 8, [need('resourceRoom', 1)])).toMatchObject({
      posts: 18,
      arithmetic: 'ceil(310 / 19) = 17 + 1 stated',
    });
    expect(requiredPosts(norms, 'special', urban, 0, 0, [need('specialSchool', 22)])?.posts).toBe(22);
  });
});
