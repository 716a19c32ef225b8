export { writeBudgetWorkbook } from './budget-workbook.ts';
export type * from './contents.ts';
export { TAIL_YEARS } from './contents.ts';
