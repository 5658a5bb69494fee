import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { electronHost } from './electron/electronHost.ts';
import type { ElectronRuntime } from './electronRuntime.ts';
import { inProject } from './projectRoot.ts';
import { runCommand } from './runCommand.ts';

/**
 * Lets the Electron that ships compile main's bundle once, so that no start has to. It lies in the asar, whose
 * integrity is checked, beside the bundle. A package without it starts some 50 ms slower, and is whole.
 */
export async function makeCodeCache(runtime: ElectronRuntime): Promise<void> {
  const cache = inProject('out', 'ringdesk.cjs.cache');
  // V8 knows a bundle by its length only: what an earlier one of the same length left would run in its place.
  await rm(cache, { force: true });
  const maker = inProject('scripts', 'electron', 'code-cache');
  const host = await electronHost(runtime, maker, inProject('.electron', 'code-cache'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { output } = await runCommand(host.executable, [...host.args, ...root], { output: 'keep' });
  if (!existsSync(cache))
    console.warn(`ringdesk: packaged without a code cache, so it starts a little slower\n${output}`);
}
