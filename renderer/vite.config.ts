import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window into dist/renderer, where both shells look for it. Nothing is loaded from anywhere else. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome136',
    assetsInlineLimit: 0,
    // The grid and the charts are large, and are loaded only by the screens that show them.
    chunkSizeWarningLimit: 1600,
  },
});
