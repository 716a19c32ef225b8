import { FUNDING_LEVELS } from '../../domain/tables/index.ts';
import type { Names } from '../names.ts';
import { LEVEL_WORDS, PURPOSE_WORDS, UNITS, type Words } from '../words.ts';
import { type SheetContext, say } from '../workbook/sheet.ts';
import { addTableSheet } from '../workbook/table-sheet.ts';
import type { BudgetContents } from './contents.ts';
import { districtLabel, levelName, sumOfLevels } from './cost-columns.ts';
import type { NumberedLine } from './lines-sheet.ts';

/** What new posts and purchased posts cost, by district and year. */
export function addPostsCostSheet(
  context: SheetContext,
  purpose: 'posts' | 'purchasedPosts',
  { plan }: BudgetContents,
  lines: readonly NumberedLine[],
  names: Names,
): void {
  const counted = lines.filter((line) => line.purpose === purpose);
  const districts = [...new Set(counted.map(({ districtId }) => districtId))].sort((one, other) =>
    (one ?? '') < (other ?? '') ? -1 : 1,
  );
  const rows = plan.years
    .flatMap((year) =>
      districts.map((districtId) => ({
        year,
        districtId,
        lines: counted.filter((line) => line.year === year && line.districtId === districtId),
      })),
    )
    .filter((row) => row.lines.length > 0);
  type Row = (typeof rows)[number];
  const name: Words =
    purpose === 'posts' ? { zh: '新增编制经费', en: 'New posts' } : { zh: '购买服务岗位', en: 'Purchased posts' };
  // EXACT takes names as they are; SUMIFS would read * and ? in them as wildcards.
  const sum = (column: string, cell: (name: string) => string): string =>
    `SUMPRODUCT(EXACT(Lines_District,${cell('District')})*EXACT(Lines_Purpose,"${say(PURPOSE_WORDS[purpose], context.locale)}")*(Lines_Year=${cell('Year')})*Lines_${column})`;
  addTableSheet<Row>(context, {
    table: purpose === 'posts' ? 'NewPosts' : 'Purchased',
    name,
    title:
      purpose === 'posts'
        ? {
            zh: '新增编制岗位经费（接替退休人员的岗位由原有经费支付，不列入）',
            en: 'New posts (those that replace retired staff are paid from the money of these)',
          }
        : { zh: '政府购买服务岗位经费', en: 'Posts bought as a service' },
    frozenColumns: 2,
    years: plan.years,
    rows,
    columns: [
      {
        header: { zh: '县区', en: 'District' },
        width: 18,
        format: 'text',
        name: 'District',
        value: ({ districtId }) => districtLabel(context, names, districtId),
      },
      { header: { zh: '学年', en: 'Year' }, width: 10, format: 'year', name: 'Year', value: ({ year }) => year },
      {
        header: { zh: '岗位', en: 'Posts' },
        unit: UNITS.posts,
        width: 12,
        format: 'whole',
        name: 'Posts',
        summed: true,
        value: (row) => row.lines.reduce((total, { quantity }) => total + quantity, 0),
        formula: (cell) => sum('Quantity', cell),
      },
      ...FUNDING_LEVELS.map((level) => ({
        header: LEVEL_WORDS[level],
        unit: UNITS.yuan,
        width: 19,
        format: 'yuan' as const,
        name: levelName(level),
        summed: true as const,
        value: (row: Row) => row.lines.reduce((fen, line) => fen + line.fen[level], 0) / 100,
        formula: (cell: (name: string) => string) => sum(levelName(level), cell),
      })),
      {
        header: { zh: '合计', en: 'Total' },
        unit: UNITS.yuan,
        width: 20,
        format: 'yuan',
        name: 'Total',
        summed: true,
        value: (row) => row.lines.reduce((fen, line) => fen + sumOfLevels(line.fen), 0) / 100,
        formula: (cell) => `SUM(${cell('Central')}:${cell('County')})`,
      },
    ],
  });
}
