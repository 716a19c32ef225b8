export { tableCsv, tableFiles } from './tables-csv.ts';
export { type WrittenSample, writeSample } from './write-sample.ts';
