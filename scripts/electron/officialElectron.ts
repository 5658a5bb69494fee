import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from '../cacheFolder.ts';
import { inProject } from '../projectRoot.ts';

const dayMs = 24 * 60 * 60 * 1000;
const silenceMs = 20_000;

const packageFolder = inProject('node_modules', 'electron');
const dist = path.join(packageFolder, 'dist');

/** The folder of the pinned Electron, downloaded now if need be; nothing where that fails. */
export async function officialElectron(): Promise<string | undefined> {
  if (isInstalled()) return dist;

  const note = path.join(cacheFolder(), `electron-${pinnedVersion()}-unreachable`);
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < dayMs) return undefined;

  console.log(`ringdesk: downloading Electron ${pinnedVersion()}`);
  if ((await download()) && isInstalled()) return dist;

  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(note, 'The next try is a day after this file was written. Delete it to try at once.\n');
  return undefined;
}

const pinnedVersion = (): string =>
  /"version": "([^"]+)"/.exec(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))?.[1] ??
  'unknown';

/** Electron's install script writes path.txt last, so a half unpacked folder does not count. */
function isInstalled(): boolean {
  const version = path.join(dist, 'version');
  return (
    existsSync(path.join(packageFolder, 'path.txt')) &&
    existsSync(version) &&
    readFileSync(version, 'utf8').trim().replace(/^v/, '') === pinnedVersion()
  );
}

/** Electron's own install script, given up when no more bytes arrive: a blocked network may never answer. */
async function download(): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-electron-'));
  const child = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    env: { ...process.env, TMPDIR: folder },
    stdio: 'ignore',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });

  let exitCode: number | undefined;
  let progress = { bytes: 0, at: Date.now() };
  while (exitCode === undefined && Date.now() - progress.at < silenceMs) {
    exitCode = await Promise.race([ended, sleep(500, undefined)]);
    const bytes = (await bytesIn(folder)) + (await bytesIn(dist));
    if (bytes !== progress.bytes) progress = { bytes, at: Date.now() };
  }
  child.kill('SIGKILL');
  await ended;
  await rm(folder, { recursive: true, force: true });
  return exitCode === 0;
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(path.join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
