import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from './data-folder.ts';
import { FileRegistry } from './file-registry.ts';
import { type BrowserShellHost, startBrowserShell } from './http/server.ts';
import { startCore } from './start-core.ts';

export interface BrowserShellOptions {
  /** The project's folder, with the built renderer in dist/renderer. */
  readonly root: string;
  /** Where preferences and bureau files made in the browser are kept. */
  readonly dataFolder?: string;
  /** A bureau file to open first. */
  readonly openPath?: string;
}

/**
 * Starts the core and the browser shell in this process.
 * @throws Error when the renderer has not been built
 */
export async function runBrowserShell(options: BrowserShellOptions): Promise<BrowserShellHost> {
  const { root, dataFolder = defaultDataFolder() } = options;
  const rendererFolder = join(root, 'dist', 'renderer');
  if (!existsSync(join(rendererFolder, 'index.html')))
    throw new Error('the window has not been built yet: npm run build');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const registry = new FileRegistry();
  return startBrowserShell({
    core: startCore({ dataFolder, registry }),
    registry,
    rendererFolder,
    bureauFolder: join(dataFolder, 'bureaus'),
    about: { version, shell: 'browser', components: [{ name: 'Node.js', version: process.versions.node }] },
    ...(options.openPath === undefined ? {} : { openPath: resolve(options.openPath) }),
  });
}
