import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { EVENTS, REQUESTS } from './contract/ipc/channels.ts';
import { shortNames } from './contract/ipc/shortNames.ts';
import texts from './renderer/messages/en.json' with { type: 'json' };

const here = import.meta.dirname;

/** One sign beyond Latin-1 makes the engine keep the whole source with two bytes for each letter, as long as it runs. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle: {
    order: 'post',
    handler: (_options, bundle) => {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = escaped(file.code);
    },
  },
};

const escaped = (code: string): string =>
  code.replace(/[^\x00-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const node = (entry: string, fileName: string, minify = false): UserConfig => ({
  publicDir: false,
  plugins: [asciiOnly],
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
      { find: /^fast-xml-(builder|parser)$/, replacement: path.join(here, 'main/dbus/noXml.ts') },
    ],
  },
});

/** What a page says before any script has run comes out of the same file as everything else that windows say. */
const pageTexts: Plugin = {
  name: 'page-texts',
  transformIndexHtml: (page) =>
    page.replace(/\{\{([\w.-]+)\}\}/g, (_whole, id: string) => {
      const text = new Map(Object.entries(texts)).get(id);
      if (text === undefined) throw new Error(`en.json has no ${id}`);
      return text;
    }),
};

/** Parts of the main window, which the popup shows nothing of; it has to be there at once. */
const MAIN_ONLY =
  /^(?:about|account|callBook|calls|connect|locations|missedRule|nav|notice|notifications|now|partner|pin|popupSettings|reports|shortcut|status|welcome)\./;

const popupTexts: Plugin = {
  name: 'popup-texts',
  resolveId: (id) => (id === 'popup-texts' ? '\0popup-texts' : null),
  load: (id) => {
    if (id !== '\0popup-texts') return null;
    const shown = Object.entries(texts).filter(([name]) => !MAIN_ONLY.test(name));
    return `export default ${JSON.stringify(Object.fromEntries(shown))};`;
  },
};

/** The main window paints before it draws: what draws is fetched meanwhile. */
const fetchAhead: Plugin = {
  name: 'fetch-ahead',
  transformIndexHtml: {
    order: 'post',
    handler: (_page, { bundle = {}, chunk }) => {
      const later = (chunk?.dynamicImports ?? []).flatMap((name) => [name, ...importsOf(bundle[name])]);
      return [...new Set(later)].map((name) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', href: `../${name}` },
        injectTo: 'head' as const,
      }));
    },
  },
};

const importsOf = (file: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string[] =>
  file?.type === 'chunk' ? file.imports : [];

const renderer: UserConfig = {
  root: path.join(here, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), pageTexts, popupTexts, fetchAhead],
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

const forNode = node('main/command-line/index.ts', 'altegio.cjs');
const commandLine: UserConfig = {
  ...forNode,
  build: {
    ...forNode.build,
    rolldownOptions: {
      ...forNode.build?.rolldownOptions,
      // One file and no chunks: the app leaves it out by its name.
      output: { banner: '#!/usr/bin/env node', codeSplitting: false },
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
  altegio: commandLine,
};

// Any other mode means the renderer.
export default defineConfig(({ mode }) => targets[mode] ?? renderer);
