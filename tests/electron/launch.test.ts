import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DESKTOP, outdated, PAGE } from '../../electron/launch/built.ts';
import { launchOptions } from '../../electron/launch/options.ts';
import { fetchRuntime, findRuntime, obstacleToWindow } from '../../electron/launch/runtime.ts';
import { temporaryFolder } from '../contract/kit/hosts.ts';

function write(root: string, path: string, seconds: number, content = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  utimesSync(join(root, path), seconds, seconds);
}

describe('starting', () => {
  it('builds what is missing or older than what it is made of, and nothing else', () => {
    const root = temporaryFolder();
    const wanting = () => outdated(root, [...PAGE, ...DESKTOP]).map(({ made }) => made);
    write(root, 'src/api/index.ts', 100);
    write(root, 'renderer/app/main.tsx', 100);
    const all = ['dist/renderer/index.html', 'dist/desktop/electron/main/index.js', 'dist/preload/preload.cjs'];
    expect(wanting()).toEqual(all);
    for (const made of all) write(root, made, 200);
    expect(wanting()).toEqual([]);
    write(root, 'renderer/features/plan/deep/inside.tsx', 300);
    expect(wanting()).toEqual(['dist/renderer/index.html']);
    write(root, 'src/api/index.ts', 300);
    expect(wanting()).toEqual(all);
  });

  it('reads its command line, or says what is wrong with it', () => {
    const file = join(temporaryFolder(), 'city.junheng');
    expect(launchOptions([])).toEqual({ file: null, browser: false, port: null, help: false });
    expect(launchOptions([file])).toEqual({ problem: `There is no file ${file}.` });
    writeFileSync(file, '');
    expect(launchOptions(['--browser', '--port', '8080', file])).toEqual({
      file,
      browser: true,
      port: 8080,
      help: false,
    });
    expect(launchOptions([file, file])).toEqual({ problem: 'One file can be opened at a time.' });
    for (const port of ['0', '65536', '80.5', 'http']) {
      expect(launchOptions(['--port', port])).toEqual({ problem: '--port takes a whole number from 1 to 65535.' });
    }
    expect(launchOptions(['--unknown'])).toMatchObject({ problem: expect.stringContaining('--unknown') });
  });

  it('finds Electron’s program only when it is really there', () => {
    const root = temporaryFolder();
    expect(findRuntime(root)).toBeNull();
    write(root, 'node_modules/electron/path.txt', 1, 'electron');
    expect(findRuntime(root)).toBeNull();
    write(root, 'node_modules/electron/dist/electron', 1);
    expect(findRuntime(root)).toBe(join(root, 'node_modules/electron/dist/electron'));
  });

  it('gives up fetching the program when that takes too long, and ends what it has started', async () => {
    const root = temporaryFolder();
    const installer = `
      const { spawn } = require('node:child_process');
      const { writeFileSync } = require('node:fs');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      writeFileSync(${JSON.stringify(join(root, 'child'))}, String(child.pid));
      setInterval(() => {}, 1000);`;
    write(root, 'node_modules/electron/install.js', 1, installer);
    expect(await fetchRuntime(root, 1500)).toEqual({ program: null, reason: 'did not come within 1.5 seconds' });
    const pid = Number(readFileSync(join(root, 'child'), 'utf8'));
    for (let attempt = 0; isRunning(pid); attempt += 1) {
      if (attempt > 200) throw new Error('the installer’s child still runs');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  it('takes the program that the installer has fetched', async () => {
    const root = temporaryFolder();
    const program = join(root, 'node_modules/electron/dist/electron');
    const installer = `
      const { mkdirSync, writeFileSync } = require('node:fs');
      mkdirSync(${JSON.stringify(dirname(program))}, { recursive: true });
      writeFileSync(${JSON.stringify(program)}, '');
      writeFileSync(${JSON.stringify(join(root, 'node_modules/electron/path.txt'))}, 'electron');`;
    write(root, 'node_modules/electron/install.js', 1, installer);
    expect(await fetchRuntime(root, 30_000)).toEqual({ program });
    expect(await fetchRuntime(temporaryFolder(), 30_000)).toEqual({ program: null, reason: 'is not installed' });
    const offline = temporaryFolder();
    write(offline, 'node_modules/electron/install.js', 1, 'process.exit(1);');
    expect(await fetchRuntime(offline, 30_000)).toEqual({ program: null, reason: 'could not be fetched' });
  });

  it('does not try to open a window where none can be', () => {
    expect(obstacleToWindow('linux', {}, 1000)).toBe('there is no display');
    expect(obstacleToWindow('linux', { DISPLAY: ':0' }, 1000)).toBeNull();
    expect(obstacleToWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
    expect(obstacleToWindow('linux', { DISPLAY: ':0' }, 0)).toContain('root');
    expect(obstacleToWindow('win32', {}, null)).toBeNull();
    expect(obstacleToWindow('darwin', {}, 501)).toBeNull();
  });
});

/** A process that has ended but was not yet collected by its parent counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^\d+ \(.*\) Z/.test(readStat(pid));
}

function readStat(pid: number): string {
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  } catch {
    return '0 (gone) Z';
  }
}
