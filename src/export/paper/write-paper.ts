import { extname } from 'node:path';
import type { PaperOptions } from '../paper-options.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { composePaper } from './compose.ts';
import type { PaperContents } from './contents.ts';
import { paperHtml } from './html.ts';
import { paperWord } from './word.ts';

/**
 * Writes the decision paper of a plan: a Word file where the path ends with `.docx`, else one HTML file to be printed.
 *
 * docx is used because it writes Word files whole, with tables, pictures, fields and styles, and has no native parts;
 * ECharts draws the charts as SVG without a window.
 * @param path where the paper goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writePaper(
  contents: PaperContents,
  path: string,
  options: PaperOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const paper = composePaper(contents, options);
  const isWord = extname(path).toLowerCase() === '.docx';
  const content = isWord ? await paperWord(paper, options.madeAt) : paperHtml(paper);
  await writeFilesWhole([{ path, content }], fileSystem);
}
