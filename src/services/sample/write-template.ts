import { writeFilesWhole } from '../../export/index.ts';
import { templateBytes } from '../../intake/index.ts';

/**
 * Writes the empty input workbook.
 * @param file a file of the same name is replaced whole
 * @throws Failure with a write code
 */
export async function writeTemplate(file: string): Promise<void> {
  await writeFilesWhole([{ path: file, content: await templateBytes() }]);
}
