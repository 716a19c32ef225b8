import { join } from 'node:path';
import { app } from 'electron';
import { runApplication } from './application.ts';

// As built this file is dist/desktop/electron/main/index.js.
const root = join(import.meta.dirname, '..', '..', '..', '..');
// Not awaited: the ready event waits until this file has been evaluated.
runApplication({
  renderer: join(root, 'dist', 'renderer'),
  preload: join(root, 'dist', 'preload', 'preload.cjs'),
  core: join(root, 'dist', 'desktop', 'electron', 'core', 'index.js'),
  icon: join(root, 'resources', 'icons', 'icon.png'),
}).catch((defect: unknown) => {
  console.error(defect);
  app.exit(1);
});
