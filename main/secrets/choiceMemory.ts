import { createHmac, randomBytes } from 'node:crypto';
import path from 'node:path';
import { type ClientId, type LocationId } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { writeSafely } from '../files/safeFile.ts';
import { loadChoices } from './loadChoices.ts';
import { type Keyring, leaveOpen } from './keyring.ts';

export interface ChoiceMemoryDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly keyring: Keyring;
  readonly now: () => number;
  readonly limit?: number;
  readonly fs?: FileSystem;
}

const LIMIT = 5000;
const KEY_BYTES = 32;
const HASH_LENGTH = 22;

/** Which client a person chose for a shared number. Numbers are kept as keyed hashes only. */
export class ChoiceMemory {
  readonly #deps: ChoiceMemoryDeps;
  readonly #file: string;
  readonly #fs: FileSystem;
  /** In the order of choosing, so that the first is the oldest. */
  readonly #choices: Map<string, { readonly clientId: ClientId | 'none'; readonly at: number }>;
  #key: Buffer;
  #writes: boolean;

  private constructor(deps: ChoiceMemoryDeps, file: string) {
    this.#deps = deps;
    this.#file = file;
    this.#fs = deps.fs ?? nodeFileSystem;
    const loaded = loadChoices(file, deps.keyring, deps.now(), this.#fs);
    this.#key = loaded.key ?? randomBytes(KEY_BYTES);
    this.#choices = new Map(loaded.choices);
    this.#writes = loaded.mayWrite;
  }

  /** A broken file is set aside; one whose keyring is away is left for when it comes back. */
  static open(deps: ChoiceMemoryDeps): ChoiceMemory {
    return new ChoiceMemory(deps, path.join(deps.dir, 'choices.json'));
  }

  /** `none`: none of the clients with a like number. Null: nothing was chosen. */
  recall(locationId: LocationId, e164: string): ClientId | 'none' | null {
    return this.#choices.get(this.#hash(locationId, e164))?.clientId ?? null;
  }

  /** On an error the choice still holds for this run. */
  choose(locationId: LocationId, e164: string, clientId: ClientId | 'none'): Result<null, DiskError> {
    const hash = this.#hash(locationId, e164);
    this.#choices.delete(hash);
    this.#choices.set(hash, { clientId, at: this.#deps.now() });
    for (const oldest of this.#choices.keys()) {
      if (this.#choices.size <= (this.#deps.limit ?? LIMIT)) break;
      this.#choices.delete(oldest);
    }
    return this.#write();
  }

  takeBack(locationId: LocationId, e164: string): Result<null, DiskError> {
    return this.#choices.delete(this.#hash(locationId, e164)) ? this.#write() : ok(null);
  }

  /** Forgets every choice and the key of the hashes. */
  forgetAll(): Result<null, DiskError> {
    this.#choices.clear();
    this.#key = randomBytes(KEY_BYTES);
    this.#writes = true;
    try {
      this.#fs.remove(this.#file);
      return ok(null);
    } catch (error) {
      return err(toDiskError(error));
    }
  }

  #hash(locationId: LocationId, e164: string): string {
    return createHmac('sha256', this.#key)
      .update(`${locationId}:${e164}`)
      .digest('base64url')
      .slice(0, HASH_LENGTH);
  }

  #write(): Result<null, DiskError> {
    if (!this.#writes) return ok(null);
    const text = this.#key.toString('base64');
    const key = this.#deps.keyring.seal(text) ?? leaveOpen(text);
    const choices = Object.fromEntries(this.#choices);
    return writeSafely(this.#file, JSON.stringify({ version: 1, key, choices }), this.#fs);
  }
}
