import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CoreSupervisor } from '../../electron/main/core-supervisor.ts';
import { CORE_PROGRAM } from '../../electron/main/engines.ts';
import { failureOf, until } from '../contract/kit/hosts.ts';
import { frame, runCoreIn, startDesktop, temporaryFolder } from './kit/desktop.ts';
import * as electron from './kit/electron-stand-in.ts';

vi.mock('electron', () => import('./kit/electron-stand-in.ts'));
beforeEach(() => electron.resetElectron());

/** A supervisor with a clock that the test sets. */
function supervise(folder = temporaryFolder()) {
  const log: string[] = [];
  let time = 0;
  const supervisor = new CoreSupervisor({
    entry: '/app/core.js',
    dataFolder: folder,
    now: () => time,
    onRestart: () => log.push('restarted'),
    onStop: () => log.push('stopped'),
  });
  const die = (at: number) => {
    time = at;
    electron.utilityProcess.children.at(-1)!.emit('exit', 1);
  };
  return { supervisor, log, die, children: electron.utilityProcess.children };
}

describe('the core’s process', () => {
  it('is started with its data folder, and calls wait until it is ready', async () => {
    const folder = temporaryFolder();
    const { supervisor, children } = supervise(folder);
    const execArgv = ['--js-flags=--max-semi-space-size=4 --heap-growing-percent=30 --wasm-num-compilation-tasks=1'];
    expect(children).toMatchObject([{ entry: '/app/core.js', args: [folder], execArgv }]);
    const early = supervisor.request(frame('job.list'));
    expect(children[0]!.received).toEqual([]);
    runCoreIn(children[0]!);
    expect(await early).toMatchObject({ ok: true, output: [] });
    children[0]!.emit('exit', 0);
  });

  it('has the same engine where scripts start it, and one thread there for compiling', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: { start: string; junheng: string };
    };
    expect(scripts.start).toContain(`node ${CORE_PROGRAM} electron/`);
    expect(scripts.junheng).toContain(`node ${CORE_PROGRAM} src/`);
  });

  it('is started again when it dies; open calls are answered, and files picked before are known again', async () => {
    const { supervisor, log, die, children } = supervise();
    supervisor.grant({ token: 't'.repeat(32), path: '/nowhere/a.junheng', name: 'a.junheng', access: 'read' });
    const open = supervisor.request(frame('bureau.recent'));
    die(1000);
    expect(await open).toMatchObject({ id: 'call-1', ok: false, error: { code: 'host.coreDied', retry: 'again' } });
    expect(log).toEqual(['restarted']);
    expect(children).toHaveLength(2);
    runCoreIn(children[1]!);
    const reply = await supervisor.request(frame('bureau.open', { token: 't'.repeat(32) }));
    // The token is known; what it names is not there.
    expect(reply).toMatchObject({ ok: false, error: { code: 'bureau.notFound', parameters: { name: 'a.junheng' } } });
    children[1]!.emit('exit', 0);
  });

  it('stays down when it dies twice within a minute', async () => {
    const { supervisor, log, die, children } = supervise();
    die(0);
    die(59_999);
    expect(log).toEqual(['restarted', 'stopped']);
    expect(children).toHaveLength(2);
    expect(await supervisor.request(frame('job.list'))).toMatchObject({
      id: 'call-1',
      ok: false,
      error: { code: 'host.coreStopped', retry: 'never' },
    });
  });

  it('is started again each time when it dies rarely', () => {
    const { log, die } = supervise();
    die(0);
    die(60_000);
    die(120_000);
    expect(log).toEqual(['restarted', 'restarted', 'restarted']);
  });

  it('is not started again when it ends because the shell closes it', async () => {
    const { supervisor, log, children } = supervise();
    runCoreIn(children[0]!);
    await supervisor.close();
    expect(log).toEqual([]);
    expect(children).toHaveLength(1);
  });

  it('tells the page of its death, and the page can go on', async () => {
    const { client } = await startDesktop();
    const news: string[] = [];
    client.on('core.restarted', () => news.push('restarted'));
    client.on('core.stopped', () => news.push('stopped'));
    await client.call('preferences.set', { key: 'theme', value: 'dark' });
    electron.utilityProcess.children.at(-1)!.emit('exit', 1);
    await until(() => news.length === 1);
    expect(await client.call('preferences.get', {})).toEqual({ theme: 'dark' });
    electron.utilityProcess.children.at(-1)!.emit('exit', 1);
    expect(news).toEqual(['restarted', 'stopped']);
    expect(await failureOf(client.call('preferences.get', {}))).toMatchObject({ code: 'host.coreStopped' });
  });
});

describe('the entry of the core’s process', () => {
  it('serves the core at the parent’s port', async () => {
    const { EventEmitter } = await import('node:events');
    const sent: { ready?: true; reply?: unknown }[] = [];
    const port = Object.assign(new EventEmitter(), { postMessage: (text: string) => sent.push(JSON.parse(text)) });
    const [program, script, before] = process.argv;
    Object.assign(process, { parentPort: port });
    process.argv = [program!, script!, temporaryFolder()];
    try {
      // The entry serves until it is closed, so importing it does not end.
      void import('../../electron/core/index.ts');
      await until(() => sent.some(({ ready }) => ready === true));
      port.emit('message', { data: JSON.stringify({ request: frame('job.list'), call: 1 }) });
      await until(() => sent.some(({ reply }) => reply !== undefined));
      expect(sent.at(-1)).toMatchObject({ call: 1, reply: { ok: true, output: [] } });
    } finally {
      process.argv = [program!, script!, ...(before === undefined ? [] : [before])];
      Object.assign(process, { parentPort: undefined });
    }
  });
});
