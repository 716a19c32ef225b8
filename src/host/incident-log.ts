import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes at which the log starts anew; one older log is kept. */
const LOG_LIMIT = 2 * 1024 * 1024;

export interface IncidentLog {
  /** Writes a defect down and returns the id that the user sees. Never throws: a full disk must not hide the defect. */
  report(method: string, defect: unknown): string;
}

/** A log of defects, one line of JSON each, for the user to send along with a report. It stays on this computer. */
export function openIncidentLog(folder: string, now: () => Date): IncidentLog {
  const file = join(folder, 'incidents.log');
  return {
    report(method, defect) {
      const incident = randomBytes(4).toString('hex');
      const detail = defect instanceof Error ? (defect.stack ?? defect.message) : String(defect);
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.before`);
        appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), incident, method, detail })}\n`);
      } catch {
        process.stderr.write(`${incident} ${method}: ${detail}\n`);
      }
      return incident;
    },
  };
}
