import type { Settings } from '../../contract/model/settings.ts';
import { copyAside, setAside } from '../files/brokenFile.ts';
import type { DiskError } from '../files/diskError.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere } from '../files/safeFile.ts';
import { defaultMemory } from './appMemory.ts';
import { type Migrated, migrate } from './migrations.ts';
import { readState, type StoredState } from './storedState.ts';

/** What the person should be told about the file, in the words of the contract's notices. */
export type SettingsNotice =
  { readonly kind: 'settingsSetAside'; readonly file: string } | { readonly kind: 'settingsFromNewer' };

export interface LoadedState {
  readonly state: StoredState;
  readonly notice: SettingsNotice | null;
  /**
   * `write`: as usual. `repair`: as usual, and the file should be written now. `memoryOnly`: the file belongs to a
   * newer version. A disk error: the file is there but out of reach, and must not be overwritten blindly.
   */
  readonly saving: 'write' | 'repair' | 'memoryOnly' | DiskError;
}

export interface LoadDeps {
  readonly file: string;
  readonly lastGoodFile: string;
  readonly defaults: Settings;
  readonly nowMs: number;
  readonly fs: FileSystem;
}

/** Reads the settings without ever losing a file that it does not understand. */
export function loadState(deps: LoadDeps): LoadedState {
  const { file, defaults, nowMs, fs } = deps;
  const text = readIfThere(file, fs);
  if (!text.ok) return { state: lastGood(deps), notice: null, saving: text.error };
  if (text.value === null) return { state: lastGood(deps), notice: null, saving: 'write' };

  const parsed = parse(text.value);
  if (parsed.kind === 'newer') {
    return {
      state: readState(parsed.file, defaults).state,
      notice: { kind: 'settingsFromNewer' },
      saving: 'memoryOnly',
    };
  }
  if (parsed.kind === 'broken') {
    const aside = setAside(file, nowMs, fs);
    const state = lastGood(deps);
    if (aside === null)
      return {
        state,
        notice: null,
        saving: { kind: 'diskError', detail: 'the broken file cannot be renamed' },
      };
    return { state, notice: { kind: 'settingsSetAside', file: aside }, saving: 'repair' };
  }

  const { state, faults } = readState(parsed.file, defaults);
  if (faults.length === 0) return { state, notice: null, saving: 'write' };
  const copy = copyAside(file, nowMs, fs);
  return {
    state,
    notice: { kind: 'settingsSetAside', file: copy ?? file },
    saving: copy === null ? 'write' : 'repair',
  };
}

function lastGood({ lastGoodFile, defaults, fs }: LoadDeps): StoredState {
  const text = readIfThere(lastGoodFile, fs);
  const parsed = text.ok && text.value !== null ? parse(text.value) : { kind: 'broken' };
  return 'file' in parsed
    ? readState(parsed.file, defaults).state
    : { settings: defaults, memory: defaultMemory };
}

function parse(text: string): Migrated {
  const file = parseJsonObject(text);
  return file ? migrate(file) : { kind: 'broken' };
}
