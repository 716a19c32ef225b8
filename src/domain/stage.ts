/** A stage of schooling (学段). One stage taught at one school is a programme. */
export const STAGES = ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'special'] as const;
export type Stage = (typeof STAGES)[number];

export interface GradeRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Grades of each stage as the input template numbers them: kindergarten 1–3 (小班, 中班, 大班), primary 1–6,
 * junior 7–9, senior and vocational 10–12, special 1–12.
 */
export const GRADES: Readonly<Record<Stage, GradeRange>> = {
  kindergarten: { first: 1, last: 3 },
  primary: { first: 1, last: 6 },
  junior: { first: 7, last: 9 },
  senior: { first: 10, last: 12 },
  vocational: { first: 10, last: 12 },
  special: { first: 1, last: 12 },
};

/** How many grades a stage has, and so how many years a cohort stays in a programme. */
export function gradeCount(stage: Stage): number {
  return GRADES[stage].last - GRADES[stage].first + 1;
}

/** The grade that a cohort which entered in `entryYear` attends in `year`, or null when it is not in the programme. */
export function gradeInYear(stage: Stage, entryYear: number, year: number): number | null {
  const grade = GRADES[stage].first + (year - entryYear);
  return grade >= GRADES[stage].first && grade <= GRADES[stage].last ? grade : null;
}
