import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type ImportSite, importsOf, type SourceFile } from './sources.ts';

/**
 * "Who may import whom" of ARCHITECTURE.md. Every area may import itself and what is listed. `models/*` stands for
 * every model folder but the kit; a model may not import another model.
 */
const CORE = ['src/domain', 'src/norms'] as const;
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'models/kit': [],
  'models/*': ['models/kit', 'src/domain'],
  'src/norms': ['src/domain', 'resources'],
  'src/projection': CORE,
  'src/intake': [...CORE, 'resources'],
  'src/sample': CORE,
  'src/export': [...CORE, 'resources'],
  'src/data': CORE,
  'src/solve': ['models/kit'],
  'src/planning': [...CORE, 'src/projection', 'models/kit', 'models/*', 'src/solve'],
  'src/api': ['src/domain'],
  'src/services': [
    ...CORE,
    'src/projection',
    'src/intake',
    'src/sample',
    'src/export',
    'src/data',
    'src/solve',
    'src/planning',
    'src/api',
    'models/kit',
    'models/*',
    'resources',
    'package.json',
  ],
  'src/host': ['src/services', 'src/api', 'package.json'],
  'src/cli': ['src/services', 'src/api', 'package.json'],
  electron: ['src/host', 'src/api', 'resources', 'package.json'],
  renderer: ['src/api', 'src/domain', 'resources'],
};

/** Imports between areas that may take types but nothing that is left at run time. */
export const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { 'src/solve': ['models/kit'] };

/** Modules that belong to some areas alone. */
export const CONFINED: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron'],
  'better-sqlite3': ['src/data'],
  highs: ['src/solve'],
  'javascript-lp-solver': ['src/solve'],
  'node:http': ['src/host'],
  'node:https': ['src/host'],
  'node:http2': ['src/host'],
  'node:net': ['src/host'],
  'node:tls': ['src/host'],
  'node:dgram': ['src/host'],
  commander: ['src/cli'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  'ag-grid-community': ['renderer'],
  'ag-grid-react': ['renderer'],
};

/** Areas of pure functions: they import no package and nothing of Node. */
const PURE = ['src/domain', 'models/kit', 'models/*'];

/**
 * Checks the imports of the given files; tests may import what they like, but nobody imports tests.
 * @returns one line for each offence: `path:line: what is wrong`
 */
export function importOffences(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !file.path.startsWith('tests/'))
    .flatMap((file) => {
      if (ALLOWED[ruleOf(areaOf(file.path))] === undefined) {
        return [`${file.path}:1: lies in ${areaOf(file.path)}, which is no area of ARCHITECTURE.md`];
      }
      return importsOf(file).flatMap((site) => {
        const offence = offenceOf(file.path, site);
        return offence === null ? [] : [`${file.path}:${site.line}: ${offence}`];
      });
    });
}

function offenceOf(path: string, { specifier, typeOnly }: ImportSite): string | null {
  if (specifier === null) return 'imports a computed name, which cannot be checked';
  const area = areaOf(path);
  if (!specifier.startsWith('.')) return offenceOfPackage(area, specifier);
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  if (areaOf(target) === area) return null;
  const targetRule = ruleOf(areaOf(target));
  if (!(ALLOWED[ruleOf(area)] ?? []).includes(targetRule)) return `${area} may not import ${target}`;
  if (!typeOnly && (TYPES_ONLY[area] ?? []).includes(targetRule)) return `${area} may import only types of ${target}`;
  return null;
}

function offenceOfPackage(area: string, specifier: string): string | null {
  const name = packageOf(specifier);
  const owners = CONFINED[name];
  if (owners !== undefined && !owners.includes(area)) return `${specifier} is imported only in ${owners.join(', ')}`;
  if (PURE.includes(ruleOf(area))) return `${area} is pure and may not import ${specifier}`;
  if (area === 'renderer' && name.startsWith('node:')) return `renderer may not import ${specifier}`;
  return null;
}

/** The area a path belongs to: `src/<folder>`, `models/<folder>`, or the top folder or file. */
export function areaOf(path: string): string {
  const [top = '', folder = '', ...rest] = path.split('/');
  return (top === 'src' || top === 'models') && rest.length > 0 ? `${top}/${folder}` : top;
}

/** The key of `ALLOWED` that an area goes by: all models but the kit share one. */
function ruleOf(area: string): string {
  return area.startsWith('models/') && area !== 'models/kit' ? 'models/*' : area;
}

/** `@scope/name/sub` → `@scope/name`; `http` → `node:http`, so that one spelling of Node's modules is enough. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (name.startsWith('node:')) return name;
  return builtinModules.includes(name) ? `node:${name}` : name;
}
