import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

export const BOOK_WORKER = path.join(root, 'artifacts/threads/bookWorker.cjs');

/**
 * The tests' thread runs a built file, as the app's does. With two threads of a process that read TypeScript, V8 13.6
 * now and then ends the process while it frees WebAssembly of the reader: "Check failed: jit_page.has_value()".
 */
export async function setup(): Promise<void> {
  // The tests themselves only want to know where the file is.
  const { build } = await import('vite');
  await build({
    configFile: path.join(root, 'vite.config.ts'),
    mode: 'book',
    logLevel: 'warn',
    build: {
      outDir: path.dirname(BOOK_WORKER),
      lib: {
        entry: path.join(import.meta.dirname, 'bookWorker.ts'),
        fileName: () => path.basename(BOOK_WORKER),
      },
    },
  });
}
