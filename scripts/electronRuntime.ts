import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { officialElectron } from './electron/officialElectron.ts';
import { repackedElectron } from './electron/repackedElectron.ts';
import { PlainFailure } from './plainFailure.ts';

export interface ElectronRuntime {
  /** The folder as Electron's own zip has it: the executable, `version`, `resources/`. */
  readonly dist: string;
  readonly version: string;
}

/** Finds an Electron to run: the one named by ELECTRON_OVERRIDE_DIST_PATH, the pinned one, or the stand-in. */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return runtimeIn(path.resolve(named), 'ELECTRON_OVERRIDE_DIST_PATH names');

  const official = await officialElectron();
  if (official) return runtimeIn(official, 'node_modules/electron has');

  const hasStandIn = process.platform === 'linux' && process.arch === 'x64';
  if (!hasStandIn) {
    throw new PlainFailure(
      'the pinned Electron could not be downloaded, and only linux-x64 has a stand-in: ' +
        'try "npx install-electron", or let ELECTRON_OVERRIDE_DIST_PATH name an unpacked Electron',
    );
  }
  return runtimeIn(await repackedElectron(), 'the cache has');
}

function runtimeIn(dist: string, who: string): ElectronRuntime {
  const file = path.join(dist, 'version');
  if (!existsSync(file))
    throw new PlainFailure(`${who} no Electron at ${dist}: there is no file "version" in it`);
  return { dist, version: readFileSync(file, 'utf8').trim().replace(/^v/, '') };
}
