import { type CommonErrorCode, isCommonErrorCode, type Refusal, refuse } from '../api/errors.ts';
import { refusalOf } from '../services/contract/failures.ts';
import { writeFilesWhole } from '../services/whole-files.ts';

/**
 * Writes a file whole or leaves the old one as it was.
 * @returns null, or the refusal that says what the file system would not do
 * @throws whatever only a defect can cause
 */
export async function writeWhole(path: string, content: Uint8Array): Promise<Refusal<CommonErrorCode> | null> {
  try {
    await writeFilesWhole([{ path, content }]);
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || !isCommonErrorCode(refusal.code)) throw error;
    return refuse(refusal.code, refusal.parameters);
  }
}
