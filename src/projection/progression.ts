import type { ProjectionAssumption } from '../domain/projection.ts';
import { GRADES, gradeCount, STAGES, type Stage } from '../domain/stage.ts';
import { type History, type ProgrammeGroup, type ProgrammeHistory, pupilsIn } from './history.ts';

/** Ratios by programme: the share of grade index g found in grade index g + 1 a year later. */
export type Progression = ReadonlyMap<ProgrammeHistory, readonly number[]>;

/** So many pupils seen at the school itself weigh as much as the ratio of its district. */
export const OWN_WEIGHT_PUPILS = 150;
/** A pool with fewer pupils than this says nothing; the next wider one is taken. */
export const POOL_LEAST_PUPILS = 200;
/** A progression ratio lies within these, whatever a few odd years say. */
export const RATIO_LIMITS = { least: 0.8, most: 1.25 } as const;

interface Seen {
  /** Pupils in a grade in one year, and those found a grade higher a year later. */
  readonly before: number;
  readonly after: number;
}

/**
 * Learns how pupils go up from one grade to the next, from all pairs of years up to the base year:
 *
 *   ratio = (after + 150 × pooled) / (before + 150)
 *
 * with the pupils of the programme itself, drawn towards the pooled ratio of its district and stage; where the district
 * has seen fewer than 200 pupils the whole bureau is the pool, and where that too has seen fewer the pool is 1. A large
 * school so follows its own past, a small one its district. A programme in which nobody was ever found in the next
 * grade, though there were pupils who could have gone up, ends with that grade.
 */
export function learnProgression(history: History): { progression: Progression; assumptions: ProjectionAssumption[] } {
  const assumptions: ProjectionAssumption[] = [];
  const progression = new Map<ProgrammeHistory, number[]>();
  for (const stage of STAGES) {
    const groups = [...history.groups.values()].filter((group) => group.stage === stage);
    if (groups.length === 0) continue;
    for (let step = 0; step < gradeCount(stage) - 1; step += 1) {
      const bureau = sum(
        groups.flatMap((group) => group.programmes.map((programme) => seen(programme, step, history.baseYear))),
      );
      const bureauRatio = bureau.before < POOL_LEAST_PUPILS ? 1 : clip(bureau.after / bureau.before);
      assumptions.push({
        code: bureau.before < POOL_LEAST_PUPILS ? 'progression.default' : 'progression.learnt',
        facts: { stage, fromGrade: GRADES[stage].first + step, ratio: bureauRatio, pupils: bureau.before },
      });
      for (const group of groups)
        assumptions.push(...learnGroup(group, step, bureauRatio, history.baseYear, progression));
    }
  }
  return { progression, assumptions };
}

function learnGroup(
  group: ProgrammeGroup,
  step: number,
  bureauRatio: number,
  baseYear: number,
  progression: Map<ProgrammeHistory, number[]>,
): ProjectionAssumption[] {
  const assumptions: ProjectionAssumption[] = [];
  const own = group.programmes.map((programme) => ({
    programme,
    seen: seen(programme, step, baseYear),
    ends: endsWith(programme, step, baseYear),
  }));
  const pool = sum(own.filter(({ ends }) => !ends).map((programme) => programme.seen));
  const pooled = pool.before < POOL_LEAST_PUPILS ? bureauRatio : clip(pool.after / pool.before);
  for (const { programme, seen: pupils, ends } of own) {
    const { schoolId, stage } = programme;
    const ratios = progression.get(programme) ?? [];
    progression.set(programme, ratios);
    ratios[step] = ends ? 0 : clip((pupils.after + OWN_WEIGHT_PUPILS * pooled) / (pupils.before + OWN_WEIGHT_PUPILS));
    if (ends)
      assumptions.push({ code: 'progression.ends', facts: { schoolId, stage, lastGrade: GRADES[stage].first + step } });
  }
  return assumptions;
}

/** Pupils of a step over all pairs of years of which both are given. */
function seen(programme: ProgrammeHistory, step: number, baseYear: number): Seen {
  let before = 0;
  let after = 0;
  for (const year of programme.given.keys()) {
    if (year >= baseYear) continue;
    const lower = pupilsIn(programme, year, step);
    const upper = pupilsIn(programme, year + 1, step + 1);
    if (lower === null || upper === null) continue;
    before += lower;
    after += upper;
  }
  return { before, after };
}

function endsWith(programme: ProgrammeHistory, step: number, baseYear: number): boolean {
  const pupils = seen(programme, step, baseYear);
  if (pupils.before === 0 || pupils.after > 0) return false;
  return [...programme.given.keys()].every((year) => (pupilsIn(programme, year, step + 1) ?? 0) === 0);
}

function sum(parts: readonly Seen[]): Seen {
  return parts.reduce((total, part) => ({ before: total.before + part.before, after: total.after + part.after }), {
    before: 0,
    after: 0,
  });
}

function clip(ratio: number): number {
  return Math.min(RATIO_LIMITS.most, Math.max(RATIO_LIMITS.least, ratio));
}

/** The last grade index of a stage. */
export function lastGradeIndex(stage: Stage): number {
  return gradeCount(stage) - 1;
}
