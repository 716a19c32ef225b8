import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED } from './import-rules.ts';
import { ROOT, readSources, type SourceFile } from './sources.ts';

/** Nothing else lies at the top; files that start with a dot may. */
const TOP = [
  'src',
  'electron',
  'renderer',
  'models',
  'resources',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'electron-builder.yml',
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'LICENSE',
];
const TOP_DOT_FOLDERS = ['.ci', '.git'];
const TEST_FOLDERS = ['unit', 'models', 'data', 'contract', 'electron', 'e2e', 'bench', 'fixtures', 'helpers'];

/** Lines of code beyond which a file of `src` or `models` is no longer one idea, and the files that are let off. */
const LONGEST = 400;
const LONG = 300;
const LONGER_WITH_REASON: Readonly<Record<string, string>> = {
  'src/domain/tables/declarations.ts': 'the input tables one after the other: a list to look things up in, no logic',
};

function strayNames(names: readonly { name: string; isFolder: boolean }[]): string[] {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
  return names
    .filter(({ name, isFolder }) => !ignored.includes(isFolder ? `${name}/` : name))
    .filter(
      ({ name, isFolder }) =>
        !(name.startsWith('.') ? !isFolder || TOP_DOT_FOLDERS.includes(name) : TOP.includes(name)),
    )
    .map(({ name }) => name);
}

function tooLong(files: readonly SourceFile[], limit: number): string[] {
  return files
    .filter(({ path }) => /^(src|models)\//.test(path) && LONGER_WITH_REASON[path] === undefined)
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

function foldersOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

describe('the layout', () => {
  it('has only the agreed names at the top', () => {
    const entries = readdirSync(ROOT, { withFileTypes: true });
    expect(strayNames(entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })))).toEqual([]);
  });

  it('would notice a stray folder or file, and lets pass what is not kept', () => {
    expect(
      strayNames([
        { name: 'src', isFolder: true },
        { name: 'lib', isFolder: true },
        { name: 'notes.md', isFolder: false },
        { name: '.cache', isFolder: true },
        { name: '.editorconfig', isFolder: false },
        { name: 'node_modules', isFolder: true },
      ]),
    ).toEqual(['lib', 'notes.md', '.cache']);
  });

  it('has only the agreed folders in src and tests', () => {
    expect(foldersOf('src').filter((folder) => ALLOWED[folder] === undefined)).toEqual([]);
    expect(foldersOf('tests').filter((folder) => !TEST_FOLDERS.includes(folder.slice('tests/'.length)))).toEqual([]);
  });
});

describe('the length of files', () => {
  it(`is at most ${LONGEST} lines in src and models`, () => {
    const files = readSources();
    const long = tooLong(files, LONG);
    if (long.length > 0) console.warn(`Longer than ${LONG} lines, worth a look:\n  ${long.join('\n  ')}`);
    expect(tooLong(files, LONGEST)).toEqual([]);
  });

  it('lets off only files that exist and need it', () => {
    for (const path of Object.keys(LONGER_WITH_REASON)) {
      const lines = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8').split('\n').length : 0;
      expect(lines, path).toBeGreaterThan(LONGEST);
    }
  });

  it('would notice a file that is too long', () => {
    const line = 'export const answer = 42;\n';
    const files = [
      { path: 'src/cli/long.ts', text: line.repeat(401) },
      { path: 'models/kit/fits.ts', text: line.repeat(400) },
      { path: 'tests/unit/long.test.ts', text: line.repeat(900) },
    ];
    expect(tooLong(files, LONGEST)).toEqual(['src/cli/long.ts: 401 lines']);
  });
});
