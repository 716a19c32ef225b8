import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from './data-folder.ts';
import { FileRegistry } from './file-registry.ts';
import { type BrowserShellHost, startBrowserShell } from './http/server.ts';
import { forgetRunningShell, noteRunningShell } from './running-shell.ts';
import { startCore } from './start-core.ts';

export interface BrowserShellOptions {
  /** The project's folder, with the built renderer in dist/renderer. */
  readonly root: string;
  /** Where preferences and bureau files made in the browser are kept. */
  readonly dataFolder?: string;
  /** A bureau file to open first. */
  readonly openPath?: string;
  /** The port to listen at; any that is free unless told. */
  readonly port?: number;
}

/**
 * Starts the core and the browser shell in this process, and notes where they are for whoever starts them again.
 * @throws Error when the renderer has not been built, or of the system when the port cannot be listened at
 */
export async function runBrowserShell(options: BrowserShellOptions): Promise<BrowserShellHost> {
  const { root, dataFolder = defaultDataFolder(), openPath, port } = options;
  const rendererFolder = join(root, 'dist', 'renderer');
  if (!existsSync(join(rendererFolder, 'index.html')))
    throw new Error('the window has not been built yet: npm run build');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const registry = new FileRegistry();
  const core = startCore({ dataFolder, registry });
  let shell: BrowserShellHost;
  try {
    shell = await startBrowserShell({
      core,
      registry,
      rendererFolder,
      bureauFolder: join(dataFolder, 'bureaus'),
      about: { version, shell: 'browser', components: [{ name: 'Node.js', version: process.versions.node }] },
      ...(openPath === undefined ? {} : { openPath: resolve(openPath) }),
      ...(port === undefined ? {} : { port }),
    });
  } catch (error) {
    await core.close();
    throw error;
  }
  const { address, launchKey } = shell;
  noteRunningShell(dataFolder, { address, launchKey });
  return {
    ...shell,
    async close() {
      forgetRunningShell(dataFolder, { address, launchKey });
      await shell.close();
    },
  };
}
