import {
  bracketedNames,
  type RangeReport,
  rangeReport,
  type SizeReport,
  sizeReport,
  writeLp,
  writeMps,
} from '../../../models/kit/index.ts';
import { writeFilesWhole } from '../../export/index.ts';
import { placesModel } from '../../planning/index.ts';
import type { LoadedSource } from '../bureau/index.ts';
import { NO_CHANGES, resolveScenario } from './scenario-request.ts';

/** Formats of an exported model. */
export const MODEL_FORMATS = ['mps', 'lp'] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

export type { Range, RangePart, RangeWarning } from '../../../models/kit/index.ts';

export interface ExportedModel {
  readonly file: string;
  readonly size: SizeReport;
  readonly ranges: RangeReport;
}

/**
 * Writes the places model of a source's base scenario as text with readable names.
 * @throws Failure with a write code when the file cannot be written
 */
export async function exportModel(source: LoadedSource, format: ModelFormat, file: string): Promise<ExportedModel> {
  const { normSet, settings } = resolveScenario(source, NO_CHANGES);
  const named = placesModel(source.bureau, normSet, settings);
  await writeFilesWhole([
    { path: file, content: format === 'mps' ? writeMps(named) : writeLp(named, bracketedNames(named)) },
  ]);
  return { file, size: sizeReport(named), ranges: rangeReport(named.model) };
}
