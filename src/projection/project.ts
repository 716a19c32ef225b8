import type { BureauData } from '../domain/bureau.ts';
import type { CohortProjection, Projection, ProjectionAssumption, ProjectionVariant } from '../domain/projection.ts';
import type { BirthsFactor, EntrantsFactor } from '../domain/scenario.ts';
import { gradeCount, type Stage } from '../domain/stage.ts';
import type { ProjectedPupils } from './entrants.ts';
import { type EntrantsForecast, entrantsForecaster } from './forecast.ts';
import {
  givenLater,
  type History,
  historyOf,
  type ProgrammeGroup,
  type ProgrammeHistory,
  pupilsIn,
} from './history.ts';
import { extraMigration } from './migration.ts';
import { type Population, populationOf } from './population.ts';
import { learnProgression, type Progression } from './progression.ts';
import { roundKeepingSum } from './round.ts';
import { progressionFactor, VARIANT_WIDTHS } from './variant.ts';

export interface ProjectionOptions {
  /** How many years after the base year are projected. */
  readonly years: number;
  readonly variant: ProjectionVariant;
  /** A scenario's factors on entrants and on births; none by default. */
  readonly entrantsFactors?: readonly EntrantsFactor[];
  readonly birthsFactors?: readonly BirthsFactor[];
}

/** Stages of school age, among whose grades migration is spread. */
const MIGRATING_STAGES: readonly Stage[] = ['primary', 'junior'];

/**
 * Projects the pupils of every programme by cohort survival: a value given for a later year wins; a cohort already at
 * school goes up with the learnt progression ratio; the entry grade gets what leavers, births or past entrants foretell
 * for the district, divided by the schools’ shares. Numbers are rounded so that the sum over the schools of a district
 * is the rounded sum, grade by grade, and the next year starts from the rounded pupils.
 * @param bureau the data; only enrolment is needed, schools tell the districts, population the births
 * @throws RangeError when the number of years is not a whole number of at least 0
 */
export function project(bureau: BureauData, options: ProjectionOptions): Projection {
  if (!Number.isInteger(options.years) || options.years < 0)
    throw new RangeError(`${options.years} years cannot be projected`);
  const { baseYear } = bureau.settings;
  const years = Array.from({ length: options.years + 1 }, (_, index) => baseYear + index);
  const history = historyOf(bureau);
  const { entrantsFactors = [], birthsFactors = [] } = options;
  const population = populationOf(bureau, birthsFactors);
  const { progression, assumptions: learnt } = learnProgression(history);
  const run = new Run(history, population, progression, options.variant, entrantsFactors);
  for (const year of years.slice(1)) run.next(year);
  return {
    baseYear,
    years,
    variant: options.variant,
    programmes: history.programmes.map((programme) => ({
      schoolId: programme.schoolId,
      stage: programme.stage,
      cohorts: cohortsOf(programme.stage, baseYear, run.pupilsOf(programme)),
    })),
    assumptions: [
      { code: 'variant', facts: { variant: options.variant, ...VARIANT_WIDTHS } },
      ...entrantsFactors.map((facts) => ({ code: 'entrantsFactor', facts })),
      ...birthsFactors.map((facts) => ({ code: 'birthsFactor', facts })),
      ...history.assumptions,
      ...learnt,
      ...run.assumptions,
      ...givenAssumptions(history, years.slice(1)),
    ],
  };
}

/** One projection under way: the pupils by programme, year and grade so far. */
class Run {
  readonly assumptions: ProjectionAssumption[] = [];
  readonly #history: History;
  readonly #population: Population;
  readonly #progression: Progression;
  readonly #entrantsFactors: readonly EntrantsFactor[];
  readonly #factor: number;
  readonly #pupils: Map<ProgrammeHistory, number[][]>;
  readonly #forecasters: Map<ProgrammeGroup, ReturnType<typeof entrantsForecaster>>;
  readonly #ratiosLearnt: boolean;

  constructor(
    history: History,
    population: Population,
    progression: Progression,
    variant: ProjectionVariant,
    entrantsFactors: readonly EntrantsFactor[],
  ) {
    this.#entrantsFactors = entrantsFactors;
    this.#history = history;
    this.#population = population;
    this.#progression = progression;
    this.#factor = progressionFactor(variant);
    this.#pupils = new Map(
      history.programmes.map((programme) => [
        programme,
        [
          Array.from(
            { length: gradeCount(programme.stage) },
            (_, grade) => pupilsIn(programme, history.baseYear, grade) ?? 0,
          ),
        ],
      ]),
    );
    this.#forecasters = new Map(
      [...history.groups.values()].map((group) => [group, entrantsForecaster(group, history, population, variant)]),
    );
    this.#ratiosLearnt = history.programmes.some(({ given }) => given.has(history.baseYear - 1));
  }

  /** Pupils by year, the base year first, and by grade. */
  pupilsOf(programme: ProgrammeHistory): readonly (readonly number[])[] {
    return this.#pupils.get(programme)!;
  }

  /** Projects one more year; the year before it must have been projected. */
  next(year: number): void {
    const expected = new Map<ProgrammeGroup, number[][]>();
    for (const group of this.#history.groups.values()) expected.set(group, this.#expect(group, year));
    for (const districtGroups of Map.groupBy(expected.keys(), ({ districtId }) => districtId).values())
      this.#migrate(districtGroups, expected, year);
    for (const [group, byGrade] of expected) this.#settle(group, byGrade, year);
  }

  /** Expected pupils by grade and programme, before migration and rounding. */
  #expect(group: ProgrammeGroup, year: number): number[][] {
    const projected: ProjectedPupils = (from, before, grade) =>
      from.programmes.reduce(
        (sum, programme) => sum + this.#pupils.get(programme)![before - this.#history.baseYear]![grade]!,
        0,
      );
    const foretold = this.#forecasters.get(group)!(year, projected);
    const factor = this.#entrantsFactor(group);
    const forecast = { ...foretold, entrants: foretold.entrants.map((count) => count * factor) };
    this.#explain(group, year, forecast);
    return Array.from({ length: gradeCount(group.stage) }, (_, grade) =>
      grade === 0
        ? [...forecast.entrants]
        : group.programmes.map(
            (programme) =>
              this.#pupils.get(programme)!.at(-1)![grade - 1]! *
              this.#progression.get(programme)![grade - 1]! *
              this.#factor,
          ),
    );
  }

  /** What the scenario makes of the entrants of a group. */
  #entrantsFactor(group: ProgrammeGroup): number {
    return this.#entrantsFactors
      .filter(({ districtId }) => districtId === null || districtId === group.districtId)
      .filter(({ stage }) => stage === null || stage === group.stage)
      .reduce((product, { factor }) => product * factor, 1);
  }

  /** Spreads the children who move in or out over the grades of school age, in proportion to the pupils expected. */
  #migrate(groups: readonly ProgrammeGroup[], expected: Map<ProgrammeGroup, number[][]>, year: number): void {
    const { districtId } = groups[0]!;
    const { baseYear } = this.#history;
    const extra = extraMigration(this.#population, districtId, year, baseYear, this.#ratiosLearnt);
    if (extra.assumption) this.assumptions.push(extra.assumption);
    const moving = groups.filter(({ stage }) => MIGRATING_STAGES.includes(stage));
    const total = moving.reduce(
      (sum, group) =>
        sum +
        expected
          .get(group)!
          .flat()
          .reduce((part, pupils) => part + pupils, 0),
      0,
    );
    if (extra.people === 0 || total === 0) return;
    const factor = Math.max(0, 1 + extra.people / total);
    for (const group of moving)
      expected.set(
        group,
        expected.get(group)!.map((pupils) => pupils.map((count) => count * factor)),
      );
  }

  /** Rounds the pupils expected; what is given stays, and takes no part in the rounding. */
  #settle(group: ProgrammeGroup, expected: readonly (readonly number[])[], year: number): void {
    for (const programme of group.programmes) this.#pupils.get(programme)!.push([]);
    expected.forEach((pupils, grade) => {
      const open = group.programmes.flatMap((programme, index) =>
        givenLater(programme, year, grade) === null ? [{ programme, pupils: pupils[index]! }] : [],
      );
      const rounded = roundKeepingSum(open.map((entry) => entry.pupils));
      open.forEach(({ programme }, index) => {
        this.#pupils.get(programme)!.at(-1)![grade] = rounded[index]!;
      });
      for (const programme of group.programmes) {
        const given = givenLater(programme, year, grade);
        if (given !== null) this.#pupils.get(programme)!.at(-1)![grade] = given;
      }
    });
  }

  #explain(
    { districtId, stage }: ProgrammeGroup,
    year: number,
    { source, rate, rateFrom, entrants }: EntrantsForecast,
  ): void {
    this.assumptions.push({
      code: 'entrants',
      facts: {
        districtId,
        stage,
        year,
        source,
        rate,
        rateFrom,
        entrants: entrants.reduce((sum, count) => sum + count, 0),
      },
    });
  }
}

/** Reads cohorts off the table of years and grades: a cohort is one diagonal of it. */
function cohortsOf(stage: Stage, baseYear: number, pupils: readonly (readonly number[])[]): CohortProjection[] {
  const cohorts: CohortProjection[] = [];
  for (let entryYear = baseYear - gradeCount(stage) + 1; entryYear < baseYear + pupils.length; entryYear += 1) {
    const byYear = pupils.map((grades, index) => grades[baseYear + index - entryYear] ?? 0);
    if (byYear.some((count) => count > 0)) cohorts.push({ entryYear, pupils: byYear });
  }
  return cohorts;
}

function givenAssumptions(history: History, years: readonly number[]): ProjectionAssumption[] {
  return years.flatMap((year) => {
    const cells = history.programmes.reduce(
      (sum, programme) => sum + (programme.given.get(year)?.filter((pupils) => pupils !== null).length ?? 0),
      0,
    );
    return cells === 0 ? [] : [{ code: 'given', facts: { year, grades: cells } }];
  });
}
