import { join } from 'node:path';
import { runBrowserShell } from './run-browser-shell.ts';

/** `node src/host/main.ts [FILE]`: the browser shell by itself. */
const [openPath] = process.argv.slice(2);
const shell = await runBrowserShell({
  root: join(import.meta.dirname, '..', '..'),
  ...(openPath === undefined ? {} : { openPath }),
});
console.log(shell.address);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void shell.close().then(() => process.exit(0)));
}
