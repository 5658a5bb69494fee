import * as z from 'zod';
import { ClientId } from '../../contract/model/ids.ts';
import { setAside } from '../files/brokenFile.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere } from '../files/safeFile.ts';
import { type Keyring, Sealed } from './keyring.ts';

// `none`: the person said that none of the clients with a like number is the caller.
const Choice = z.object({ clientId: z.union([ClientId, z.literal('none')]), at: z.number() });
type Choice = z.infer<typeof Choice>;

const ChoiceFile = z.object({ version: z.literal(1), key: Sealed, choices: z.record(z.string(), Choice) });

const KEY_BYTES = 32;

export interface LoadedChoices {
  /** Null: make a new one. */
  readonly key: Buffer | null;
  /** Oldest first. */
  readonly choices: readonly (readonly [string, Choice])[];
  /** False: a good file lies there that cannot be opened now. */
  readonly mayWrite: boolean;
}

/** Reads the choices of earlier runs. */
export function loadChoices(file: string, keyring: Keyring, nowMs: number, fs: FileSystem): LoadedChoices {
  const empty = { key: null, choices: [] };
  const text = readIfThere(file, fs);
  if (!text.ok) return { ...empty, mayWrite: false };
  if (text.value === null) return { ...empty, mayWrite: true };

  const parsed = ChoiceFile.safeParse(parseJsonObject(text.value));
  if (parsed.success) {
    const opened = keyring.unseal(parsed.data.key);
    const key = opened.ok ? Buffer.from(opened.value, 'base64') : null;
    if (key?.length === KEY_BYTES) {
      const choices = Object.entries(parsed.data.choices).sort(([, a], [, b]) => a.at - b.at);
      return { key, choices, mayWrite: true };
    }
    if (!opened.ok && keyring.backend === null) return { ...empty, mayWrite: false };
  }
  return { ...empty, mayWrite: setAside(file, nowMs, fs) !== null };
}
