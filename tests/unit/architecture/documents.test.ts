import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** Words of the command line: `new Command('plan')` and `--workbook` in the sources of the commands. */
function declaredIn(pattern: RegExp): string[] {
  return readdirSync(join(ROOT, 'src/cli/commands')).flatMap((name) =>
    [...read(`src/cli/commands/${name}`).matchAll(pattern)].map((match) => match[1] ?? ''),
  );
}

/** Scripts that a document tells to run, by `npm start`, `npm test` or `npm run …`. */
function scriptsNamed(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** Paths named in backquotes that begin with a folder of the project. */
function pathsNamed(text: string): string[] {
  return [...text.matchAll(/`((?:src|models|electron|renderer|resources|tests)\/[\w./-]*)`/g)].map(
    (match) => match[1] ?? '',
  );
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.includes('://'));
}

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names only scripts, paths and documents that exist', (document) => {
    const text = read(document);
    expect(scriptsNamed(text).filter((name) => scripts[name] === undefined)).toEqual([]);
    expect(pathsNamed(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(linksIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('would notice a script, a path and a document that do not exist', () => {
    expect(scriptsNamed('run `npm run missing -- x`, `npm test` or npm start')).toEqual(['missing', 'test', 'start']);
    expect(pathsNamed('see `src/missing/` and `npm test`')).toEqual(['src/missing/']);
    expect(linksIn('[a](MISSING.md) [b](https://example.invalid/x)')).toEqual(['MISSING.md']);
  });

  it('names every folder of src and models in ARCHITECTURE.md', () => {
    const named = pathsNamed(read('ARCHITECTURE.md'));
    const folders = ['src', 'models'].flatMap((top) =>
      readdirSync(join(ROOT, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${top}/${entry.name}/`),
    );
    expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('%s shows commands and options that the command line has', (document) => {
    const calls = [...read(document).matchAll(/npm run junheng -- (.*)/g)].map((match) => match[1] ?? '');
    const commands = [...declaredIn(/new Command\('([\w-]+)'\)/g), 'help'];
    const options = declaredIn(/'(--[\w-]+)/g);
    expect(calls.length).toBeGreaterThan(5);
    for (const call of calls) {
      expect(commands, call).toContain(call.split(' ')[0]);
      for (const [option] of call.matchAll(/--[\w-]+/g)) expect(options, call).toContain(option);
    }
    expect(commands.filter((command) => !calls.some((call) => call.startsWith(command)))).toEqual([]);
  });

  it('begins the README with what it is and its two commands, the same in both languages', () => {
    for (const document of ['README.md', 'README.zh-CN.md']) {
      const start = read(document).split('\n').slice(0, 10).join('\n');
      expect(start).toContain('npm ci && npm start');
      expect(start).toContain('npm ci && npm test');
    }
    const calls = (document: string) =>
      [...read(document).matchAll(/npm run junheng -- [^#\n]*/g)].map(([call]) => call.trim());
    expect(calls('README.zh-CN.md')).toEqual(calls('README.md'));
  });

  it('runs in .ci/run exactly what the README tells anyone to run', () => {
    expect(read('.ci/run')).toMatch(/^npm ci$/m);
    expect(read('.ci/run')).toMatch(/^npm test$/m);
  });
});
