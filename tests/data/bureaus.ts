import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import type { ColumnDeclaration } from '../../src/domain/tables/index.ts';
import { type BureauTables, fieldName, isRequired, TABLE_NAMES, TABLES } from '../../src/domain/tables/index.ts';

export { NOW, twoSchools } from './two-schools.ts';

/** Gives each test folders of its own, which are removed after it. */
export function ownFolders(): () => string {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'junheng-data-'));
    folders.push(folder);
    return folder;
  };
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

const IDS = ['001', '002', '甲', 'x y'] as const;

/** Tables with any rows that the declarations allow: keys differ, references are to rows that are there. */
export const arbitraryTables: fc.Arbitrary<BureauTables> = fc
  .record(Object.fromEntries(TABLE_NAMES.map((name) => [name, arbitraryRows(name)])))
  .map((tables) => tables as unknown as BureauTables);

function arbitraryRows(name: (typeof TABLE_NAMES)[number]): fc.Arbitrary<readonly unknown[]> {
  const columns: readonly ColumnDeclaration[] = TABLES[name].columns;
  const row = fc.record(Object.fromEntries(columns.map((column) => [fieldName(column.name), arbitraryValue(column)])));
  if (name === 'districts' || name === 'schools') {
    const key = name === 'districts' ? 'districtId' : 'schoolId';
    return fc
      .array(row, { minLength: IDS.length, maxLength: IDS.length })
      .map((rows) => rows.map((fields, index) => ({ ...fields, [key]: IDS[index] })));
  }
  const keys = columns.filter((column) => column.key).map((column) => fieldName(column.name));
  return fc.uniqueArray(row, {
    maxLength: 12,
    selector: (fields: Readonly<Record<string, unknown>>) => JSON.stringify(keys.map((key) => fields[key] || 0)),
  });
}

function arbitraryValue(column: ColumnDeclaration): fc.Arbitrary<unknown> {
  const value = arbitraryPresentValue(column);
  return isRequired(column) ? value : fc.option(value, { nil: null });
}

function arbitraryPresentValue(column: ColumnDeclaration): fc.Arbitrary<unknown> {
  if (column.references !== undefined || column.name.endsWith('_id')) return fc.constantFrom(...IDS);
  switch (column.type) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(column.choices ?? []));
    case 'integer':
      return fc.integer({ min: column.minimum ?? 0, max: column.maximum ?? 1_000_000_000_000 });
    case 'number':
      return fc.oneof(
        fc
          .double({ min: column.minimum ?? -1e12, max: column.maximum ?? 1e12, noNaN: true })
          .map((number) => number + 0),
        fc.integer({ min: column.minimum ?? 0, max: Math.min(column.maximum ?? 1e12, 1e12) }),
      );
    case 'text':
      return fc.oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.constantFrom('西宁', "'; DROP TABLE schools; --", '=1+1'),
      );
  }
}
