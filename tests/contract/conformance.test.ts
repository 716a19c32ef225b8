import { describe, expect, it } from 'vitest';
import { refuse } from '../../src/api/errors.ts';
import { FRAME_VERSION, REQUEST_LIMIT } from '../../src/api/frames.ts';
import { failureOf, startHost, TRANSPORTS, temporaryFolder, until } from './kit/hosts.ts';

/** The same behaviour whatever carries the calls. */
describe.each(TRANSPORTS)('the contract over %s', (name) => {
  it('answers a call and keeps what a command has set', async () => {
    const { client } = await startHost(name);
    await client.call('preferences.set', { key: 'theme', value: 'dark' });
    expect(await client.call('preferences.get', {})).toEqual({ theme: 'dark' });
  });

  it('refuses an input that is not as declared, and says where', async () => {
    const { client } = await startHost(name);
    const failure = await failureOf(client.call('data.rows', { table: 'teachers' as 'schools' }));
    expect(failure).toMatchObject({ code: 'contract.invalidInput', parameters: { path: 'table' }, retry: 'afterFix' });
    const surplus = { key: 'theme', value: 'dark', more: 1 };
    expect(await failureOf(client.call('preferences.set', surplus))).toMatchObject({ code: 'contract.invalidInput' });
  });

  it('does not let NaN or Infinity through as numbers', async () => {
    const { client } = await startHost(name);
    const call = client.call('bureau.create', { target: 'x'.repeat(32), name: 'a', baseYear: Number.NaN });
    expect(await failureOf(call)).toMatchObject({ code: 'contract.invalidInput', parameters: { path: 'baseYear' } });
  });

  it('refuses an answer that is not as declared, and reports it', async () => {
    const { client, incidents } = await startHost(name, {
      handlers: (real) => ({ ...real, 'job.list': (() => [{ jobId: 7 }]) as never }),
    });
    const failure = await failureOf(client.call('job.list', {}));
    expect(failure).toMatchObject({ code: 'contract.invalidOutput', report: true, incident: 'incident-1' });
    expect(incidents).toHaveLength(1);
  });

  it.each(['nothing.here', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'does not know the method %j',
    async (method) => {
      const { transport } = await startHost(name);
      const reply = await transport.request({ version: FRAME_VERSION, id: '1', method, input: {} });
      expect(reply).toMatchObject({ id: '1', ok: false, error: { code: 'contract.unknownMethod' } });
    },
  );

  it('refuses what is no frame', async () => {
    const { transport } = await startHost(name);
    for (const frame of [
      { id: '1', method: 'job.list', input: {} },
      { version: 2, id: '1', method: 'job.list', input: {} },
    ]) {
      const reply = await transport.request(frame as never);
      expect(reply).toMatchObject({ ok: false, error: { code: 'contract.malformed' } });
    }
  });

  it('refuses a request that is too large', async () => {
    const { client } = await startHost(name);
    const value = 'x'.repeat(REQUEST_LIMIT + 1);
    expect(await failureOf(client.call('preferences.set', { key: 'a', value }))).toMatchObject({
      code: 'contract.tooLarge',
    });
  });

  it('passes on an expected failure with its parameters and its hint', async () => {
    const { client } = await startHost(name);
    expect(await failureOf(client.call('data.health', {}))).toEqual({
      code: 'bureau.noneOpen',
      parameters: {},
      retry: 'afterFix',
      report: false,
      incident: null,
    });
    expect(await failureOf(client.call('job.get', { jobId: 'j' }))).toMatchObject({
      code: 'job.notFound',
      parameters: { jobId: 'j' },
    });
  });

  it('turns a defect into a code: no stack, no path and no message crosses', async () => {
    const { client, incidents } = await startHost(name, {
      handlers: (real) => ({
        ...real,
        'job.list': () => {
          throw new Error('SELECT secret FROM /home/somebody/bureau.junheng');
        },
      }),
    });
    const failure = await failureOf(client.call('job.list', {}));
    expect(failure).toEqual({ code: 'internal', parameters: {}, retry: 'never', report: true, incident: 'incident-1' });
    expect(incidents[0]).toContain('SELECT secret');
  });

  it('takes a refusal that the method does not list for a defect', async () => {
    const { client } = await startHost(name, {
      handlers: (real) => ({ ...real, 'job.list': () => refuse('plan.notFound') as never }),
    });
    expect(await failureOf(client.call('job.list', {}))).toMatchObject({ code: 'internal', report: true });
  });

  it('gives a call up when its signal is raised, and tells the handler', async () => {
    let told = false;
    let started = false;
    const { client } = await startHost(name, {
      handlers: (real) => ({
        ...real,
        'job.list': (_input, { signal }) => {
          started = true;
          return new Promise((resolve) =>
            signal.addEventListener('abort', () => {
              told = true;
              resolve([]);
            }),
          );
        },
      }),
    });
    const giving = new AbortController();
    const call = failureOf(client.call('job.list', {}, { signal: giving.signal }));
    await until(() => started);
    giving.abort();
    expect(await call).toMatchObject({ code: 'contract.cancelled', retry: 'again' });
    await until(() => told);
    const late = failureOf(client.call('job.list', {}, { signal: giving.signal }));
    expect(await late).toMatchObject({ code: 'contract.cancelled' });
  });

  it('runs commands one at a time in their order, and queries alongside', async () => {
    const log: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client } = await startHost(name, {
      handlers: (real) => ({
        ...real,
        'preferences.set': async ({ key }) => {
          log.push(`${key} begins`);
          if (key === 'first') await held;
          log.push(`${key} ends`);
          return {};
        },
      }),
    });
    const first = client.call('preferences.set', { key: 'first', value: 1 });
    await until(() => log.length === 1);
    const second = client.call('preferences.set', { key: 'second', value: 2 });
    expect(await client.call('job.list', {})).toEqual([]);
    expect(log).toEqual(['first begins']);
    release();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('delivers events once, in order and without a gap', async () => {
    const { client, events, transport } = await startHost(name);
    const heard: number[] = [];
    const sequences: number[] = [];
    const stopHearing = client.on('data.changed', ({ dataVersion }) => heard.push(dataVersion));
    transport.subscribe(({ sequence }) => sequences.push(sequence));
    // The stream of the browser shell takes a moment to open; what was published before is not heard.
    await until(() => {
      events.publish('data.changed', { tables: [], dataVersion: 0 });
      return heard.length > 0 && sequences.length > 0;
    });
    for (let version = 1; version <= 300; version += 1) {
      events.publish('data.changed', { tables: ['schools'], dataVersion: version });
    }
    await until(() => heard.at(-1) === 300 && sequences.length > 300);
    expect(heard.filter((version) => version > 0)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    for (const [index, sequence] of sequences.slice(1).entries()) expect(sequence).toBe((sequences[index] ?? 0) + 1);
    stopHearing();
    const before = heard.length;
    events.publish('data.changed', { tables: [], dataVersion: 301 });
    await until(() => sequences.length > 301);
    expect(heard).toHaveLength(before);
  });

  it('goes on after a restart with what was written before', async () => {
    const folder = temporaryFolder();
    const first = await startHost(name, { folder });
    const target = first.registry.grant(`${folder}/city.junheng`, 'write');
    await first.client.call('bureau.create', { target: target.token, name: '甲市', baseYear: 2026 });
    await first.client.call('data.insertRows', {
      table: 'districts',
      rows: [{ districtId: 'D1', name: '东区' }],
    });
    await first.close();
    const second = await startHost(name, { folder });
    expect(await second.client.call('bureau.current', {})).toBeNull();
    const [recent] = await second.client.call('bureau.recent', {});
    expect(recent).toMatchObject({ name: '甲市', fileName: 'city.junheng', present: true });
    await second.client.call('bureau.openRecent', { recentId: recent!.recentId });
    const { rows } = await second.client.call('data.rows', { table: 'districts' });
    expect(rows).toMatchObject([{ rowId: '["D1"]', cells: { name: '东区', kind: null } }]);
  });
});

describe('a host that is gone', () => {
  it('answers open and later calls behind a port with host.coreDied', async () => {
    const host = await startHost('message port', {
      handlers: (real) => ({ ...real, 'job.list': () => new Promise<never>(() => {}) }),
    });
    const open = failureOf(host.client.call('job.list', {}));
    await host.client.call('preferences.get', {});
    await host.close();
    // Closing gives open calls up before the port goes.
    expect(['contract.cancelled', 'host.coreDied']).toContain((await open).code);
    expect(await failureOf(host.client.call('job.list', {}))).toMatchObject({ code: 'host.coreDied', retry: 'again' });
  });

  it('answers calls over HTTP with host.disconnected and says when it is back', async () => {
    const host = await startHost('loopback HTTP');
    const states: boolean[] = [];
    host.client.on('host.connection', ({ connected }) => states.push(connected));
    let heard = false;
    host.client.on('plan.changed', () => {
      heard = true;
    });
    await until(() => {
      host.events.publish('plan.changed', {});
      return heard;
    });
    await host.close();
    expect(await failureOf(host.client.call('job.list', {}))).toMatchObject({ code: 'host.disconnected' });
    await until(() => states.includes(false));
  });
});

describe('the event stream over HTTP', () => {
  /** The lines that the stream begins with. */
  async function linesOf(origin: string, token: string, after: string, count: number): Promise<unknown[]> {
    const closing = new AbortController();
    const response = await fetch(`${origin}/events${after}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: closing.signal,
    });
    let text = '';
    for await (const part of response.body!) {
      text += Buffer.from(part).toString();
      if (text.split('\n').length > count) break;
    }
    closing.abort();
    return text
      .split('\n')
      .slice(0, count)
      .map((line) => JSON.parse(line) as unknown);
  }

  it('says where it stands, and resumes after the number that was heard last', async () => {
    const { events, shell } = await startHost('loopback HTTP');
    const { origin, token } = shell!;
    for (let version = 1; version <= 4; version += 1) {
      events.publish('data.changed', { tables: [], dataVersion: version });
    }
    expect(await linesOf(origin, token, '', 1)).toEqual([{ at: 4 }]);
    expect(await linesOf(origin, token, '?after=2', 3)).toMatchObject([
      { at: 2 },
      { sequence: 3, topic: 'data.changed', payload: { dataVersion: 3 } },
      { sequence: 4, topic: 'data.changed', payload: { dataVersion: 4 } },
    ]);
    // What is no number starts with the next event.
    expect(await linesOf(origin, token, '?after=-1', 1)).toEqual([{ at: 4 }]);
  });
});
