import { dirname, join, parse } from 'node:path';
import {
  BUREAU_EXTENSION,
  hashOfTables,
  readDataVersion,
  readTables,
  savePlan as savePlanRow,
} from '../../data/index.ts';
import { Failure } from '../../domain/failure.ts';
import type { LoadedSource } from '../bureau/index.ts';
import { backUpOtherData, intoBureau, putIntake } from '../intake/import-sources.ts';
import type { PlanRun } from './run-plan.ts';

export interface SavedWhere {
  /** The bureau file that holds the plan. */
  readonly bureau: string;
  readonly planId: number;
  /** The backup made because the bureau held other data before; null when none was needed. */
  readonly backup: string | null;
}

/**
 * The bureau file that a source's plans are saved in: itself, `bureau.junheng` in a folder of CSV files, or the file
 * beside a workbook that has its name.
 */
export function bureauFileOf(source: Pick<LoadedSource, 'kind' | 'path'>): string {
  if (source.kind === 'bureau') return source.path;
  if (source.kind === 'folder') return join(source.path, `bureau${BUREAU_EXTENSION}`);
  return join(dirname(source.path), `${parse(source.path).name}${BUREAU_EXTENSION}`);
}

/**
 * Saves a plan in a bureau file, together with its data where the source is a folder or a workbook. A bureau file that
 * holds other data by then is backed up before they are replaced.
 * @throws Failure `dataChanged` when the bureau file was changed while the plan was made; codes of the bureau file
 */
export async function savePlan(source: LoadedSource, run: PlanRun, now: Date): Promise<SavedWhere> {
  const file = bureauFileOf(source);
  const backup = source.intake === null ? null : await backUpOtherData(file, source.intake.tables, now);
  const planId = await intoBureau(file, now, (bureau) => {
    if (hashOfTables(readTables(bureau)) !== source.data.hash) {
      if (source.intake === null) throw new Failure('dataChanged', { path: file });
      putIntake(bureau, source.intake, [source.path], now);
    }
    const { scenarioId, settings, normSet, plan } = run;
    const data = { version: readDataVersion(bureau).version, hash: source.data.hash };
    return savePlanRow(bureau, { scenarioId, settings, normSet, plan, data }, now);
  });
  return { bureau: file, planId, backup };
}
