import type { School } from '../../domain/bureau.ts';
import type { PlaceRow, Plan } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { PublicFundsLine } from '../../export/budget/contents.ts';
import type { PlanningInputs } from '../../planning/inputs.ts';

/** Compulsory stages: the funds follow the pupil in private schools too (国发〔2015〕67号). */
const COMPULSORY: readonly Stage[] = ['primary', 'junior'];

/**
 * Public funds (生均公用经费) of every programme and year, at the norms `funds.*`. Teaching points with fewer compulsory
 * pupils than `funds.smallSchoolFloor` are paid as if they had so many (宁政办〔2017〕164号, item 7, which names no other
 * schools), and so are rural schools (国办发〔2018〕27号), but not those of towns and cities. Pupils of both compulsory stages
 * count together; those added are paid at the larger stage. Boarders get a top-up, at the number known now;
 * senior pupils their textbooks. Private kindergartens, senior and vocational schools get none. A stage whose norm has no
 * value is left out. Amounts are yuan, rounded to the fen.
 */
export function publicFundsOf(
  { bureau, norms }: Pick<PlanningInputs, 'bureau' | 'norms'>,
  plan: Plan,
): PublicFundsLine[] {
  const schools = new Map(bureau.tables.schools.map((school) => [school.schoolId, school]));
  const floor = norms.valueOrNull('funds.smallSchoolFloor');
  const boarder = norms.valueOrNull('funds.boarder');
  const textbooks = norms.valueOrNull('funds.textbooks.senior');
  const bySchoolAndYear = Map.groupBy(plan.places, ({ schoolId, year }) => `${schoolId}|${year}`);
  return [...bySchoolAndYear.values()].flatMap((rows) => {
    const { schoolId, year } = rows[0]!;
    const school = schools.get(schoolId);
    const lines: PublicFundsLine[] = [];
    const add = (line: Omit<PublicFundsLine, 'schoolId' | 'year' | 'amount'>, price: number): void => {
      lines.push({ ...line, schoolId, year, amount: Math.round(line.counted * price * 100) / 100 });
    };
    const compulsory = rows.filter(({ stage }) => COMPULSORY.includes(stage));
    const schoolPupils = compulsory.reduce((sum, row) => sum + pupilsOf(row), 0);
    const hasFloor = floor !== null && isSmallKind(school) && compulsory.length > 0;
    const largest = compulsory.reduce<PlaceRow | null>(
      (best, row) => (best === null || pupilsOf(row) > pupilsOf(best) ? row : best),
      null,
    );
    for (const row of rows) {
      if (!isFunded(school, row.stage)) continue;
      const pupils = pupilsOf(row);
      const price = norms.valueOrNull(`funds.perPupil.${row.stage}`);
      const isRaised = hasFloor && row === largest && schoolPupils > 0;
      const counted = pupils + (isRaised ? Math.max(0, floor - schoolPupils) : 0);
      const stage = row.stage;
      if (price !== null)
        add(
          {
            stage,
            item: 'pupils',
            pupils,
            schoolPupils: isRaised ? schoolPupils : null,
            counted,
            price: `funds.perPupil.${stage}`,
          },
          price,
        );
      if (stage === 'senior' && textbooks !== null)
        add(
          { stage, item: 'textbooks', pupils, schoolPupils: null, counted: pupils, price: 'funds.textbooks.senior' },
          textbooks,
        );
    }
    const boarders = school?.boardingPupils ?? null;
    if (boarders !== null && boarders > 0 && boarder !== null && largest !== null)
      add(
        {
          stage: largest.stage,
          item: 'boarders',
          pupils: boarders,
          schoolPupils: null,
          counted: boarders,
          price: 'funds.boarder',
        },
        boarder,
      );
    return lines;
  });
}

function pupilsOf({ grades }: PlaceRow): number {
  return grades.reduce((sum, { pupils }) => sum + pupils, 0);
}

function isSmallKind(school: School | undefined): boolean {
  return school?.kind === 'teaching_point' || school?.locale === 'rural';
}

function isFunded(school: School | undefined, stage: Stage): boolean {
  return school?.ownership !== 'private' || COMPULSORY.includes(stage);
}
