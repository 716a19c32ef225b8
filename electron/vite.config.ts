import { defineConfig } from 'vite';

/**
 * Builds the main process and the core. Every module stays a file of its own under its path in the project, so that
 * the entries of worker threads and the resources are found the same way as in the sources. Packages are not taken in:
 * they are shipped as they are, native and WebAssembly parts included.
 */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/desktop',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: [
        'electron/main/index.ts',
        'electron/core/index.ts',
        'src/services/contract/plan-thread.ts',
        'src/services/contract/study-thread.ts',
        'src/solve/highs/highs-worker.ts',
        'src/solve/jslp/jslp-worker.ts',
      ],
      external: ['electron'],
      output: {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: '.',
        entryFileNames: '[name].js',
      },
    },
  },
});
