import { join } from 'node:path';
import { app } from 'electron';
import { runApplication } from './application.ts';

// As built: this file is dist/electron/main.js, beside the preload script and the core; the page is dist/renderer.
const built = import.meta.dirname;
// Not awaited: the ready event waits until this file has been evaluated.
runApplication({
  renderer: join(built, '..', 'renderer'),
  preload: join(built, 'preload.cjs'),
  core: join(built, 'core.js'),
  icon: join(built, '..', '..', 'resources', 'icons', 'icon.png'),
}).catch((defect: unknown) => {
  console.error(defect);
  app.exit(1);
});
