export { type SampleOptions, sampleTables } from './sample.ts';
