import type { Notice } from '../../contract/model/account.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type BookKeyAtHand, removeBooks, removeSessionBook, sessionKey } from '../book/bookFiles.ts';
import type { SpawnBook } from '../book/bookMessages.ts';
import { CallBook } from '../book/callBook.ts';
import type { Clock } from '../clock.ts';
import type { DiskError } from '../files/diskError.ts';
import { BookKey } from '../secrets/bookKey.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { Profile } from './profile.ts';

export interface BookListeners {
  readonly onState: () => void;
  readonly onNotice: (notice: Notice) => void;
}

export interface ProfileBooksDeps {
  readonly keyring: Keyring;
  readonly spawn: SpawnBook;
  readonly clock: Clock;
  readonly onBug: (error: unknown) => void;
}

/** Makes the call book of a profile, with the key that opens it. */
export class ProfileBooks {
  readonly #deps: ProfileBooksDeps;
  // Reading the keyring takes a moment, so a key is read when its book is wanted and kept for the run.
  readonly #keys = new WeakMap<Profile, BookKey>();

  constructor(deps: ProfileBooksDeps) {
    this.#deps = deps;
  }

  /** Not opened yet. The demo salon makes its calls anew at each start, and so it does its book. */
  make(profile: Profile, listeners: BookListeners): CallBook {
    const { spawn, clock, onBug } = this.#deps;
    if (profile.kind === 'demo') removeSessionBook(profile.dir);
    const key = profile.kind === 'demo' ? sessionKey() : this.#keyOf(profile, listeners.onNotice).atHand;
    return new CallBook({ spawn, dir: profile.dir, key, clock, onBug, ...listeners });
  }

  /** The person accepts (or takes back) an unprotected book; null: nothing is to be moved. */
  keepUnprotected(profile: Profile, keep: boolean): Result<BookKeyAtHand | null, DiskError> {
    return this.#keys.get(profile)?.keepUnprotected(keep) ?? ok(null);
  }

  /** The book must be stopped. */
  forget(profile: Profile): Result<null, DiskError> {
    const { keyring, clock } = this.#deps;
    const key = this.#keys.get(profile) ?? new BookKey({ dir: profile.dir, keyring, now: clock.now });
    const forgotten = key.forget();
    this.#keys.delete(profile);
    const removed = removeBooks(profile.dir);
    return forgotten.ok ? removed : forgotten;
  }

  #keyOf(profile: Profile, onNotice: BookListeners['onNotice']): BookKey {
    const known = this.#keys.get(profile);
    if (known) return known;
    const key = new BookKey({ dir: profile.dir, keyring: this.#deps.keyring, now: this.#deps.clock.now });
    const loaded = key.load({ mayLieOpen: profile.vault.keeping === 'unprotected' });
    if (key.leftAlone) onNotice({ kind: 'bookLeftAlone', reason: 'keyAway' });
    if (!loaded.ok) onNotice({ kind: 'notSaved', full: loaded.error.kind === 'diskFull' });
    this.#keys.set(profile, key);
    return key;
  }
}
