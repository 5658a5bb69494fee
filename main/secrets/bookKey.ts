import { randomBytes } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import type { EarlierBook } from '../../contract/model/account.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type BookKeyAtHand, hasKeptBook, removeSessionBook, sessionKey } from '../book/bookFiles.ts';
import { setAside } from '../files/brokenFile.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import { isOpen, type Keyring, leaveOpen, Sealed } from './keyring.ts';

const KeyFile = Sealed.extend({ version: z.literal(1) });
const NAME = 'book.key';
const KEY = /^[0-9a-f]{64}$/;

/** Whether the book of earlier runs can be opened now. Touches nothing. */
export function lookForBook({ dir, keyring, fs = nodeFileSystem }: Omit<BookKeyDeps, 'now'>): EarlierBook {
  const text = readIfThere(path.join(dir, NAME), fs);
  const file = KeyFile.safeParse(text.ok && text.value !== null ? parseJsonObject(text.value) : null);
  if (!file.success || !hasKeptBook(dir, fs)) return 'none';
  const opened = keyring.unseal(file.data);
  if (!opened.ok) return 'keyAway';
  return KEY.test(opened.value) ? 'opens' : 'none';
}

export interface BookKeyDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly keyring: Keyring;
  readonly now: () => number;
  readonly fs?: FileSystem;
}

/** The key of the call book: sealed by the keyring, open where the person allows that, or else for this run only. */
export class BookKey {
  readonly #deps: BookKeyDeps;
  readonly #file: string;
  readonly #fs: FileSystem;
  #atHand: BookKeyAtHand = sessionKey();
  #leftAlone = false;
  /** False: a key lies there that must not be written over. */
  #mayWrite = true;

  constructor(deps: BookKeyDeps) {
    this.#deps = deps;
    this.#file = path.join(deps.dir, NAME);
    this.#fs = deps.fs ?? nodeFileSystem;
  }

  get atHand(): BookKeyAtHand {
    return this.#atHand;
  }

  /** A key lies there that cannot be unsealed now; it and its book stay as they are. */
  get leftAlone(): boolean {
    return this.#leftAlone;
  }

  /** Once at start. `mayLieOpen`: the person has accepted unprotected files. On an error a key for this run holds. */
  load({ mayLieOpen }: { readonly mayLieOpen: boolean }): Result<BookKeyAtHand, DiskError> {
    // Nobody has the key of what an earlier run has left; where it cannot go now, it goes at the next start.
    removeSessionBook(this.#deps.dir, this.#fs);
    const text = readIfThere(this.#file, this.#fs);
    if (!text.ok) {
      this.#mayWrite = false;
      return text;
    }
    if (text.value === null) return this.#keep(randomBytes(32).toString('hex'), mayLieOpen);

    const file = KeyFile.safeParse(parseJsonObject(text.value));
    const opened = file.success ? this.#deps.keyring.unseal(file.data) : ok('');
    if (!opened.ok) {
      this.#leftAlone = true;
      this.#mayWrite = false;
      return ok(this.#atHand);
    }
    if (!file.success || !KEY.test(opened.value)) {
      const aside = setAside(this.#file, this.#deps.now(), this.#fs);
      this.#mayWrite = aside !== null;
      return this.#keep(randomBytes(32).toString('hex'), mayLieOpen);
    }
    this.#atHand = { keyHex: opened.value, keeping: isOpen(file.data) ? 'unprotected' : 'keyring' };
    const sealAgain = isOpen(file.data) && this.#deps.keyring.backend !== null;
    return sealAgain ? this.#keep(opened.value, true) : ok(this.#atHand);
  }

  /** The person accepts an unprotected file, or takes that back. The key stays the same: `CallBook.moveTo` follows. */
  keepUnprotected(keep: boolean): Result<BookKeyAtHand, DiskError> {
    const { keyHex, keeping } = this.#atHand;
    if (!this.#mayWrite || keeping === 'keyring') return ok(this.#atHand);
    if (keep) return this.#keep(keyHex, true);
    const removed = this.#removeFile();
    if (!removed.ok) return removed;
    this.#atHand = { keyHex, keeping: 'session' };
    return ok(this.#atHand);
  }

  /** With the key every book sealed by it is gone, wherever a copy lies. `removeBooks` deletes the files. */
  forget(): Result<null, DiskError> {
    this.#atHand = sessionKey();
    this.#leftAlone = false;
    this.#mayWrite = true;
    return this.#removeFile();
  }

  #keep(keyHex: string, mayLieOpen: boolean): Result<BookKeyAtHand, DiskError> {
    const sealed = this.#deps.keyring.seal(keyHex) ?? (mayLieOpen ? leaveOpen(keyHex) : null);
    if (sealed === null || !this.#mayWrite) return ok(this.#atHand);
    const written = writeSafely(this.#file, JSON.stringify({ version: 1, ...sealed }), this.#fs);
    if (!written.ok) return written;
    this.#atHand = { keyHex, keeping: isOpen(sealed) ? 'unprotected' : 'keyring' };
    return ok(this.#atHand);
  }

  #removeFile(): Result<null, DiskError> {
    try {
      this.#fs.remove(this.#file);
      return ok(null);
    } catch (error) {
      return err(toDiskError(error));
    }
  }
}
