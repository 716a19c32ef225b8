export { composePaper } from './compose.ts';
export type { Paper, PaperContents } from './contents.ts';
export { paperHtml, writePaperWord } from './write-paper.ts';
