import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../src/api/bridge.ts';
import { contextBridge, ipcRenderer, resetElectron } from './kit/electron-stand-in.ts';

vi.mock('electron', () => import('./kit/electron-stand-in.ts'));

/**
 * The story: a preload script that hands Electron's own objects to the page, or a function that sends on any channel,
 * gives a flaw in the page everything the main process can do. Ours gives two functions, each bound to one channel.
 */
describe('the preload script', () => {
  beforeAll(async () => {
    resetElectron();
    await import('../../electron/preload/index.ts');
  });
  const bridge = () => contextBridge.exposed.get('junheng') as Bridge;

  it('exposes exactly two functions under one name', () => {
    expect([...contextBridge.exposed.keys()]).toEqual(['junheng']);
    expect(Object.entries(bridge()).map(([name, value]) => `${name} ${typeof value}`)).toEqual([
      'request function',
      'subscribe function',
    ]);
  });

  it('sends on the one channel alone, whatever it is given', async () => {
    const frame = { version: 1 as const, id: 'a', method: 'x', input: {} };
    const request = bridge().request as (...args: unknown[]) => Promise<unknown>;
    await request(frame, 'other-channel', { more: true });
    expect(ipcRenderer.invoked).toEqual([{ channel: 'junheng:request', message: frame }]);
  });

  it('passes on events without Electron’s event object, until told to stop', () => {
    const heard: unknown[][] = [];
    const stop = bridge().subscribe((...args: unknown[]) => heard.push(args));
    ipcRenderer.emit('junheng:event', { sender: 'electron' }, { sequence: 1 });
    expect(heard).toEqual([[{ sequence: 1 }]]);
    expect(stop()).toBeUndefined();
    ipcRenderer.emit('junheng:event', {}, { sequence: 2 });
    expect(heard).toHaveLength(1);
    expect(ipcRenderer.listenerCount('junheng:event')).toBe(0);
  });
});
