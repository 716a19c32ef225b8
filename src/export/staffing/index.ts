export type * from './contents.ts';
export { writeStaffingWorkbook } from './staffing-workbook.ts';
