import type { BureauData } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { namesOf, writePlanCsv, writePlanWorkbook } from '../../export/index.ts';
import { planWords } from '../export/paper-words.ts';

export interface PlanOutputs {
  /** The workbook to write, in Chinese with English second; null for none. */
  readonly workbook: string | null;
  /** The folder for CSV files; null for none. */
  readonly csv: string | null;
}

/**
 * Writes a plan to the files asked for, each one whole.
 * @throws Failure with a write code
 */
export async function writePlanOutputs(
  plan: Plan,
  bureau: BureauData,
  { workbook, csv }: PlanOutputs,
  now: Date,
): Promise<void> {
  if (workbook !== null) {
    const words = planWords(namesOf(bureau), 'zh');
    await writePlanWorkbook(plan, bureau, workbook, { locale: 'zh', words, madeAt: now });
  }
  if (csv !== null) await writePlanCsv(plan, bureau, csv);
}
