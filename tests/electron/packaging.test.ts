import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  filesBelow,
  isFolder,
  isShipped,
  type PlatformConfig,
  packageFoldersOf,
  place,
  productionFolders,
  ROOT,
  readPackagingConfig,
} from './kit/package-tree.ts';

const config = readPackagingConfig();
const platforms = ['win', 'mac', 'linux'] as const;
const platformConfig = (name: (typeof platforms)[number]) => config[name] as PlatformConfig;
/** Where the packages are built for this machine. */
const hostPlatform = process.platform === 'win32' ? 'win' : process.platform === 'darwin' ? 'mac' : 'linux';

/** What is built, in a folder of the test's own that looks like the project's. */
let built: string;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'junheng-package-'));
  for (const [name, outDir] of [
    ['vite.config.ts', 'dist/desktop'],
    ['vite.preload.config.ts', 'dist/preload'],
  ] as const) {
    await build({
      configFile: join(ROOT, 'electron', name),
      logLevel: 'error',
      build: { outDir: join(built, outDir), emptyOutDir: true },
    });
  }
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Names of the packages that the built files import. */
function importedPackages(): Set<string> {
  const names = new Set<string>();
  for (const file of filesBelow(join(built, 'dist'))) {
    const text = readFileSync(join(built, 'dist', file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from |import |import\(|require\()["']([^"'.][^"']*)["']/g)) {
      if (specifier.startsWith('node:') || specifier === 'electron') continue;
      const parts = specifier.split('/');
      names.add(parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

describe('the packaging configuration', () => {
  it('sets the fuses: nobody can run the program as Node or look into it', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config).toMatchObject({ asar: true, npmRebuild: false, publish: null });
  });

  it('says only what electron-builder knows', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as {
      readonly properties: object;
      readonly definitions: Readonly<Record<string, { readonly properties?: object }>>;
    };
    const unknown = (value: object, known: object | undefined) =>
      Object.keys(value).filter((key) => known !== undefined && !Object.hasOwn(known, key));
    expect(unknown(config, schema.properties)).toEqual([]);
    expect(unknown(config.electronFuses, schema.definitions.FuseOptionsV1?.properties)).toEqual([]);
    expect(unknown(config.nsis as object, schema.definitions.NsisOptions?.properties)).toEqual([]);
    for (const [key, definition] of [
      ['win', 'WindowsConfiguration'],
      ['mac', 'MacConfiguration'],
      ['linux', 'LinuxConfiguration'],
    ] as const) {
      expect(schema.definitions[definition]?.properties, definition).toBeDefined();
      expect(unknown(config[key] as object, schema.definitions[definition]?.properties)).toEqual([]);
    }
  });

  it('makes the packages that were promised, with icons that are there', () => {
    const targets = Object.fromEntries(
      platforms.map((name) => [name, platformConfig(name).target.map(({ target }) => target)]),
    );
    expect(targets).toEqual({ win: ['nsis', 'portable'], mac: ['dmg'], linux: ['AppImage', 'deb'] });
    for (const name of platforms) expect(existsSync(join(ROOT, platformConfig(name).icon)), name).toBe(true);
    expect(readFileSync(join(ROOT, 'resources/icons/icon.ico')).readUInt16LE(2)).toBe(1);
    for (const size of [16, 32, 48, 256, 512]) {
      const png = readFileSync(join(ROOT, `resources/icons/${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    expect(config.fileAssociations).toMatchObject([{ ext: 'junheng', role: 'Editor' }]);
  });

  it('ships the entry of the manifest', () => {
    const { main } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly main: string };
    expect(existsSync(join(built, main))).toBe(true);
    expect(isShipped(main, config.files)).toBe(true);
  });
});

describe('what is built', () => {
  it('holds the entries that are looked for by name', () => {
    const files = filesBelow(join(built, 'dist'));
    for (const file of [
      'desktop/electron/main/index.js',
      'desktop/electron/core/index.js',
      'desktop/src/services/contract/plan-thread.js',
      'desktop/src/services/contract/study-thread.js',
      'desktop/src/solve/highs/highs-worker.js',
      'desktop/src/solve/jslp/jslp-worker.js',
      'preload/preload.cjs',
    ]) {
      expect(files, file).toContain(file);
    }
  });

  it('holds no HTTP host, no command line, no test, no source and no map', () => {
    const stray = filesBelow(join(built, 'dist')).filter(
      (file) =>
        /(^|\/)(http|cli|tests?|launch)\//.test(file) || /\.(ts|tsx|map)$/.test(file) || /browser-shell/.test(file),
    );
    expect(stray).toEqual([]);
    const text = filesBelow(join(built, 'dist')).map((file) => readFileSync(join(built, 'dist', file), 'utf8'));
    expect(text.filter((content) => /["']node:(http|https|net|tls|dgram)["']/.test(content))).toEqual([]);
  });

  it('has a preload script in one CommonJS file that needs Electron alone and exposes two functions', () => {
    const script = readFileSync(join(built, 'dist/preload/preload.cjs'), 'utf8');
    const required: string[] = [];
    const exposed = new Map<string, object>();
    runInNewContext(script, {
      require: (name: string) => {
        required.push(name);
        return {
          contextBridge: { exposeInMainWorld: (key: string, value: object) => exposed.set(key, value) },
          ipcRenderer: {},
        };
      },
    });
    expect(required).toEqual(['electron']);
    expect([...exposed].map(([name, value]) => [name, Object.keys(value)])).toEqual([
      ['junheng', ['request', 'subscribe']],
    ]);
  });
});

describe('the packages that are shipped', () => {
  it('are those that the built core imports, and no others', () => {
    const needed = packageFoldersOf(importedPackages());
    const isIn = (folder: string) => isShipped(`${folder}/package.json`, config.files);
    expect([...needed].filter((folder) => !isIn(folder))).toEqual([]);
    const surplus = [...productionFolders()].filter((folder) => !needed.has(folder) && isIn(folder));
    expect(surplus).toEqual([]);
  });

  it('come with their binary and their WebAssembly outside the archive, and without their sources', () => {
    const shipped = filesBelow(join(ROOT, 'node_modules/better-sqlite3'))
      .map((file) => `node_modules/better-sqlite3/${file}`)
      .filter((file) => isShipped(file, config.files));
    expect(shipped.filter((file) => /\.(c|cpp|h|hpp|gyp)$|\/(deps|src)\//.test(file))).toEqual([]);
    for (const name of platforms) {
      const binaries = shipped.filter(
        (file) => file.endsWith('.node') && isShipped(file, [...config.files, ...platformConfig(name).files]),
      );
      const own = { win: /win32-/, mac: /darwin-/, linux: /linux(musl)?-/ }[name];
      expect(binaries.length, name).toBeGreaterThan(1);
      expect(
        binaries.every((file) => own.test(file)),
        name,
      ).toBe(true);
      for (const file of binaries) expect(isShipped(file, config.asarUnpack), file).toBe(true);
    }
    const wasm = 'node_modules/highs/build/highs.wasm';
    expect(existsSync(join(ROOT, wasm))).toBe(true);
    expect(isShipped(wasm, config.files)).toBe(true);
    expect(config.asarUnpack).toContain(wasm);
  });
});

describe('the tree that is shipped', () => {
  it('makes a sample bureau, plans it and writes its papers, with nothing but what is in it', async () => {
    const tree = join(built, 'tree');
    const patterns = [...config.files, ...platformConfig(hostPlatform).files];
    const top = ['package.json', 'LICENSE', ...filesBelow(join(ROOT, 'resources')).map((file) => `resources/${file}`)];
    for (const file of top) {
      if (isShipped(file, patterns) && existsSync(join(ROOT, file))) {
        mkdirSync(join(tree, file, '..'), { recursive: true });
        copyFileSync(join(ROOT, file), join(tree, file));
      }
    }
    for (const file of filesBelow(join(built, 'dist'))) {
      if (isShipped(`dist/${file}`, patterns)) place(join(built, 'dist', file), join(tree, 'dist', file));
    }
    for (const folder of productionFolders()) {
      for (const file of isFolder(join(ROOT, folder)) ? filesBelow(join(ROOT, folder)) : []) {
        const path = `${folder}/${file}`;
        // A package of its own inside another is visited by itself.
        if (file.includes('node_modules/') || !isShipped(path, patterns)) continue;
        mkdirSync(join(tree, path, '..'), { recursive: true });
        copyFileSync(join(ROOT, path), join(tree, path));
      }
    }
    expect(await runShippedCore(tree)).toEqual({
      outcome: true,
      plans: 1,
      workbook: true,
      papers: true,
      template: true,
    });
  });
});

/** Runs the built core in a process of its own, from the shipped tree alone, and plans with it. */
async function runShippedCore(tree: string): Promise<unknown> {
  const driver = join(tree, 'driver.mjs');
  const folder = join(tree, 'data');
  mkdirSync(folder);
  writeFileSync(driver, DRIVER);
  const child = spawn(process.execPath, [driver, folder], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let problems = '';
  child.stdout.on('data', (part) => {
    output += part;
  });
  child.stderr.on('data', (part) => {
    problems += part;
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the shipped core ended with ${code}: ${problems}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** Plays the main process at the core's port. */
const DRIVER = `
import { EventEmitter } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
const folder = process.argv[2];
const waiting = new Map();
const heard = [];
let ready;
const isReady = new Promise((resolve) => { ready = resolve; });
const port = new EventEmitter();
port.postMessage = (text) => {
  const message = JSON.parse(text);
  if (message.ready) ready();
  else if (message.event) heard.push(message.event);
  else { waiting.get(message.call)(message.reply); waiting.delete(message.call); }
};
process.parentPort = port;
let last = 0;
const send = (message) => port.emit('message', { data: JSON.stringify(message) });
const call = (method, input) => new Promise((resolve, reject) => {
  last += 1;
  waiting.set(last, (reply) => reply.ok ? resolve(reply.output) : reject(new Error(method + ' ' + JSON.stringify(reply.error))));
  send({ call: last, request: { version: 1, id: 'c' + last, method, input } });
});
const grant = (name) => {
  const token = name.padEnd(32, 'x');
  send({ grant: { token, path: join(folder, name), name, access: 'write' } });
  return token;
};
process.argv.splice(2, process.argv.length, folder);
import('./dist/desktop/electron/core/index.js').catch((error) => { console.error(error); process.exit(1); });
await isReady;
const size = (name) => existsSync(join(folder, name)) && statSync(join(folder, name)).size > 5000;
try {
  await call('bureau.openSample', { target: grant('a.junheng') });
  await call('solve.start', { scenarioId: 'base', options: { timeLimitSeconds: 4, relativeGap: 0.5 } });
  while (!heard.some(({ topic }) => topic === 'job.ended')) await new Promise((resolve) => setTimeout(resolve, 50));
  const ended = heard.find(({ topic }) => topic === 'job.ended').payload;
  if (ended.failure !== null) throw new Error(JSON.stringify(ended));
  const plans = await call('plan.list', {});
  await call('export.workbook', { planId: plans[0].planId, target: grant('plan.xlsx') });
  const papers = { budget: 'budget.xlsx', staffing: 'staffing.xlsx', word: 'paper.docx', page: 'paper.html', package: 'plan.zip', tables: 'tables.zip', json: 'tables.json' };
  for (const [paper, name] of Object.entries(papers))
    await call('export.paper', { paper, planId: plans[0].planId, target: grant(name) });
  await call('intake.template', { target: grant('template.xlsx') });
  console.log(JSON.stringify({
    outcome: ['optimal', 'feasibleAtLimit'].includes(ended.outcome),
    plans: plans.length,
    workbook: size('plan.xlsx'),
    papers: Object.values(papers).every(size),
    template: size('template.xlsx'),
  }));
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
`;
