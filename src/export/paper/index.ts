export { composePaper } from './compose.ts';
export type { Paper, PaperContents } from './contents.ts';
export { writePaper } from './write-paper.ts';
