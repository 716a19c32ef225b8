import type { Plan } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';

/** Parts of a plan that are compared row by row. */
export type RowSection = 'places' | 'posts' | 'special' | 'projects';

/** A row of any section, with the figures that can differ. */
export interface ComparableRow {
  readonly section: RowSection;
  /** A new school goes by its project id. */
  readonly schoolId: string;
  readonly stage: Stage | null;
  readonly year: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** The rows of a plan by what identifies them in any plan. */
export function comparableRows(plan: Plan): ReadonlyMap<string, ComparableRow> {
  const rows: ComparableRow[] = [
    ...plan.places.map(({ schoolId, stage, year, rooms, roomsBuilt, roomsShort, grades }) => ({
      section: 'places' as const,
      schoolId,
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
    ...plan.posts.map(({ schoolId, stage, year, ...figures }) => ({
      section: 'posts' as const,
      schoolId,
      stage,
      year,
      figures,
    })),
    ...plan.special.map(({ schoolId, year, pupils, teachersRequired, teachersAllotted, resourceRoom }) => ({
      section: 'special' as const,
      schoolId,
      stage: null,
      year,
      figures: { pupils, teachersRequired, teachersAllotted, resourceRoom: resourceRoom ? 1 : 0 },
    })),
    ...plan.projects.map(({ projectId, stage, startYear, ...figures }) => ({
      section: 'projects' as const,
      schoolId: projectId,
      stage,
      year: startYear,
      figures,
    })),
  ];
  return new Map(rows.map((row) => [`${row.section} ${row.schoolId} ${row.stage} ${row.year}`, row]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
