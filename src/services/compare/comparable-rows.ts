import type { Plan } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';

/** Parts of a plan that are compared row by row; `places` are rooms, classes and pupils by programme. */
export const ROW_SECTIONS = ['places', 'projects', 'redirections', 'posts', 'special', 'resourceRooms'] as const;
export type RowSection = (typeof ROW_SECTIONS)[number];

/** Figures that are no counts of pupils, rooms, classes or people, and so do not make the size of a change. */
const UNCOUNTED: ReadonlySet<string> = new Set(['cost', 'runningCost', 'distanceMetres', 'openYear']);

/** A row of any section, with the figures that can differ. */
export interface ComparableRow {
  readonly section: RowSection;
  /** A new school goes by its project id. For a redirection, the school where the pupils come from. */
  readonly schoolId: string;
  /** The school to which pupils are redirected; null in all other sections. */
  readonly otherSchoolId: string | null;
  readonly stage: Stage | null;
  /** For a project the year in which it starts. */
  readonly year: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/**
 * The rows of a plan by what identifies them in any plan.
 * @param years the years to take rows of; projects are taken whenever they start
 */
export function comparableRows(plan: Plan, years: readonly number[]): ReadonlyMap<string, ComparableRow> {
  const wanted = new Set(years);
  const rows = new Map<string, ComparableRow>();
  for (const row of rowsOf(plan)) {
    const { section, schoolId, otherSchoolId, stage, year } = row;
    const isProject = section === 'projects';
    if (!isProject && !wanted.has(year)) continue;
    // A project that starts in another year is the same project, changed.
    rows.set(JSON.stringify([section, schoolId, otherSchoolId, stage, isProject ? null : year]), row);
  }
  return rows;
}

function rowsOf(plan: Plan): ComparableRow[] {
  const otherSchoolId = null;
  return [
    ...plan.places.map(({ schoolId, stage, year, rooms, roomsBuilt, roomsShort, grades }) => ({
      section: 'places' as const,
      schoolId,
      otherSchoolId,
      stage,
      year,
      figures: {
        rooms,
        roomsBuilt,
        roomsShort,
        pupils: sum(grades.map((grade) => grade.pupils)),
        classes: sum(grades.map((grade) => grade.classes)),
        redirectedIn: sum(grades.map((grade) => grade.redirectedIn)),
        redirectedOut: sum(grades.map((grade) => grade.redirectedOut)),
      },
    })),
    ...plan.projects.map(({ projectId, stage, startYear, ...figures }) => ({
      section: 'projects' as const,
      schoolId: projectId,
      otherSchoolId,
      stage,
      year: startYear,
      figures,
    })),
    ...plan.redirections.map(({ fromSchoolId, toSchoolId, stage, year, ...figures }) => ({
      section: 'redirections' as const,
      schoolId: fromSchoolId,
      otherSchoolId: toSchoolId,
      stage,
      year,
      figures,
    })),
    ...plan.posts.map(({ schoolId, stage, year, ...figures }) => ({
      section: 'posts' as const,
      schoolId,
      otherSchoolId,
      stage,
      year,
      figures,
    })),
    ...plan.special.map(({ schoolId, year, pupils, teachersRequired, teachersAllotted }) => ({
      section: 'special' as const,
      schoolId,
      otherSchoolId,
      stage: null,
      year,
      figures: { pupils, teachersRequired, teachersAllotted },
    })),
    ...plan.special
      .filter(({ resourceRoom }) => resourceRoom)
      .map(({ schoolId, year }) => ({
        section: 'resourceRooms' as const,
        schoolId,
        otherSchoolId,
        stage: null,
        year,
        figures: { resourceRoom: 1 },
      })),
  ];
}

/** A figure that differs; null where a plan does not have the row or does not know the figure. */
export interface FieldDifference {
  readonly field: string;
  readonly reference: number | null;
  readonly plan: number | null;
}

/**
 * The size of a change: the largest difference of any count of pupils, rooms, classes or people; of a project that
 * opens in another year, its rooms. Null where no difference is known, because a figure is unknown on one side.
 * @param row the figures of the row, as the plan has it or, where it is removed, as the reference has it
 */
export function sizeOfChange(
  change: 'modified' | 'added' | 'removed',
  row: Pick<ComparableRow, 'section' | 'figures'>,
  fields: readonly FieldDifference[],
): number | null {
  let largest: number | null = null;
  const take = (size: number) => {
    largest = Math.max(largest ?? 0, size);
  };
  let anyUnknown = false;
  for (const { field, reference, plan } of fields) {
    if (field === 'openYear' && row.section === 'projects') take(row.figures.rooms ?? 0);
    if (UNCOUNTED.has(field)) take(0);
    else if (change !== 'modified') take(Math.abs(plan ?? reference ?? 0));
    else if (plan !== null && reference !== null) take(Math.abs(plan - reference));
    else anyUnknown = true;
  }
  return anyUnknown && !largest ? null : (largest ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
