import { Settings } from '../../contract/model/settings.ts';
import type { JsonObject } from '../files/json.ts';
import { AppMemory, defaultMemory } from './appMemory.ts';
import { Connection } from './connection.ts';
import { CURRENT_VERSION } from './migrations.ts';
import { readTolerant } from './readTolerant.ts';

/** Everything in `settings.json`. */
export interface StoredState {
  readonly settings: Settings;
  readonly memory: AppMemory;
}

const OwnMemory = AppMemory.omit({ connection: true });

/** Reads a file of the present version; `faults` names what was wrong in it and took its default. */
export function readState(
  file: JsonObject,
  defaults: Settings,
): { readonly state: StoredState; readonly faults: readonly string[] } {
  const { settings: rawSettings, connection: rawConnection, ...rest } = file;
  const { connection: noConnection, ...noMemory } = defaultMemory;
  const settings = readTolerant(Settings, rawSettings, defaults);
  const connection = readTolerant(Connection, rawConnection, noConnection);
  const own = readTolerant(OwnMemory, rest, noMemory);
  return {
    state: { settings: settings.value, memory: { ...own.value, connection: connection.value } },
    faults: [...settings.faults, ...connection.faults, ...own.faults],
  };
}

/** The file's content for a state. */
export function writeState({ settings, memory }: StoredState): JsonObject {
  return { version: CURRENT_VERSION, settings, ...memory };
}
