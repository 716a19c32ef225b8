import type { PaperOptions } from '../paper-options.ts';
import { nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../whole-files.ts';
import { composePaper } from './compose.ts';
import type { PaperContents } from './contents.ts';
import { htmlOf } from './html.ts';
import { wordOf } from './word.ts';

/**
 * Writes the decision paper of a plan as a Word file.
 *
 * docx is used because it writes Word files whole, with tables, pictures, fields and styles, and has no native parts;
 * ECharts draws the charts as SVG without a window.
 * @param path where the paper goes; a file there is replaced whole or not at all
 * @throws Failure with a `WriteFailure` code when the file cannot be written
 */
export async function writePaperWord(
  contents: PaperContents,
  path: string,
  options: PaperOptions,
  fileSystem: WritingFileSystem = nodeFileSystem,
): Promise<void> {
  const content = await wordOf(composePaper(contents, options), options.madeAt);
  await writeFilesWhole([{ path, content }], fileSystem);
}

/** The decision paper of a plan as one HTML page to be printed, which needs nothing else. */
export function paperHtml(contents: PaperContents, options: PaperOptions): string {
  return htmlOf(composePaper(contents, options));
}
