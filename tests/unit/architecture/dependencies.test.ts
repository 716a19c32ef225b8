import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageOf } from './import-rules.ts';
import { importsOf, ROOT, readSources, type SourceFile } from './sources.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** Packages that are needed although no file imports them. */
const NOT_IMPORTED: Readonly<Record<string, string>> = {
  node: 'puts Node 24 first on the path of every npm script',
  typescript: 'checks the types: npm run check',
  '@biomejs/biome': 'checks style and lint: npm run check',
  '@types/better-sqlite3': 'types of better-sqlite3',
  '@types/node': 'types of Node',
  '@types/react': 'types of React',
  '@types/react-dom': 'types of React',
  'axe-core': 'put into the page as a script by tests/e2e/kit/accessibility.ts',
  'electron-builder': 'makes the installers, driven by electron-builder.yml',
};

/** Packages of parts that are not there yet. The reason ends as soon as the folder holds a source file. */
const AWAITED: Readonly<Record<string, readonly string[]>> = {
  'renderer/app/': [
    '@ag-grid-community/locale',
    '@fontsource-variable/noto-sans-sc',
    '@tanstack/react-query',
    '@vitejs/plugin-react',
    'ag-grid-community',
    'ag-grid-react',
    'echarts',
    'i18next',
    'lucide-react',
    'react',
    'react-dom',
    'react-i18next',
    'react-router',
  ],
  'tests/e2e/': ['@sparticuz/chromium', 'playwright-core'],
};

/** Only shipped code is held to `dependencies`; Electron itself is a development dependency by its own rule. */
const SHIPPED = /^(src|models|electron|renderer)\/(?!.*\.config\.)/;

function packagesIn(files: readonly SourceFile[]): { name: string; path: string }[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((site) => site.specifier !== null && !site.specifier.startsWith('.'))
      .map((site) => ({ name: packageOf(site.specifier ?? ''), path: file.path }))
      .filter(({ name }) => !name.startsWith('node:')),
  );
}

function unusedDependencies(files: readonly SourceFile[], declared: Manifest): string[] {
  const imported = new Set(packagesIn(files).map(({ name }) => name));
  return Object.keys({ ...declared.dependencies, ...declared.devDependencies }).filter((name) => {
    if (imported.has(name) || NOT_IMPORTED[name] !== undefined) return false;
    const folder = Object.keys(AWAITED).find((candidate) => AWAITED[candidate]?.includes(name));
    return folder === undefined || files.some((file) => file.path.startsWith(folder));
  });
}

function undeclaredPackages(files: readonly SourceFile[], declared: Manifest): string[] {
  return packagesIn(files)
    .filter(({ name, path }) => {
      if (declared.dependencies[name] !== undefined) return false;
      return declared.devDependencies[name] === undefined || (SHIPPED.test(path) && name !== 'electron');
    })
    .map(({ name, path }) => `${path}: ${name}`);
}

describe('dependencies', () => {
  it('are all imported somewhere, or needed for a reason given here', () => {
    expect(unusedDependencies(readSources(), manifest)).toEqual([]);
  });

  it('are all declared, shipped code’s as dependencies', () => {
    expect(undeclaredPackages(readSources(), manifest)).toEqual([]);
  });

  it('have reasons only while they are dependencies and not imported', () => {
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.keys(NOT_IMPORTED).filter((name) => declared[name] === undefined)).toEqual([]);
    const imported = new Set(packagesIn(readSources()).map(({ name }) => name));
    expect(Object.keys(NOT_IMPORTED).filter((name) => imported.has(name))).toEqual([]);
  });

  it('would be noticed when unused, undeclared or shipped from the wrong list', () => {
    const made = { dependencies: { zod: '4', leftover: '1' }, devDependencies: { 'fast-check': '4', electron: '45' } };
    const files = [
      {
        path: 'src/api/made-up.ts',
        text: "import { z } from 'zod/mini';\nimport fc from 'fast-check';\nimport 'node:fs';",
      },
      {
        path: 'electron/main/made-up.ts',
        text: "import { app } from 'electron';\nimport x from '@unknown/package/part';",
      },
      { path: 'tests/unit/made-up.test.ts', text: "import fc from 'fast-check';" },
    ];
    expect(unusedDependencies(files, made)).toEqual(['leftover']);
    expect(undeclaredPackages(files, made)).toEqual([
      'src/api/made-up.ts: fast-check',
      'electron/main/made-up.ts: @unknown/package',
    ]);
  });
});
