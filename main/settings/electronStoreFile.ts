import ElectronStore from 'electron-store';
import type { StoreFile } from './writeTwice.ts';

/** Opens electron-store on a file that is known to be sound. Versions, checks and copies are ours, not its. */
export function openElectronStore({ dir, name }: { readonly dir: string; readonly name: string }): StoreFile {
  return new ElectronStore<Record<string, unknown>>({ cwd: dir, name, configFileMode: 0o600 });
}
