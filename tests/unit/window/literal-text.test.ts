import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Attributes whose value a user reads. */
const READ = new Set(['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description', 'hint']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** Letters of any script; signs and spaces between values are no text. */
const hasWords = (text: unknown) => typeof text === 'string' && /\p{L}/u.test(text);

/** Literal words in the JSX of one file: between tags, or in an attribute that is read. */
function literalWords(text: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (node.type === 'JSXText' && hasWords(node.value)) found.push(String(node.value).trim());
    if (node.type === 'JSXAttribute') {
      const { name } = node.name as { name: string };
      const literal = node.value as Node | null;
      if (READ.has(name) && literal?.type === 'Literal' && hasWords(literal.value)) found.push(String(literal.value));
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'parent') visit(child);
    }
  };
  visit(parseAst(text, { lang: 'tsx' }));
  return found;
}

test('finds words between tags and in attributes that are read', () => {
  expect(literalWords('<p title="Save">Hello {name}</p>')).toEqual(['Save', 'Hello']);
  expect(literalWords('<p className="text" lang="en">{t("a.b")} · {year}</p>')).toEqual([]);
});

test('no component holds literal text', () => {
  const files = readdirSync(join(ROOT, 'renderer'), { withFileTypes: true, recursive: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(30);
  const found = files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return literalWords(readFileSync(path, 'utf8')).map((words) => `${path.slice(ROOT.length + 1)}: ${words}`);
  });
  expect(found).toEqual([]);
});
