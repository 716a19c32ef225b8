import type { Worksheet } from 'exceljs';
import type { MoneyLine, Plan } from '../../domain/plan/index.ts';
import { schoolYear } from '../../domain/school-year.ts';
import { BUDGET_KINDS, type BudgetKind, FUNDING_LEVELS } from '../../domain/tables/index.ts';
import type { Names } from '../names.ts';
import { KIND_WORDS, LEVEL_WORDS, PURPOSE_WORDS, UNITS, type Words } from '../words.ts';
import { districtLabel } from './money-lines-sheet.ts';
import {
  addPartTitle,
  addSheet,
  bilingual,
  columnLetter,
  defineName,
  formula,
  HEADER_ROW,
  headerText,
  type SheetContext,
  say,
  styleBody,
  write,
} from './sheet.ts';

/** The years stand below the header as numbers, so that the formulas can refer to them. */
const YEAR_ROW = HEADER_ROW + 1;
const FIRST_YEAR_COLUMN = 3;

/** One line of the sheet: which lines of money it adds up. */
interface Line {
  readonly label: string;
  readonly counts: (line: MoneyLine) => boolean;
  /** The same as a formula, for the column with this letter and this row. */
  readonly text: (letter: string, row: number) => string;
}

/** Money by year: for each kind of budget by funding level, by district and by purpose; all sums of the money lines. */
export function addMoneySheet(context: SheetContext, plan: Plan, names: Names): void {
  const { locale } = context;
  const sheet = addSheet(
    context,
    { zh: '资金', en: 'Money' },
    { zh: '资金：分年度、出资级别、县区和用途', en: 'Money by year, funding level, district and purpose' },
    [
      { header: headerText({ zh: '预算类别', en: 'Kind' }, null, locale), width: 14, format: 'text' },
      { header: headerText({ zh: '项目', en: 'Item' }, null, locale), width: 26, format: 'text' },
      ...plan.years.map((year) => ({
        header: headerText({ zh: `${schoolYear(year)}学年`, en: schoolYear(year) }, UNITS.yuan, locale),
        width: 19,
        format: 'yuan' as const,
      })),
      { header: headerText({ zh: '合计', en: 'Total' }, UNITS.yuan, locale), width: 21, format: 'yuan' },
    ],
    2,
  );
  plan.years.forEach((year, index) => {
    const cell = sheet.getCell(YEAR_ROW, FIRST_YEAR_COLUMN + index);
    write(cell, year, { size: 8, color: { argb: 'FF7A8B91' } });
    cell.numFmt = '0';
  });
  let row = YEAR_ROW + 1;
  for (const kind of BUDGET_KINDS) {
    const part = new KindPart(context, sheet, plan, kind, row);
    part.addTitle();
    part.addLevels();
    part.addBudget();
    part.addDistricts(names);
    part.addPurposes();
    row = part.nextRow + 1;
  }
}

/** The part of the sheet about one kind of budget, written from top to bottom. */
class KindPart {
  readonly #context: SheetContext;
  readonly #sheet: Worksheet;
  readonly #plan: Plan;
  readonly #kind: BudgetKind;
  readonly #lines: readonly MoneyLine[];
  nextRow: number;

  constructor(context: SheetContext, sheet: Worksheet, plan: Plan, kind: BudgetKind, firstRow: number) {
    this.#context = context;
    this.#sheet = sheet;
    this.#plan = plan;
    this.#kind = kind;
    this.#lines = plan.money.filter((line) => line.kind === kind);
    this.nextRow = firstRow;
  }

  addTitle(): void {
    addPartTitle(this.#sheet, this.nextRow, this.#both(KIND_WORDS[this.#kind]));
    this.nextRow += 1;
  }

  addLevels(): void {
    this.#addBlock(
      { zh: '按出资级别合计', en: 'by level' },
      FUNDING_LEVELS.map((level) => ({
        label: say(LEVEL_WORDS[level], this.#context.locale),
        counts: (line) => line.level === level,
        text: (letter, row) => this.#sumOfLines(letter, row, 'Money_Level'),
      })),
    );
    const prefix = this.#kind === 'capital' ? 'Capital' : 'Recurrent';
    this.#plan.years.forEach((year, index) => {
      const letter = columnLetter(FIRST_YEAR_COLUMN + index);
      defineName(this.#context.workbook, `${prefix}_${year}`, this.#sheet, `$${letter}$${this.nextRow - 1}`);
    });
  }

  /** The budget of the kind and what is left of it, right below the total by funding level. */
  addBudget(): void {
    const totalRow = this.nextRow - 1;
    const budget = this.#plan.years.map((_, index) => this.#plan.budget[this.#kind][index] ?? null);
    const left = this.#spent(() => true).map((spent, index) => (budget[index] ?? 0) - spent);
    this.#addRow(this.#both({ zh: '预算', en: 'Budget' }), (_, index) => budget[index] ?? null, sum(budget));
    this.#addRow(
      this.#both({ zh: '预算减支出', en: 'Budget less cost' }),
      (letter, index) => formula(`${letter}${totalRow + 1}-${letter}${totalRow}`, left[index] ?? 0),
      sum(left),
    );
    this.nextRow += 1;
  }

  addDistricts(names: Names): void {
    this.#addBlock(
      { zh: '按县区合计', en: 'by district' },
      [...new Set(this.#lines.map((line) => line.districtId))].map((districtId) => ({
        label: districtLabel(this.#context, names, districtId),
        counts: (line) => line.districtId === districtId,
        // EXACT takes names as they are; SUMIFS would read * and ? in them as wildcards.
        text: (letter, row) =>
          `SUMPRODUCT(EXACT(Money_District,$B${row})*EXACT(Money_Kind,$A${row})*(Money_Year=${letter}$${YEAR_ROW})*Money_Amount)`,
      })),
    );
  }

  addPurposes(): void {
    this.#addBlock(
      { zh: '按用途合计', en: 'by purpose' },
      [...new Set(this.#lines.map((line) => line.purpose))].map((purpose) => ({
        label: say(PURPOSE_WORDS[purpose], this.#context.locale),
        counts: (line) => line.purpose === purpose,
        text: (letter, row) => this.#sumOfLines(letter, row, 'Money_Purpose'),
      })),
    );
  }

  #addBlock(total: Words, lines: readonly Line[]): void {
    const first = this.nextRow;
    for (const { label, counts, text } of lines) {
      const spent = this.#spent(counts);
      const row = this.nextRow;
      this.#addRow(label, (letter, index) => formula(text(letter, row), spent[index] ?? 0), sum(spent));
    }
    const last = this.nextRow - 1;
    const spent = this.#spent(() => true);
    this.#addRow(
      this.#both(total),
      (letter, index) => formula(last < first ? '0' : `SUM(${letter}${first}:${letter}${last})`, spent[index] ?? 0),
      sum(spent),
      true,
    );
  }

  #addRow(
    label: string,
    value: (letter: string, index: number) => Parameters<typeof write>[1],
    total: number,
    emphasised = false,
  ): void {
    const row = this.nextRow;
    const { years } = this.#plan;
    const totalColumn = FIRST_YEAR_COLUMN + years.length;
    write(this.#sheet.getCell(row, 1), say(KIND_WORDS[this.#kind], this.#context.locale));
    write(this.#sheet.getCell(row, 2), label);
    years.forEach((_, index) => {
      const column = FIRST_YEAR_COLUMN + index;
      write(this.#sheet.getCell(row, column), value(columnLetter(column), index));
    });
    const range = `${columnLetter(FIRST_YEAR_COLUMN)}${row}:${columnLetter(totalColumn - 1)}${row}`;
    write(this.#sheet.getCell(row, totalColumn), formula(`SUM(${range})`, total));
    for (let column = 1; column <= totalColumn; column += 1) {
      styleBody(this.#sheet.getCell(row, column), column < FIRST_YEAR_COLUMN ? 'text' : 'yuan', emphasised);
    }
    this.nextRow += 1;
  }

  #sumOfLines(letter: string, row: number, column: string): string {
    return `SUMIFS(Money_Amount,Money_Year,${letter}$${YEAR_ROW},Money_Kind,$A${row},${column},$B${row})`;
  }

  /** What the counted lines of this kind come to, by year. */
  #spent(counts: (line: MoneyLine) => boolean): number[] {
    return this.#plan.years.map((year) =>
      sum(this.#lines.filter((line) => line.year === year && counts(line)).map((line) => line.amount)),
    );
  }

  #both(words: Words): string {
    return bilingual(words, this.#context.locale);
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
