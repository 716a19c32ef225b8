import { join } from 'node:path';
import type { SampleOptions } from '../../src/sample/index.ts';
import { writeSample } from '../../src/services/sample/index.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** One bureau to plan, and how long that may take. */
export interface BenchBureau {
  readonly id: string;
  /** How the synthetic bureau is made; null for the sample city that comes with the program. */
  readonly sample: SampleOptions | null;
  readonly limitSeconds: number;
  /** Whether it is measured when no rows are named. */
  readonly byDefault: boolean;
  /** Whether it is short enough to be measured several times. */
  readonly repeated: boolean;
  /** Whether the same bureau is solved again with another budget. */
  readonly resolved: boolean;
}

export const BUREAUS: readonly BenchBureau[] = [
  {
    id: '300',
    sample: { programmes: 300 },
    limitSeconds: 60,
    byDefault: true,
    repeated: true,
    resolved: true,
  },
  {
    id: '300-high',
    sample: { programmes: 300, crowding: 'high' },
    limitSeconds: 90,
    byDefault: true,
    repeated: true,
    resolved: true,
  },
  { id: 'city', sample: null, limitSeconds: 60, byDefault: true, repeated: true, resolved: false },
  {
    id: '2000',
    sample: { programmes: 2000 },
    limitSeconds: 300,
    byDefault: true,
    repeated: false,
    resolved: false,
  },
  {
    id: '10000',
    sample: { programmes: 10_000 },
    limitSeconds: 1500,
    byDefault: false,
    repeated: false,
    resolved: false,
  },
];

/** The folder with the bureau's tables; a synthetic bureau is written below `folder` first, unless it is there. */
export async function folderOf({ id, sample }: BenchBureau, folder: string, written: Set<string>): Promise<string> {
  if (sample === null) return join(ROOT, 'resources/samples/city');
  const own = join(folder, id);
  if (!written.has(id)) await writeSample(own, sample);
  written.add(id);
  return own;
}
