import { defineConfig } from 'vite';

/** Builds the preload script: a sandboxed one must be a single CommonJS file. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  publicDir: false,
  build: {
    ssr: 'electron/preload/index.ts',
    target: 'node24',
    outDir: 'dist/preload',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
