import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../../src/api/errors.ts';
import { type ColumnDeclaration, TABLES, type TableDeclaration } from '../../../src/domain/tables/index.ts';
import { CHANGE_CODES } from '../../../src/planning/relax/index.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
type Tree = { readonly [key: string]: string | Tree };

function read(language: 'zh' | 'en'): Tree {
  return JSON.parse(readFileSync(join(ROOT, 'resources', 'locales', `${language}.json`), 'utf8')) as Tree;
}

/** Every text by its key. */
function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flat(value, `${prefix}${key}.`),
  );
}

const zh = new Map(flat(read('zh')));
const en = new Map(flat(read('en')));
const parameters = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w[\w.]*)(?:, [^}]+)?\}\}/g)].map(([, name]) => name))].sort();

/** The window's own code, without tests. */
function sources(): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, 'renderer'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(ROOT.length + 1), text: readFileSync(path, 'utf8') };
    });
}

test('both languages have the same keys', () => {
  expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
  expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
});

test('every mapping file that comes with the program is named in both languages', () => {
  const files = readdirSync(join(ROOT, 'resources', 'templates', 'mappings')).filter((file) => file.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(zh.has(`import.layouts.${file.replace('.json', '')}`), file).toBe(true);
});

test('a text is empty in neither language, apart from what joins sentences', () => {
  const joins = new Set(['reasons.space']);
  expect([...zh, ...en].filter(([key, text]) => text === '' && !joins.has(key))).toEqual([]);
});

test('a text uses no parameter that the other language does not know', () => {
  const odd = [...zh].filter(([key, text]) => {
    const others = parameters(en.get(key) ?? '');
    // Labels of tables and choices and counts are said in one language and left out in the other.
    const free = new Set(['label', 'labels', 'table', 'columnName', 'count', 'shown', 'tables']);
    return parameters(text).some((name) => !others.includes(name) && !free.has(name ?? ''));
  });
  expect(odd.map(([key]) => key)).toEqual([]);
});

test('no English text counts with one word for one and for many', () => {
  const agreed = [...en.values()].flatMap((text) =>
    [...text.matchAll(/\{\{\w+, ([^}]+)\}\}/g)].map(([, form]) => form),
  );
  const words = agreed.filter((form) => form !== 'number').map((form) => (form ?? '').split('/'));
  expect(words.length).toBeGreaterThan(100);
  expect(words.filter((forms) => forms.length !== 2 || forms[0] === forms[1])).toEqual([]);
  const verbs = new Set(['are', 'go', 'lack']);
  const many = new Set(words.map(([, more]) => more ?? '').filter((more) => !verbs.has(more)));
  // An arithmetic ends with its result, and divisors stand as the norm states them.
  const free = new Set(['arithmetic', 'years', 'targetShare']);
  const odd = [...en].filter(
    ([key, text]) =>
      !/_(one|other)$/.test(key) &&
      [...text.matchAll(/\{\{(\w+)\}\}(?:<\/\w+>)? ([\w-]+(?: [\w-]+)?)/g)].some(
        ([, name, next = '']) => !free.has(name ?? '') && (many.has(next) || many.has(next.split(' ')[0] ?? '')),
      ),
  );
  expect(odd).toEqual([]);
});

test('every key that the window names is there', () => {
  const missing: string[] = [];
  for (const { path, text } of sources()) {
    for (const [, key] of text.matchAll(/\bt\(\s*'([\w.-]+)'/g)) {
      if (key === undefined || zh.has(key) || zh.has(`${key}_other`)) continue;
      missing.push(`${path}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});

test('every failure of the contract has a sentence', () => {
  expect(ERROR_CODES.filter((code) => !zh.has(`errors.${code}`))).toEqual([]);
});

test('every change that may meet a target has a name and a sentence', () => {
  const keys = ['studies.target.changes', 'reasons.relaxations'].flatMap((group) =>
    CHANGE_CODES.map((code) => `${group}.${code}`),
  );
  expect(keys.filter((key) => !zh.has(key))).toEqual([]);
});

test('every issue of the intake has a sentence', () => {
  const declared = readFileSync(join(ROOT, 'src', 'intake', 'issue.ts'), 'utf8');
  const codes = [...declared.matchAll(/readonly '([a-z-]+)':/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => !zh.has(`issues.${code}`))).toEqual([]);
});

describe('tables and columns', () => {
  for (const [name, declaration] of Object.entries<TableDeclaration>(TABLES)) {
    test(`${name} is called in Chinese as in its declaration, and in both languages at all`, () => {
      expect(zh.get(`tables.${name}`)).toBe(declaration.label);
      for (const column of declaration.columns as readonly ColumnDeclaration[]) {
        expect(zh.get(`columns.${name}.${column.name}`)).toBe(column.label);
        if (column.unit !== undefined && column.unit !== 'year') expect(zh.has(`cellUnits.${column.unit}`)).toBe(true);
        column.choiceLabels?.forEach((label, index) => {
          expect(zh.get(`choices.${column.name}.${column.choices?.[index]}`)).toBe(label);
        });
      }
    });
  }
});

test('units of norms and of the policy’s targets are translated', () => {
  const files = ['norms/xining-2017.json', 'norms/national.json', 'policy/measures.json'];
  const units = files.flatMap((file) =>
    [...readFileSync(join(ROOT, 'resources', file), 'utf8').matchAll(/"unit": "([^"]+)"/g)].map(([, unit]) => unit),
  );
  expect([...new Set(units)].filter((unit) => !zh.has(`units.${unit}`))).toEqual([]);
});
