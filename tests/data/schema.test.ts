import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createBureau } from '../../src/data/index.ts';
import { type ColumnDeclaration, isRequired, TABLE_NAMES, TABLES } from '../../src/domain/tables/index.ts';
import { NOW, ownFolders } from './bureaus.ts';

const newFolder = ownFolders();

function schema(): { bureau: ReturnType<typeof createBureau> } {
  return { bureau: createBureau(join(newFolder(), 'bureau.junheng'), NOW) };
}

/** The column type of the bureau file that each declared column calls for. */
function storedType(column: ColumnDeclaration): string {
  if (column.unit === 'yuan') return 'ANY';
  if (column.type === 'number') return 'REAL';
  return column.type === 'integer' || column.type === 'flag' ? 'INTEGER' : 'TEXT';
}

test.each(TABLE_NAMES)('the schema of %s has exactly the declared columns, in order, with type and blanks', (name) => {
  const { bureau } = schema();
  const stored = bureau
    .all(`SELECT name, type, "notnull" AS required FROM pragma_table_info('${name}')`)
    .map(({ name: column, type, required }) => `${column} ${type}${required === 1 ? ' required' : ''}`);
  bureau.close();
  const columns: readonly ColumnDeclaration[] = TABLES[name].columns;
  expect(stored).toEqual([
    'row_number INTEGER',
    ...columns.map((column) => `${column.name} ${storedType(column)}${isRequired(column) ? ' required' : ''}`),
  ]);
});

test.each(TABLE_NAMES)('the declared references of %s are foreign keys', (name) => {
  const { bureau } = schema();
  const stored = bureau
    .all(`SELECT "from" AS source, "table" AS target FROM pragma_foreign_key_list('${name}') ORDER BY source`)
    .map(({ source, target }) => `${source} → ${target}`);
  bureau.close();
  const columns: readonly ColumnDeclaration[] = TABLES[name].columns;
  expect(stored).toEqual(
    columns
      .filter((column) => column.references !== undefined)
      .map((column) => `${column.name} → ${column.references}`)
      .sort(),
  );
});

test('every table is strict', () => {
  const { bureau } = schema();
  const loose = bureau.all("SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite%'");
  bureau.close();
  expect(loose).toEqual([]);
});

test('the schema is the one on record', () => {
  const { bureau } = schema();
  const text = bureau
    .all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY name")
    .map(({ sql }) => `${sql};\n`)
    .join('\n');
  bureau.close();
  const golden = join(import.meta.dirname, '../fixtures/golden/bureau-schema.sql');
  if (process.env.WRITE_GOLDEN === '1') {
    mkdirSync(dirname(golden), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
