import ExcelJS from 'exceljs';
import type { BureauData } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { scenarioLabel } from '../plan-facts.ts';
import type { ExportLocale } from '../words.ts';
import type { SheetContext } from './sheet.ts';

/**
 * An empty workbook about a plan, with what all of its sheets are made with.
 *
 * exceljs is used because it writes formulas together with their results, defined names and print set-ups, and has no
 * native parts.
 */
export function newWorkbook(plan: Plan, bureau: BureauData, locale: ExportLocale, madeAt: Date): SheetContext {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Junheng';
  workbook.lastModifiedBy = 'Junheng';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const name = scenarioLabel(plan.scenario.name, locale);
  workbook.title = name;
  // Programs that calculate do so once on opening; others show the results kept in the file.
  workbook.calcProperties.fullCalcOnLoad = true;
  const scenario = locale === 'zh' ? `情景 Scenario：${name}` : `Scenario: ${name}`;
  const subject = [bureau.settings.name ?? '', scenario].filter((text) => text !== '').join('  ·  ');
  return { workbook, locale, subject, synthetic: plan.input.synthetic };
}
