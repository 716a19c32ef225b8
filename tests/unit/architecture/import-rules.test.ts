import { describe, expect, it } from 'vitest';
import { ALLOWED, CONFINED, importOffences, TYPES_ONLY } from './import-rules.ts';
import { importsOf, readSources } from './sources.ts';

describe('who may import whom', () => {
  it('holds for every file of the project', () => {
    expect(importOffences(readSources())).toEqual([]);
  });

  it('reads the project at all', () => {
    const paths = readSources().map((file) => file.path);
    expect(paths).toContain('src/domain/bureau.ts');
    expect(paths).toContain('models/kit/builder.ts');
    expect(paths.length).toBeGreaterThan(20);
  });
});

/** What is found in a made-up file with one import. */
function offencesIn(path: string, text: string): string[] {
  return importOffences([{ path, text }]);
}

/** A path from a file in `area` to a file in `target`. */
function importLine(area: string, target: string, types = false): string {
  const up = '../'.repeat(area.split('/').length);
  return `import ${types ? 'type ' : ''}{ thing } from '${up}${target}/thing.ts';\n`;
}

/** A real folder for each key of the rules. */
const folderOf = (area: string) => (area === 'models/*' ? 'models/school-places' : area);
const AREAS = Object.keys(ALLOWED);

describe('the rules themselves', () => {
  it.each(AREAS)('%s: every import that is not listed is an offence, every listed one is not', (area) => {
    for (const target of AREAS) {
      const path = `${folderOf(area)}/made-up.ts`;
      const text = importLine(folderOf(area), folderOf(target), TYPES_ONLY[area]?.includes(target) ?? false);
      const expected =
        target === area || ALLOWED[area]?.includes(target)
          ? []
          : [`${path}:1: ${folderOf(area)} may not import ${folderOf(target)}/thing.ts`];
      expect(offencesIn(path, text), `${area} → ${target}`).toEqual(expected);
    }
  });

  it.each(Object.entries(CONFINED))('%s is imported only in %s', (name, owners) => {
    for (const area of AREAS) {
      const offences = offencesIn(`${folderOf(area)}/made-up.ts`, `import thing from '${name}';`);
      expect(offences.length === 0, `${area} imports ${name}`).toBe(owners.includes(area));
    }
    expect(offencesIn('src/norms/made-up.ts', `import thing from '${name}/part';`)).toHaveLength(1);
  });

  it('knows a module of Node by both of its spellings', () => {
    expect(offencesIn('src/services/made-up.ts', "import { createServer } from 'http';")).toHaveLength(1);
    expect(offencesIn('renderer/app/made-up.tsx', "import { join } from 'path';")).toHaveLength(1);
    expect(offencesIn('renderer/app/made-up.tsx', "import { join } from 'node:path';")).toHaveLength(1);
  });

  it('keeps the domain and the models free of packages and of Node', () => {
    expect(offencesIn('src/domain/made-up.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(offencesIn('models/kit/made-up.ts', "import { z } from 'zod';")).toHaveLength(1);
    expect(offencesIn('models/school-places/made-up.ts', "import { z } from 'zod';")).toHaveLength(1);
    expect(offencesIn('src/intake/made-up.ts', "import { z } from 'zod';")).toEqual([]);
  });

  it('lets the solvers take types of the kit and nothing else of it', () => {
    expect(offencesIn('src/solve/made-up.ts', "import type { Model } from '../../models/kit/index.ts';")).toEqual([]);
    expect(offencesIn('src/solve/made-up.ts', "import { type Model } from '../../models/kit/index.ts';")).toEqual([]);
    expect(
      offencesIn('src/solve/made-up.ts', "import { type Model, build } from '../../models/kit/index.ts';"),
    ).toEqual(['src/solve/made-up.ts:1: src/solve may import only types of models/kit/index.ts']);
    expect(offencesIn('src/solve/made-up.ts', "import '../../models/kit/index.ts';")).toHaveLength(1);
  });

  it('keeps the models apart from each other', () => {
    const text = "import { rooms } from '../../school-places/rooms.ts';";
    expect(offencesIn('models/teacher-posts/constraints/made-up.ts', text)).toEqual([
      'models/teacher-posts/constraints/made-up.ts:1: models/teacher-posts may not import models/school-places/rooms.ts',
    ]);
  });

  it('refuses imports of tests, files outside the areas and computed names', () => {
    expect(offencesIn('src/cli/made-up.ts', "import '../../tests/fixtures/plan.ts';")).toHaveLength(1);
    expect(offencesIn('src/made-up.ts', 'export const answer = 42;')).toEqual([
      'src/made-up.ts:1: lies in src, which is no area of ARCHITECTURE.md',
    ]);
    expect(offencesIn('src/utils/made-up.ts', '')).toHaveLength(1);
    expect(offencesIn('src/cli/made-up.ts', 'const name = "x"; await import(name);')).toEqual([
      'src/cli/made-up.ts:1: imports a computed name, which cannot be checked',
    ]);
  });

  it('finds every way of naming a module, with its line', () => {
    const text = [
      "import type { A } from './a.ts';",
      "import b, { type C } from './b.ts';",
      "export * from './c.ts';",
      "export type { D } from './d.ts';",
      "const e = await import('./e.ts');",
      "type F = import('./f.ts').F;",
      "const g = require('./g.cjs');",
      "new Worker(new URL('./worker.ts', import.meta.url));",
      "new URL('./data.json', import.meta.url);",
      "// import './comment.ts';",
      'const text = "import \'./text.ts\'";',
      'const generic = <Value,>(value: Value): Value => value;',
    ].join('\n');
    expect(importsOf({ path: 'made-up.ts', text })).toEqual([
      { specifier: './a.ts', line: 1, typeOnly: true },
      { specifier: './b.ts', line: 2, typeOnly: false },
      { specifier: './c.ts', line: 3, typeOnly: false },
      { specifier: './d.ts', line: 4, typeOnly: true },
      { specifier: './e.ts', line: 5, typeOnly: false },
      { specifier: './f.ts', line: 6, typeOnly: true },
      { specifier: './g.cjs', line: 7, typeOnly: false },
      { specifier: './worker.ts', line: 8, typeOnly: false },
    ]);
  });

  it('refuses a file that it cannot read', () => {
    expect(() => offencesIn('src/cli/made-up.ts', 'import { from;')).toThrow('cannot be parsed');
  });
});
