import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commentsOf, isNode, ROOT, readSources, type SourceFile, type SyntaxNode, walk } from './sources.ts';

const SUITE_FUNCTIONS = ['it', 'test', 'describe', 'suite', 'bench'];
const SWITCHED_OFF = ['skip', 'only', 'todo', 'fails'];
const SWITCHED_OFF_FUNCTIONS = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'];

/** Tests that are switched off or that switch off all others. `skipIf` is allowed: it comes with a printed reason. */
function switchedOffTests(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path.startsWith('tests/'))
    .flatMap((file) => {
      const found: string[] = [];
      walk(file, (node, line) => {
        if (node.type === 'MemberExpression') {
          const property = nameOf(node.property);
          const suite = rootName(node);
          if (
            property !== null &&
            SWITCHED_OFF.includes(property) &&
            suite !== null &&
            SUITE_FUNCTIONS.includes(suite)
          ) {
            found.push(`${file.path}:${line}: ${suite}.${property}`);
          }
        } else if (node.type === 'CallExpression') {
          const name = nameOf(node.callee);
          if (name !== null && SWITCHED_OFF_FUNCTIONS.includes(name)) found.push(`${file.path}:${line}: ${name}`);
        }
      });
      return found;
    });
}

/** `it` of `it.concurrent.each(…).only`. */
function rootName(node: SyntaxNode): string | null {
  const inner = node.object ?? node.callee;
  return isNode(inner) ? rootName(inner) : nameOf(node);
}

function nameOf(value: unknown): string | null {
  return isNode(value) && typeof value.name === 'string' ? value.name : null;
}

/** Comments that put off work or silence the checks. */
function unfinishedComments(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    commentsOf(file)
      .filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)/.test(text))
      .map(({ text, line }) => `${file.path}:${line}: ${text.trim()}`),
  );
}

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;

/** Addresses of package hosts: a lockfile that names one installs from there alone. */
function hostsOf({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(([, entry]) => entry.resolved !== undefined && !entry.link && !entry.resolved.startsWith('file:'))
    .map(([name, entry]) => `${name}: ${entry.resolved}`);
}

/** Dependencies without an entry of their own, as the binaries of other platforms may be: `npm ci` refuses them. */
function missingFrom({ packages }: Lockfile): string[] {
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !locked.has(name))
      .map((name) => `${path} needs ${name}`),
  );
}

describe('habits', () => {
  it('leaves no test switched off', () => {
    expect(switchedOffTests(readSources())).toEqual([]);
  });

  it('would notice a test that is switched off', () => {
    // The sign stands for a dot, so that this file holds no test that is switched off.
    const text = [
      "it('runs', () => {});",
      "it§skip('is skipped', () => {});",
      "describe.concurrent§only('alone', () => {});",
      "test§todo('later');",
      "it.each([1, 2])§only('alone %s', () => {});",
      "xit('old spelling', () => {});",
      "it.skipIf(process.platform === 'win32')('needs a POSIX file system', () => {});",
      "const options = { only: true }; list.skip(3); it.each(['it.skip']);",
    ]
      .join('\n')
      .replaceAll('§', '.');
    expect(switchedOffTests([{ path: 'tests/unit/made-up.test.ts', text }])).toEqual([
      'tests/unit/made-up.test.ts:2: it.skip',
      'tests/unit/made-up.test.ts:3: describe.only',
      'tests/unit/made-up.test.ts:4: test.todo',
      'tests/unit/made-up.test.ts:5: it.only',
      'tests/unit/made-up.test.ts:6: xit',
    ]);
  });

  it('leaves no work for later in comments and silences no check', () => {
    expect(unfinishedComments(readSources())).toEqual([]);
  });

  it('would notice such a comment', () => {
    const text = `const answer = 42;\n// ${'TO'}DO: round\n/* @ts-${'ignore'} */\nconst text = '// ${'TO'}DO in a text';\n`;
    expect(unfinishedComments([{ path: 'src/cli/made-up.ts', text }])).toHaveLength(2);
  });

  it('names no host in package-lock.json', () => {
    expect(hostsOf(lockfile)).toEqual([]);
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).not.toMatch(/registry\s*=|:\/\//);
  });

  it('has a complete package-lock.json', () => {
    expect(missingFrom(lockfile)).toEqual([]);
  });

  it('would notice a host and a gap', () => {
    const packages = {
      '': { dependencies: { a: '1' } },
      'node_modules/a': {
        resolved: 'https://packages.example/a.tgz',
        optionalDependencies: { b: '1', '@a/other': '1' },
      },
      'node_modules/a/node_modules/b': {},
    };
    expect(hostsOf({ packages })).toEqual(['node_modules/a: https://packages.example/a.tgz']);
    expect(missingFrom({ packages })).toEqual(['node_modules/a needs @a/other']);
  });

  it('runs under the Node of the project, whatever the machine has', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });
});
