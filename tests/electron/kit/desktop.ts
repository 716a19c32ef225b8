import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runApplication } from '../../../electron/main/application.ts';
import { type Client, createClient } from '../../../src/api/client.ts';
import { type EventFrame, FRAME_VERSION, type ReplyFrame } from '../../../src/api/frames.ts';
import { FileRegistry } from '../../../src/host/file-registry.ts';
import { serveCore } from '../../../src/host/message-port.ts';
import { startCore } from '../../../src/host/start-core.ts';
import type { BrowserWindow, StandInChild } from './electron-stand-in.ts';
import * as electron from './electron-stand-in.ts';

export interface Desktop {
  readonly folder: string;
  window(): BrowserWindow;
  /** Calls as the page does, through the preload's channel. */
  readonly client: Client;
  /** Sends a message on the channel as somebody. */
  ask(
    sender: { readonly sender: unknown; readonly senderFrame: unknown },
    message: unknown,
  ): Promise<ReplyFrame | null>;
}

/** A folder of the test's own, removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the real core at the other end of a stand-in of a utility process. */
export function runCoreIn(child: StandInChild): void {
  const registry = new FileRegistry();
  const texts: ((text: string) => void)[] = [];
  child.onMessage = (text) => {
    for (const listener of texts) listener(text);
  };
  const core = startCore({ dataFolder: child.args[0]!, registry, checkEvery: 1 });
  void serveCore(core, {
    post: (text) => queueMicrotask(() => child.emit('message', text)),
    onText: (listener) => texts.push(listener),
    onClose: (listener) => void child.once('exit', listener),
    close: () => child.emit('exit', 0),
  });
}

/** Starts the real main process over the stand-in. */
export async function startDesktop(
  options: { readonly folder?: string; readonly core?: boolean } = {},
): Promise<Desktop> {
  const folder = options.folder ?? temporaryFolder();
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(renderer, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  mkdirSync(`${renderer}-secret`, { recursive: true });
  writeFileSync(join(`${renderer}-secret`, 'secret.js'), 'secret');
  electron.app.paths.set('userData', join(folder, 'data'));
  mkdirSync(join(folder, 'data'), { recursive: true });
  electron.utilityProcess.onFork = options.core === false ? () => {} : runCoreIn;
  await runApplication({ renderer, preload: '/app/preload.cjs', core: '/app/core.js', icon: '/app/icon.png' });
  onTestFinished(() => {
    electron.utilityProcess.children.at(-1)?.emit('exit', 0);
  });

  // Hidden windows come and go; the one that is left is meant.
  const window = () =>
    electron.BrowserWindow.all.findLast(({ webContents }) => !webContents.destroyed) ??
    electron.BrowserWindow.all.at(-1)!;
  const ask: Desktop['ask'] = (sender, message) =>
    electron.ipcMain.handlers.get('junheng:request')!(sender, message) as Promise<ReplyFrame | null>;
  const page = () => ({ sender: window().webContents, senderFrame: window().webContents.mainFrame });
  const client = createClient({
    request: (frame) => ask(page(), structuredClone(frame)),
    subscribe(listener) {
      const { webContents } = window();
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, message) => {
        send(channel, message);
        listener(message as EventFrame);
      };
      return () => {
        webContents.send = send;
      };
    },
  });
  return { folder, window, client, ask };
}

/** A call as a frame. */
export function frame(method: string, input: unknown = {}) {
  return { version: FRAME_VERSION, id: 'call-1', method, input };
}
