import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = join(import.meta.dirname, '../../..');

/** A source file of the project, its path relative to the root and with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One place where a file names another module. */
export interface ImportSite {
  /** The module as written; null where it is computed and so cannot be checked. */
  readonly specifier: string | null;
  readonly line: number;
  /** Only types are taken, so nothing is left of the import at run time. */
  readonly typeOnly: boolean;
}

/** A node of the syntax tree that the parser behind Vite gives; only what is needed here is named. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const SOURCE_FOLDERS = ['src', 'models', 'electron', 'renderer', 'tests'];

/** Reads every TypeScript and JavaScript file of the project, in order of path. */
export function readSources(root = ROOT): SourceFile[] {
  return SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Paths of all files below a folder, relative to the root and with forward slashes; none when it does not exist. */
export function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : listFiles(root, path);
    return [path];
  });
}

/**
 * Parses a file and calls `visit` with every node of its syntax tree and the number of its line.
 * @throws Error when the file cannot be parsed, because an unread file cannot be checked
 */
export function walk(file: SourceFile, visit: (node: SyntaxNode, line: number) => void): void {
  const parsed = parseSync(file.path, file.text);
  const [first] = parsed.errors;
  if (first !== undefined) throw new Error(`${file.path} cannot be parsed: ${first.message}`);
  const lineStarts = [0, ...[...file.text.matchAll(/\n/g)].map((match) => match.index + 1)];
  const visitNode = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const element of value) visitNode(element);
    } else if (isNode(value)) {
      visit(value, lineStarts.findLastIndex((start) => start <= value.start) + 1);
      for (const child of Object.values(value)) visitNode(child);
    }
  };
  visitNode(parsed.program);
}

/** The texts of a file's comments with their lines. */
export function commentsOf(file: SourceFile): { readonly text: string; readonly line: number }[] {
  return parseSync(file.path, file.text).comments.map((comment) => ({
    text: comment.value,
    line: file.text.slice(0, comment.start).split('\n').length,
  }));
}

/** Every module that a file names: imports, re-exports, `import()`, types by `import()`, `require()` and worker URLs. */
export function importsOf(file: SourceFile): ImportSite[] {
  const sites: ImportSite[] = [];
  walk(file, (node, line) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (isNode(node.source)) {
          sites.push({ specifier: textOf(node.source), line, typeOnly: takesOnlyTypes(node) });
        }
        break;
      case 'ImportExpression':
        sites.push({ specifier: textOf(node.source), line, typeOnly: false });
        break;
      case 'TSImportType':
        sites.push({ specifier: textOf(node.source), line, typeOnly: true });
        break;
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require') {
          sites.push({ specifier: textOf(firstOf(node.arguments)), line, typeOnly: false });
        }
        break;
      case 'NewExpression': {
        // `new URL('./worker.ts', import.meta.url)` is how a worker's module is named.
        const specifier = isNode(node.callee) && node.callee.name === 'URL' ? moduleUrl(node) : null;
        if (specifier !== null) sites.push({ specifier, line, typeOnly: false });
        break;
      }
    }
  });
  return sites;
}

function moduleUrl(node: SyntaxNode): string | null {
  const text = textOf(firstOf(node.arguments));
  return text !== null && /^\.{1,2}\/.*\.[cm]?[jt]sx?$/.test(text) ? text : null;
}

function takesOnlyTypes(node: SyntaxNode): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers;
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false;
  return specifiers.every(
    (specifier) => isNode(specifier) && (specifier.importKind === 'type' || specifier.exportKind === 'type'),
  );
}

function textOf(value: unknown): string | null {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
