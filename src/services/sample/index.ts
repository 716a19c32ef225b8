export { type WrittenSample, writeSample } from './write-sample.ts';
export { writeTemplate } from './write-template.ts';
