import { describe, expect, it } from 'vitest';
import type { Norm, NormSet } from '../../../src/domain/norm.ts';
import { STAGES } from '../../../src/domain/stage.ts';
import {
  fitsNorm,
  loadNormSet,
  MissingNormError,
  NormError,
  normSetIds,
  normsOf,
  parseNormSet,
} from '../../../src/norms/index.ts';

function norm(values: Partial<Norm> & { id: string }): Norm {
  return {
    value: 1,
    unit: 'pupils',
    stage: null,
    locale: null,
    document: 'a document',
    clause: '',
    effectiveFrom: null,
    effectiveTo: null,
    evidence: 'B',
    description: { en: 'A norm.', zh: '标准。' },
    ...values,
  };
}

describe('the norm sets that ship', () => {
  it('are Xining 2017 and the national figures, both valid', () => {
    expect(normSetIds()).toEqual(['national', 'xining-2017']);
    for (const id of normSetIds()) expect(loadNormSet(id).norms.length).toBeGreaterThan(100);
  });

  it('give the figures of the documents', () => {
    const norms = normsOf(loadNormSet(), [], 2026);
    const figures: Record<string, number> = {
      'class.standard.primary': 45,
      'class.standard.junior': 50,
      'class.standard.senior': 50,
      'class.standard.kindergarten.1': 25,
      'class.standard.kindergarten.2': 30,
      'class.standard.kindergarten.3': 35,
      'class.standard.primary.incomplete': 30,
      'class.superLargeWeight': 10,
      'policy.share.largeClasses': 0.05,
      'policy.share.superLargeClasses': 0.02,
      'redirect.distance': 3000,
      'redirect.nearestSchools': 4,
      'redirect.cohortShare': 0.3,
      'redirect.acrossDistricts': 1,
      'build.leadYears.extension': 1,
      'build.leadYears.newSchool': 2,
      'build.roomCost': 2_670_000,
      'posts.pupilsPerPost.primary': 19,
      'posts.pupilsPerPost.junior': 13.5,
      'posts.pupilsPerPost.senior': 12.5,
      'posts.pupilsPerPost.vocational': 20,
      'posts.perClass.kindergarten.teachers': 2,
      'posts.perClass.kindergarten.carers': 1,
      'posts.perClass.kindergarten.boarding.teachers': 3,
      'posts.perClass.kindergarten.boarding.carers': 2,
      'posts.yearlyCost': 91_790,
      'posts.moveShare': 0.1,
      'special.pupilsPerTeacher': 4.5,
      'special.resourceRoom.pupils': 8,
      'special.resourceRoom.area': 60,
      'special.resourceRoom.teachers': 1,
      'funds.perPupil.primary': 700,
      'funds.perPupil.junior': 900,
      'funds.smallSchoolFloor': 100,
    };
    for (const [id, value] of Object.entries(figures)) expect(norms.value(id), id).toBe(value);
    for (const stage of STAGES) {
      expect(norms.value(`class.large.${stage}`)).toBe(56);
      expect(norms.value(`class.superLarge.${stage}`)).toBe(66);
    }
  });

  it('keep derived costs equal to their arithmetic', () => {
    const norms = normsOf(loadNormSet());
    for (const [id, price] of [
      ['build.roomCost', 'base'],
      ['build.roomCost.low', 'low'],
      ['build.roomCost.high', 'high'],
    ] as const)
      expect(norms.value(id)).toBe(norms.value('build.roomArea') * norms.value(`build.costPerArea.${price}`));
    expect(norms.value('special.resourceRoom.cost')).toBe(
      norms.value('special.resourceRoom.area') * norms.value('build.costPerArea.base'),
    );
    const shares = ['central', 'province', 'city', 'county'].map((level) => norms.value(`funds.share.${level}`));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('have no value where there is no source, and say so', () => {
    for (const id of [
      'class.standard.vocational',
      'posts.perClass.smallRural',
      'posts.minimum.smallRural',
      'posts.hireLimit.provincialExam',
      'posts.hireLimit.specialPost',
      'posts.hireLimit.purchasedService',
    ]) {
      const norms = normsOf(loadNormSet());
      expect(norms.valueOrNull(id)).toBeNull();
      expect(norms.norm(id).description.en).toContain('No source was found');
      expect(() => norms.value(id)).toThrow(MissingNormError);
    }
  });

  it('national figures replace the local ones and keep the rest', () => {
    const national = normsOf(loadNormSet('national'));
    expect(national.value('special.resourceRoom.pupils')).toBe(5);
    expect(national.value('funds.perPupil.primary')).toBe(600);
    expect(national.value('funds.perPupil.junior')).toBe(800);
    expect(national.valueOrNull('funds.perPupil.senior')).toBeNull();
    expect(national.value('class.standard.primary')).toBe(45);
    expect(national.all()).toHaveLength(normsOf(loadNormSet()).all().length);
  });
});

describe('class limits', () => {
  const norms = normsOf(loadNormSet());

  it('come from the norms of the stage, for kindergartens of the grade', () => {
    expect(norms.classLimits('primary', 3)).toEqual({ standard: 45, large: 56, superLarge: 66, maximum: 90 });
    expect(norms.classLimits('kindergarten', 2)).toEqual({ standard: 30, large: 56, superLarge: 66, maximum: 60 });
    expect(norms.classLimits('special', 12).maximum).toBe(30);
  });

  it('distinguish nothing above the standard where the standard is unknown', () => {
    expect(norms.classLimits('vocational', 10).standard).toBe(55);
  });

  it('follow an override, and refuse a grade that the stage does not have', () => {
    expect(
      normsOf(loadNormSet(), [{ id: 'class.standard.primary', value: 40 }]).classLimits('primary', 1).standard,
    ).toBe(40);
    expect(() => norms.classLimits('junior', 6)).toThrow(RangeError);
  });
});

describe('applying a norm set', () => {
  const set: NormSet = {
    id: 'set',
    name: { en: 'Set', zh: '集' },
    norms: [
      norm({ id: 'share.large', value: 0.1, effectiveFrom: 2016, effectiveTo: 2019 }),
      norm({ id: 'share.large', value: 0.05, effectiveFrom: 2020 }),
      norm({ id: 'room.area', value: null, evidence: 'none' }),
    ],
  };

  it('takes the version in force in the year, its first and last year included', () => {
    expect(normsOf(set, [], 2016).value('share.large')).toBe(0.1);
    expect(normsOf(set, [], 2019).value('share.large')).toBe(0.1);
    expect(normsOf(set, [], 2020).value('share.large')).toBe(0.05);
    expect(normsOf(set).value('share.large')).toBe(0.05);
    expect(normsOf(set, [], 2015).valueOrNull('share.large')).toBeNull();
    expect(() => normsOf(set, [], 2015).value('share.large')).toThrow(
      expect.objectContaining({ code: 'norm.missing', reason: 'notInForce', id: 'share.large' }),
    );
  });

  it('lets overrides win, the last one most, and remembers the library', () => {
    const norms = normsOf(set, [
      { id: 'room.area', value: 50 },
      { id: 'room.area', value: 60 },
    ]);
    expect(norms.value('room.area')).toBe(60);
    expect(norms.norm('room.area')).toMatchObject({ overridden: true, libraryValue: null });
    expect(norms.norm('share.large').overridden).toBe(false);
  });

  it('refuses what does not exist or is no number, as codes', () => {
    expect(() => normsOf(set, [{ id: 'room.aera', value: 60 }])).toThrow(
      expect.objectContaining({ code: 'norm.unknown' }),
    );
    expect(() => normsOf(set, [{ id: 'room.area', value: Number.NaN }])).toThrow(
      expect.objectContaining({ code: 'norm.overrideNotANumber' }),
    );
    expect(() => normsOf(set).value('room.aera')).toThrow(expect.objectContaining({ reason: 'unknown' }));
    expect(() => normsOf(set).valueOrNull('room.aera')).toThrow(MissingNormError);
    expect(() => loadNormSet('../package')).toThrow(NormError);
  });

  it('refuses values that a norm cannot have, by its unit', () => {
    const refused = (id: string, value: number) => {
      try {
        normsOf(loadNormSet(), [{ id, value }]);
        return null;
      } catch (error) {
        return error instanceof NormError && error.code === 'norm.outOfRange' ? error.facts.range : error;
      }
    };
    // Divided by; a share; counted; yes or no; building may take no year, but not half of one.
    expect(refused('posts.pupilsPerPost.primary', 0)).toBe('positive');
    expect(refused('special.pupilsPerTeacher', 0)).toBe('positive');
    expect(refused('special.trainingYears', 0)).toBe('positiveWhole');
    expect(refused('class.standard.primary', 0)).toBe('positiveWhole');
    expect(refused('redirect.cohortShare', 2)).toBe('share');
    expect(refused('redirect.cohortShare', -0.1)).toBe('share');
    expect(refused('redirect.nearestSchools', 1.5)).toBe('whole');
    expect(refused('redirect.acrossDistricts', 2)).toBe('flag');
    expect(refused('build.leadYears.extension', 0.5)).toBe('whole');
    expect(refused('redirect.distance', -3)).toBe('notNegative');
    expect(refused('build.leadYears.extension', 0)).toBeNull();
    expect(refused('redirect.cohortShare', 1)).toBeNull();
    expect(refused('special.pupilsPerTeacher', 4.5)).toBeNull();
  });

  it('has no value in its own library that could not be given', () => {
    const norms = normSetIds().flatMap((id) => loadNormSet(id).norms);
    expect(norms.filter((norm) => norm.value !== null && !fitsNorm(norm, norm.value))).toEqual([]);
  });

  it('refuses files with a value without evidence, or two versions for one year', () => {
    const file = (norms: readonly Norm[]) =>
      JSON.stringify({ id: 'set', name: { en: 'Set', zh: '集' }, extends: null, norms });
    expect(parseNormSet(file(set.norms), 'set').norms).toHaveLength(3);
    expect(() => parseNormSet(file([norm({ id: 'room.area', value: 2, evidence: 'none' })]), 'set')).toThrow(
      /evidence/,
    );
    expect(() =>
      parseNormSet(file([norm({ id: 'room.area' }), norm({ id: 'room.area', effectiveFrom: 2020 })]), 'set'),
    ).toThrow(/twice/);
  });
});
