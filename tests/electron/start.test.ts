import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createBureau } from '../../src/data/index.ts';
import { temporaryFolder } from '../contract/kit/hosts.ts';
import { ensureBuilt, ROOT } from '../e2e/kit/built-window.ts';

beforeAll(() => ensureBuilt());

const scripts = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } })
  .scripts;

interface Started {
  /** What it has printed so far. */
  text(): string;
  /** Waits until a pattern was printed, and returns what its first group matched. */
  printed(pattern: RegExp): Promise<string>;
  interrupt(): void;
  readonly ended: Promise<number | null>;
}

/** Runs what `npm start` runs, on a data folder of the test's own and without a display. */
function start(dataFolder: string, ...words: string[]): Started {
  const [program, ...rest] = scripts.start.split(' ');
  const script = rest.at(-1) ?? '';
  expect(program).toBe('node');
  const child = spawn(process.execPath, [...rest.slice(0, -1), join(ROOT, script), ...words], {
    env: { ...process.env, JUNHENG_DATA: dataFolder, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  let hear = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      hear();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    text: () => text,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        hear = () => {
          const found = pattern.exec(text);
          if (found !== null) resolve(found[1] ?? found[0]);
        };
        hear();
        void ended.then((code) => reject(new Error(`ended with ${code}, having printed: ${text}`)));
      }),
    interrupt: () => void child.kill('SIGINT'),
    ended,
  };
}

const ADDRESS = /^ {2}(http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+)$/m;

/** Where there is a display of the system's own, the browser is asked for; elsewhere it is what is left. */
const [words, why] = process.platform === 'linux' ? [[], 'there is no display'] : [['--browser'], 'as asked'];

describe('npm start where no window can be opened', () => {
  it('says so, prints an address under which the page and the core are, and ends with Ctrl-C', async () => {
    const dataFolder = temporaryFolder();
    const started = start(dataFolder, ...words);
    const address = new URL(await started.printed(ADDRESS));
    expect(started.text()).toContain(`Junheng runs in the browser (${why}).`);
    const page = await fetch(address.origin);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<meta name="junheng-host" content="browser">');
    const about = await fetch(`${address.origin}/about`, {
      headers: { authorization: `Bearer ${address.hash.slice('#token='.length)}` },
    });
    expect(await about.json()).toMatchObject({ shell: 'browser' });
    const note = join(dataFolder, 'browser-shell.json');
    if (process.platform !== 'win32') expect(statSync(note).mode & 0o777).toBe(0o600);
    started.interrupt();
    expect(await started.ended).toBe(0);
    expect(existsSync(note)).toBe(false);
  });

  it('started again, leads to the one that runs, which opens the file that was named', async () => {
    const dataFolder = temporaryFolder();
    const file = join(dataFolder, 'again.junheng');
    createBureau(file, new Date(2026, 8, 1)).close();
    const first = start(dataFolder, ...words);
    const address = await first.printed(ADDRESS);
    const second = start(dataFolder, ...words, file);
    expect(await second.ended).toBe(0);
    expect(second.text()).toContain('Junheng already runs in the browser, and opens the file there:');
    expect(second.text()).toContain(address);
    const { origin, hash } = new URL(address);
    const request = await fetch(`${origin}/open-request`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hash.slice('#token='.length)}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await request.json()).toMatchObject({ name: 'again.junheng' });
    first.interrupt();
    expect(await first.ended).toBe(0);
  });

  it('takes no notice of a note that one ended by force has left behind', async () => {
    const dataFolder = temporaryFolder();
    const note = { address: 'http://127.0.0.1:9/#token=gone', launchKey: 'x'.repeat(43) };
    writeFileSync(join(dataFolder, 'browser-shell.json'), JSON.stringify(note));
    const started = start(dataFolder, ...words);
    expect(await started.printed(ADDRESS)).not.toBe(note.address);
    started.interrupt();
    expect(await started.ended).toBe(0);
  });

  it('says in a sentence that a port is taken, that a file is missing, or what it does not understand', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    for (const [asked, code, sentence] of [
      [['--port', String(port)], 1, `Junheng could not start: another program uses port ${port}. Without --port`],
      [['missing.junheng'], 2, 'There is no file missing.junheng.'],
      [['--windows'], 2, "Unknown option '--windows'"],
    ] as const) {
      const started = start(temporaryFolder(), ...words, ...asked);
      expect(await started.ended, started.text()).toBe(code);
      expect(started.text()).toContain(sentence);
      expect(started.text()).not.toMatch(/^\s+at /m);
    }
  });
});
