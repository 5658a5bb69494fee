import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronRuntime } from '../electronRuntime.ts';
import { linkTree } from '../linkTree.ts';

export interface ElectronHost {
  readonly executable: string;
  /** What the command line begins with, so that the app of the given folder runs. */
  readonly args: readonly string[];
}

const executableName =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? path.join('Electron.app', 'Contents', 'MacOS', 'Electron')
      : 'electron';

/**
 * Makes a runtime run the app of a folder that is not packaged. Electron's own build takes the folder as
 * its argument; one without the default app only looks into its resources, so it gets a copy made of hard
 * links at `copyFolder`, with a link to the app in it.
 */
export async function electronHost(
  runtime: ElectronRuntime,
  appFolder: string,
  copyFolder: string,
): Promise<ElectronHost> {
  const takesFolder =
    process.platform !== 'linux' || existsSync(path.join(runtime.dist, 'resources', 'default_app.asar'));
  if (takesFolder) return { executable: path.join(runtime.dist, executableName), args: [appFolder] };

  if (!isCopyOf(copyFolder, runtime, appFolder)) await makeCopy(copyFolder, runtime, appFolder);
  return { executable: path.join(copyFolder, executableName), args: [] };
}

function isCopyOf(copyFolder: string, runtime: ElectronRuntime, appFolder: string): boolean {
  try {
    return (
      readFileSync(path.join(copyFolder, 'version'), 'utf8').trim() === runtime.version &&
      readlinkSync(path.join(copyFolder, 'resources', 'app')) === appFolder
    );
  } catch {
    return false;
  }
}

async function makeCopy(copyFolder: string, runtime: ElectronRuntime, appFolder: string): Promise<void> {
  await mkdir(path.dirname(copyFolder), { recursive: true });
  const work = await mkdtemp(`${copyFolder}-making-`);
  await linkTree(runtime.dist, work);
  await mkdir(path.join(work, 'resources'), { recursive: true });
  await symlink(appFolder, path.join(work, 'resources', 'app'));
  await rm(copyFolder, { recursive: true, force: true });
  await rename(work, copyFolder);
}
