export { writeComparisonCsv, writeComparisonWorkbook } from './comparison-workbook.ts';
export { COMPARISON_PARTS, type ComparisonContents, type ComparisonPart } from './contents.ts';
