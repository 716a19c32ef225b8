import { programmeKey } from '../../domain/bureau.ts';
import { allocateClasses, type CohortToForm, classesOfAtLeast } from '../../domain/class-forming/index.ts';
import type { CertificateCheck, CheckedFigure, CheckPlace, Plan } from '../../domain/plan/index.ts';
import { completeProgrammes } from '../../domain/programme-defaults.ts';
import { gradeInYear } from '../../domain/stage.ts';
import { budgetByYear } from '../indicators.ts';
import type { PlanningInputs } from '../inputs.ts';
import { Check } from './check.ts';

type IndicatorPart = Pick<Plan, 'years' | 'plan' | 'places' | 'redirections' | 'posts' | 'budget' | 'baseline'>;

/** The yearly sums a plan reports are those of its rows and of the budgets. */
export function checkIndicators(inputs: PlanningInputs, plan: IndicatorPart): CertificateCheck {
  const check = new Check('indicators');
  const same = <Row extends { readonly year: number }>(
    stated: readonly number[],
    rows: readonly Row[],
    amount: (row: Row) => number,
    figure: CheckedFigure,
  ): void => {
    plan.years.forEach((year, index) => {
      const sum = rows.reduce((total, row) => (row.year === year ? total + amount(row) : total), 0);
      check.same(stated[index] ?? Number.NaN, sum, { figure, year });
    });
  };
  same(plan.plan.roomsBuilt, plan.places, (row) => row.roomsBuilt, 'roomsBuilt');
  same(plan.plan.roomsShort, plan.places, (row) => row.roomsShort, 'roomsShort');
  same(plan.plan.pupilsRedirected, plan.redirections, (row) => row.pupils, 'pupilsRedirected');
  same(plan.plan.postsRequired, plan.posts, (row) => row.required, 'postsRequired');
  same(plan.plan.postsShort, plan.posts, (row) => row.short ?? 0, 'postsShort');
  same(plan.plan.postsMoved, plan.posts, (row) => row.movedIn, 'postsMoved');
  same(plan.plan.postsHired, plan.posts, (row) => row.hired, 'postsHired');
  for (const kind of ['capital', 'recurrent'] as const)
    budgetByYear(inputs, kind).forEach((amount, index) => {
      const at: CheckPlace = { figure: 'budget', budgetKind: kind, year: inputs.years[index]! };
      check.note(Math.abs((plan.budget[kind][index] ?? Number.NaN) - amount) - 0.005, at);
    });
  return check.result();
}

/** The baseline is what the projected pupils make of the rooms of the base year. */
export function checkBaseline({ bureau, norms, projection }: PlanningInputs, plan: IndicatorPart): CertificateCheck {
  const check = new Check('baseline');
  const rooms = new Map(
    completeProgrammes(bureau).programmes.map((programme) => [
      programmeKey(programme.schoolId, programme.stage),
      programme.rooms,
    ]),
  );
  const weight = norms.value('class.superLargeWeight');
  plan.years.forEach((year, index) => {
    let classes = 0;
    let large = 0;
    let superLarge = 0;
    for (const { schoolId, stage, cohorts } of projection.programmes) {
      const present = cohorts.flatMap(({ entryYear, pupils }): CohortToForm[] => {
        const grade = gradeInYear(stage, entryYear, year);
        const count = pupils[index + 1] ?? 0;
        return grade === null || count === 0 ? [] : [{ pupils: count, limits: norms.classLimits(stage, grade) }];
      });
      const formed = allocateClasses(present, rooms.get(programmeKey(schoolId, stage)) ?? 0, weight);
      present.forEach(({ pupils, limits }, cohort) => {
        classes += formed.classes[cohort]!;
        large += classesOfAtLeast(limits.large, pupils, formed.classes[cohort]!);
        superLarge += classesOfAtLeast(limits.superLarge, pupils, formed.classes[cohort]!);
      });
    }
    check.same(plan.baseline.classes[index] ?? Number.NaN, classes, { figure: 'classes', year });
    check.same(plan.baseline.largeClasses[index] ?? Number.NaN, large, { figure: 'largeClasses', year });
    check.same(plan.baseline.superLargeClasses[index] ?? Number.NaN, superLarge, {
      figure: 'superLargeClasses',
      year,
    });
  });
  return check.result();
}
