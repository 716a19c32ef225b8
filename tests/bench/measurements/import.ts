import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from '../../../src/services/intake/index.ts';
import { ROOT } from '../bureaus.ts';
import { wideSchools } from '../wide-schools.ts';
import { peakBytes } from './load.ts';

export interface ImportRequest {
  readonly schools: number;
}

export interface ImportMeasurement {
  readonly fileBytes: number;
  readonly schools: number;
  readonly enrolmentRows: number;
  /** Rows kept out because of errors. */
  readonly refusedRows: number;
  /** Everything that the import found to say. */
  readonly issues: number;
  readonly seconds: number;
  readonly peakBytes: number;
}

/** Imports invented schools from one wide CSV through its mapping into a new bureau file. */
export async function measureImport({ schools }: ImportRequest): Promise<ImportMeasurement> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
  try {
    const source = join(folder, 'schools.csv');
    await writeFile(source, wideSchools(schools, 1));
    const { size } = await stat(source);
    const began = performance.now();
    const outcome = await importSources({
      sources: [source],
      bureau: join(folder, 'bench.junheng'),
      mapping: join(ROOT, 'resources/templates/mappings/taiwan-primary.json'),
      now: new Date(),
    });
    const seconds = (performance.now() - began) / 1000;
    if (!outcome.written) throw new Error('nothing was written');
    return {
      fileBytes: size,
      schools: outcome.counts.schools ?? 0,
      enrolmentRows: outcome.counts.enrolment ?? 0,
      refusedRows: outcome.refusedRows,
      issues: outcome.issues.length,
      seconds,
      peakBytes: peakBytes(),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
