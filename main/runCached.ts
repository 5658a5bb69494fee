import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs a bundle with the code cache that lies beside it (`scripts/codeCache.ts`), which saves compiling it. V8 itself
 * refuses a cache of another version, other flags or a bundle of another length; then, and without one, it compiles as
 * ever. A bundle of the same length it takes for the same: whoever builds one anew makes or removes the cache.
 */
export function runCached(file: string): void {
  const cachedData = readIfThere(`${file}.cache`);
  const source = Module.wrap(readFileSync(file, 'utf8'));
  const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error('The wrapper of a module is no function');
  const module = { exports: {} };
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // Only packages have one.
  }
}
