import type { NormOverride } from '../domain/norm.ts';
import type { ReadableBureau, WritableBureau } from './handle.ts';

/** A value that the bureau has put in place of a norm's own, with its reason. */
export interface BureauNorm extends NormOverride {
  readonly reason: string | null;
}

/** Saves the bureau's value of a norm. */
export function saveBureauNorm(bureau: WritableBureau, norm: BureauNorm): void {
  bureau.run(
    `INSERT INTO norm_overrides (norm_id, value, reason) VALUES (?, ?, ?)
     ON CONFLICT (norm_id) DO UPDATE SET value = excluded.value, reason = excluded.reason`,
    norm.id,
    norm.value,
    norm.reason,
  );
}

/** Goes back to the norm's own value. */
export function removeBureauNorm(bureau: WritableBureau, normId: string): void {
  bureau.run('DELETE FROM norm_overrides WHERE norm_id = ?', normId);
}

/** The values that the bureau has put in place of norms, by id. */
export function readBureauNorms(bureau: ReadableBureau): BureauNorm[] {
  return bureau.all('SELECT * FROM norm_overrides ORDER BY norm_id').map((row) => ({
    id: String(row.norm_id),
    value: Number(row.value),
    reason: row.reason === null ? null : String(row.reason),
  }));
}
