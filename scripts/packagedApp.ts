import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeCodeCache } from './codeCache.ts';
import type { ElectronRuntime } from './electronRuntime.ts';
import { allowInspector, INSPECTOR_LET_IN, wrongFuses } from './fuses.ts';
import { linkTree } from './linkTree.ts';
import { PlainFailure } from './plainFailure.ts';
import { inProject } from './projectRoot.ts';
import { runCommand } from './runCommand.ts';

const unpackedFolder: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked',
  win32: 'win-unpacked',
};

/** Packages out/ with electron-builder for this platform, and checks the fuses of the result. */
export async function packageApp(runtime: ElectronRuntime, output: 'show' | 'keep' = 'show'): Promise<void> {
  await makeCodeCache(runtime);
  const cli = inProject('node_modules', 'electron-builder', 'cli.js');
  const settings = [`-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`];
  const builder = await runCommand(
    process.execPath,
    [cli, '--config', 'electron-builder.yml', '--publish', 'never', ...settings],
    { output },
  );
  if (builder.code !== 0) throw new PlainFailure(`electron-builder failed\n${builder.output}`);

  const executable = packagedExecutable();
  if (!executable) return; // macOS signs and seals the bundle; its own check is `codesign`.
  const wrong = await wrongFuses(executable);
  if (wrong.length > 0) throw new PlainFailure(`the fuses of the package are wrong: ${wrong.join(', ')}`);
}

function packagedExecutable(): string | undefined {
  const folder = unpackedFolder[process.platform];
  if (!folder) return undefined;
  return inProject('release', folder, process.platform === 'win32' ? 'Ringdesk.exe' : 'ringdesk');
}

/** A copy of the package that Playwright can drive; the release itself stays closed. Returns its executable. */
export async function makeTestCopy(): Promise<string> {
  const copy = inProject('release', 'test-copy');
  const work = await mkdtemp(`${copy}-making-`);
  await linkTree(inProject('release', 'linux-unpacked'), work, ['ringdesk']);
  await allowInspector(path.join(work, 'ringdesk'));
  const differs = await wrongFuses(path.join(work, 'ringdesk'));
  if (differs.join() !== INSPECTOR_LET_IN)
    throw new PlainFailure(`tests would not run on what ships, but on: ${differs.join(', ')}`);
  if (existsSync(copy)) await rm(copy, { recursive: true });
  await rename(work, copy);
  return path.join(copy, 'ringdesk');
}
