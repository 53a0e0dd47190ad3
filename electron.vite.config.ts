import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantinePreset from 'postcss-preset-mantine';

// Absolute, because each of the three parts has a root of its own.
const inProject = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  // Dependencies stay in node_modules (in the packaged app: in the asar): better-sqlite3 finds its binary there.
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: inProject('electron/main/index.ts'),
          rosterWorker: inProject('electron/roster/worker.ts'),
          importWorker: inProject('electron/roster/importing/importWorker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  // A sandboxed preload is CommonJS, one file, and requires nothing but electron.
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: inProject('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: inProject('renderer'),
    // Relative, so that the same files work under app:// and under the browser shell's http://127.0.0.1.
    base: './',
    plugins: [react()],
    css: { postcss: { plugins: [mantinePreset()] } },
    build: {
      outDir: inProject('out/renderer'),
      target: 'chrome130',
      sourcemap: true,
      minify: true,
      // The CSP allows 'self' alone: no inline script, no data: address.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from this disk, not over a network: one file is as good as many.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: inProject('renderer/index.html') },
    },
  },
});
