import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type CsvSeparator, Settings, type SettingsChange } from '../../contract/model/settings.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { DiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import type { AppMemory } from './appMemory.ts';
import { defaultSettings } from './defaultSettings.ts';
import { type LoadedState, loadState, type SettingsNotice } from './loadState.ts';
import { type StoreFile, writeTwice } from './writeTwice.ts';
import { type StoredState, writeState } from './storedState.ts';

const NAME = 'settings';

export interface SettingsStoreDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly now: () => number;
  readonly platform: NodeJS.Platform;
  /** The one of the system's region. */
  readonly csvSeparator?: CsvSeparator | undefined;
  /** Opens electron-store; called once, after `settings.json` has been found sound or moved away. */
  readonly createStore: (options: { readonly dir: string; readonly name: string }) => StoreFile;
  readonly fs?: FileSystem;
}

/** Settings and the app's own memory: one validated object, on disk before it counts. */
export class SettingsStore {
  /** What the person should be told about the file; null: nothing. */
  readonly notice: SettingsNotice | null;
  readonly #deps: SettingsStoreDeps;
  readonly #saving: LoadedState['saving'];
  #state: StoredState;
  #store: StoreFile | undefined;

  private constructor(deps: SettingsStoreDeps, loaded: LoadedState) {
    this.#deps = deps;
    this.#state = loaded.state;
    this.#saving = loaded.saving;
    this.notice = loaded.notice;
  }

  /** Reads the file; a broken one is set aside and the last good copy used. */
  static open(deps: SettingsStoreDeps): SettingsStore {
    const { file, lastGoodFile, fs } = placesOf(deps);
    const defaults = defaultSettings(deps.platform, deps.csvSeparator);
    const loaded = loadState({ file, lastGoodFile, defaults, nowMs: deps.now(), fs });
    const store = new SettingsStore(deps, loaded);
    // Should this fail, the next start repairs again and tells again.
    if (loaded.saving === 'repair') store.#write(loaded.state);
    return store;
  }

  get settings(): Settings {
    return this.#state.settings;
  }

  get memory(): AppMemory {
    return this.#state.memory;
  }

  /** Changes what a person chose. On an error nothing has changed, neither here nor on disk. */
  change(patch: SettingsChange): Result<Settings, DiskError> {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const settings = Settings.parse({ ...this.settings, ...given });
    const kept = this.#keep({ ...this.#state, settings });
    return kept.ok ? ok(this.settings) : kept;
  }

  /** Changes what the app keeps for itself. On an error nothing has changed. */
  remember(patch: Partial<AppMemory>): Result<AppMemory, DiskError> {
    const kept = this.#keep({ ...this.#state, memory: { ...this.memory, ...patch } });
    return kept.ok ? ok(this.memory) : kept;
  }

  #keep(next: StoredState): Result<null, DiskError> {
    if (isDeepStrictEqual(next, this.#state)) return ok(null);
    if (typeof this.#saving === 'object') return err(this.#saving);
    const written = this.#saving === 'memoryOnly' ? ok(null) : this.#write(next);
    if (written.ok) this.#state = next;
    return written;
  }

  #write(state: StoredState): Result<null, DiskError> {
    const { dir, createStore } = this.#deps;
    const openStore = () => (this.#store ??= createStore({ dir, name: NAME }));
    return writeTwice(writeState(state), openStore, placesOf(this.#deps));
  }
}

function placesOf({ dir, fs }: SettingsStoreDeps) {
  return {
    file: path.join(dir, `${NAME}.json`),
    lastGoodFile: path.join(dir, `${NAME}.last-good.json`),
    fs: fs ?? nodeFileSystem,
  };
}
