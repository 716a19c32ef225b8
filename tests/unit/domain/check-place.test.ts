import { describe, expect, it } from 'vitest';
import { CHECKED_FIGURES, type CheckPlace, placeInEnglish } from '../../../src/domain/plan/index.ts';
import { namesOf } from '../../../src/export/index.ts';
import { planWords } from '../../../src/services/export/index.ts';
import { smallBureau } from '../export/small-plan.ts';

const words = { zh: planWords(namesOf(smallBureau), 'zh'), en: planWords(namesOf(smallBureau), 'en') };
const failing = (at: CheckPlace) => ({ id: 'x', ok: false, worst: 1, where: placeInEnglish(at), at });

describe('where a check fails', () => {
  it('is told in the words of the paper, with names in place of ids', () => {
    const { schoolId, name } = smallBureau.tables.schools[0]!;
    const at = { figure: 'leftOut', schoolId, stage: 'primary', grade: 2, year: 2028 } as const;
    expect(words.zh.place(failing(at))).toBe(`漏计学生，${name}，小学，2 年级，2028–29 学年`);
    expect(words.en.place(failing(at))).toBe(`pupils left out, ${name}, Primary, grade 2, 2028–29`);
    expect(placeInEnglish(at)).toBe(`left out ${schoolId} primary grade 2 2028`);
  });

  it('names the money of the whole bureau', () => {
    const at = { figure: 'budget', districtId: null, level: 'county', year: 2027 } as const;
    expect(words.zh.place(failing(at))).toBe('预算，全局，县区，2027–28 学年');
    expect(placeInEnglish(at)).toBe('budget whole bureau county 2027');
  });

  it('has a text for every figure in both languages', () => {
    for (const figure of CHECKED_FIGURES)
      for (const locale of ['zh', 'en'] as const)
        expect(words[locale].place(failing({ figure })), `${locale} ${figure}`).not.toBe('');
  });

  it('is nowhere where the check holds, and the file where a file was changed', () => {
    expect(words.zh.place({ id: 'x', ok: true, worst: 0 })).toBeNull();
    expect(words.zh.place({ id: 'files unchanged', ok: false, worst: 1, where: 'plan.json' })).toBe('plan.json');
  });
});
