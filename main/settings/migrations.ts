import type { JsonObject } from '../files/json.ts';

/** Upgrades a whole settings file by one version; pure. */
export type Migration = (old: JsonObject) => JsonObject;

// The first step upgrades version 1 to 2, the next one 2 to 3. Never edit a step that has been released.
const migrations: readonly Migration[] = [];

/** The version that this build writes. */
export const CURRENT_VERSION = migrations.length + 1;

export type Migrated =
  | { readonly kind: 'current'; readonly file: JsonObject }
  | { readonly kind: 'newer'; readonly file: JsonObject }
  | { readonly kind: 'broken' };

/** Brings a parsed settings file to the present version, all steps or none. */
export function migrate(file: JsonObject, steps: readonly Migration[] = migrations): Migrated {
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'broken' };
  if (version > steps.length + 1) return { kind: 'newer', file };
  try {
    const upgraded = steps.slice(version - 1).reduce((old, step) => step(old), file);
    return { kind: 'current', file: { ...upgraded, version: steps.length + 1 } };
  } catch {
    return { kind: 'broken' };
  }
}
