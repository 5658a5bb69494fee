import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { EVENTS, REQUESTS } from './contract/ipc/channels.ts';
import { shortNames } from './contract/ipc/shortNames.ts';

const here = import.meta.dirname;

const node = (entry: string, fileName: string, minify = false): UserConfig => ({
  publicDir: false,
  build: {
    outDir: 'out',
    emptyOutDir: false,
    target: 'node20', // Electron 33 runs Node 20.18, Electron 45 runs Node 24
    minify,
    lib: { entry: path.join(here, entry), formats: ['cjs'], fileName: () => fileName },
    rolldownOptions: {
      // libsql brings a binary: it ships beside the bundles.
      external: ['electron', 'libsql', ...builtinModules, /^node:/],
      // Steady names: the folder is not emptied between the targets, and stale chunks must not pile up.
      output: { chunkFileNames: 'chunk-[name].cjs' },
    },
  },
  resolve: {
    conditions: ['node'],
    mainFields: ['module', 'main'],
    alias: [
      {
        find: /^ajv(-formats|\/dist\/2020\.js)$/,
        replacement: path.join(here, 'main/settings/noJsonSchema.ts'),
      },
    ],
  },
});

const renderer: UserConfig = {
  root: path.join(here, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path.join(here, 'out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        main: path.join(here, 'renderer/main-window/index.html'),
        popup: path.join(here, 'renderer/popup-window/index.html'),
      },
    },
  },
};

const targets: Record<string, UserConfig> = {
  boot: node('main/boot.ts', 'main.cjs'),
  main: node('main/index.ts', 'ringdesk.cjs'),
  preload: {
    ...node('preload/index.ts', 'preload.cjs', true),
    // Most of it is names, and every window reads it before its page.
    define: {
      REQUEST_NAMES: JSON.stringify(shortNames(Object.keys(REQUESTS))),
      EVENT_NAMES: JSON.stringify(shortNames(Object.keys(EVENTS))),
    },
  },
  book: node('main/book/bookWorker.ts', 'book.cjs'),
};

// Any other mode means the renderer.
export default defineConfig(({ mode }) => targets[mode] ?? renderer);
