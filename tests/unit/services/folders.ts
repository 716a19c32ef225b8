import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';

/** The time that the tests say it is. */
export const NOW = new Date('2026-03-01T08:30:00.000Z');

/** Gives each test folders of its own, which are removed after it. */
export function ownFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'junheng-services-'));
    folders.push(folder);
    return folder;
  };
}

/** One school, one crowded grade and one budget: the least that can be planned. */
export const LEAST: Readonly<Record<string, string>> = {
  'schools.csv': 'school_id,name,kind\n0100,第一小学,primary\n',
  'enrolment.csv': 'school_id,stage,grade,year,pupils,classes\n0100,primary,1,2026,70,1\n',
  'budgets.csv': 'year,level,kind,amount\n2027,county,capital,5000000\n2027,county,recurrent,900000\n',
};

/** Writes files into a new folder inside the given one. */
export function writeFiles(parent: string, files: Readonly<Record<string, string>>, name = 'data'): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The failure that the work ends with. */
export async function failureOf(work: () => unknown): Promise<Failure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing failed');
}
