import type { ReadableBureau, WritableBureau } from './handle.ts';

export const PROGRESS_STATES = ['notStarted', 'underWay', 'done'] as const;

/** How far the bureau says a measure of the policy has come, in a district or as a whole. */
export interface MeasureProgress {
  /** Number of the measure in the policy. */
  readonly measure: number;
  /** Null for the bureau as a whole. */
  readonly districtId: string | null;
  readonly state: (typeof PROGRESS_STATES)[number];
  /** The day on which the state was reached, `2026-09-01`; null where it is not stated. */
  readonly reachedOn: string | null;
  readonly note: string | null;
}

/** Says how far a measure has come; null takes back what was said. Returns what was said before. */
export function saveProgress(
  bureau: WritableBureau,
  { measure, districtId }: Pick<MeasureProgress, 'measure' | 'districtId'>,
  said: Pick<MeasureProgress, 'state' | 'reachedOn' | 'note'> | null,
): MeasureProgress | null {
  return bureau.transaction(() => {
    const before = readProgress(bureau).find((row) => row.measure === measure && row.districtId === districtId) ?? null;
    if (said === null)
      bureau.run('DELETE FROM measure_progress WHERE measure = ? AND district_id = ?', measure, districtId ?? '');
    else
      bureau.run(
        `INSERT INTO measure_progress (measure, district_id, state, reached_on, note) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (measure, district_id) DO UPDATE
         SET state = excluded.state, reached_on = excluded.reached_on, note = excluded.note`,
        measure,
        districtId ?? '',
        said.state,
        said.reachedOn,
        said.note,
      );
    return before;
  });
}

/** All that was said, in order of measure and district. */
export function readProgress(bureau: ReadableBureau): MeasureProgress[] {
  return bureau.all('SELECT * FROM measure_progress ORDER BY measure, district_id').map((row) => ({
    measure: Number(row.measure),
    districtId: row.district_id === '' ? null : String(row.district_id),
    state: String(row.state) as MeasureProgress['state'],
    reachedOn: row.reached_on === null ? null : String(row.reached_on),
    note: row.note === null ? null : String(row.note),
  }));
}
