import path from 'node:path';
import * as z from 'zod';
import type { TokenKeeping } from '../../contract/model/account.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { Addresses } from '../altegio/addresses.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import { isOpen, type Keyring, leaveOpen, Sealed, type Unreadable } from './keyring.ts';

const TokenFile = Sealed.extend({ version: z.literal(1) });
const TokenPair = z.object({ partnerToken: z.string().min(1), userToken: z.string().min(1) });
// Files of earlier versions do not say where their tokens are good.
const KeptTokens = TokenPair.extend({ addresses: Addresses.optional() });

export type Tokens = Readonly<z.infer<typeof TokenPair>>;

export interface TokenVaultDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly keyring: Keyring;
  readonly fs?: FileSystem;
}

/** The only place where tokens lie. Nothing here ever puts a token into an error or a log. */
export class TokenVault {
  readonly #file: string;
  readonly #keyring: Keyring;
  readonly #fs: FileSystem;
  #tokens: Tokens | null = null;
  #addresses: Addresses | null = null;
  #keeping: TokenKeeping = 'none';
  #mayLieOpen = false;

  constructor({ dir, keyring, fs = nodeFileSystem }: TokenVaultDeps) {
    this.#file = path.join(dir, 'tokens.json');
    this.#keyring = keyring;
    this.#fs = fs;
  }

  /** How the tokens at hand are kept. */
  get keeping(): TokenKeeping {
    return this.#keeping;
  }

  get keyringAvailable(): boolean {
    return this.#keyring.backend !== null;
  }

  /** The tokens at hand, after `load` or `save`. */
  get tokens(): Tokens | null {
    return this.#tokens;
  }

  /** Where the tokens at hand were given: they go nowhere else, whatever the settings say. */
  get addresses(): Addresses | null {
    return this.#addresses;
  }

  /**
   * Reads the file once at start; null when there is none. An unreadable file stays until new tokens are kept. The
   * configured addresses stand in where an old file names none.
   */
  load({ apiUrl, marketplaceUrl }: Addresses): Result<Tokens | null, Unreadable | DiskError> {
    const text = readIfThere(this.#file, this.#fs);
    if (!text.ok) return text;
    if (text.value === null) return ok(null);

    const file = TokenFile.safeParse(parseJsonObject(text.value));
    if (!file.success) return err({ kind: 'unreadable', reason: 'brokenFile' });
    const opened = this.#keyring.unseal(file.data);
    if (!opened.ok) return opened;
    const kept = KeptTokens.safeParse(parseJsonObject(opened.value));
    if (!kept.success) return err({ kind: 'unreadable', reason: 'brokenFile' });

    const { addresses = { apiUrl, marketplaceUrl }, ...tokens } = kept.data;
    this.#tokens = tokens;
    this.#addresses = addresses;
    this.#mayLieOpen = isOpen(file.data);
    this.#keeping = this.#mayLieOpen ? 'unprotected' : 'keyring';
    if (this.#mayLieOpen && this.keyringAvailable && !this.save(tokens, addresses).ok)
      this.#keeping = 'unprotected';
    return ok(tokens);
  }

  /** Keeps new tokens as well as this machine and the person allow. On an error they still hold for this run. */
  save(tokens: Tokens, { apiUrl, marketplaceUrl }: Addresses): Result<TokenKeeping, DiskError> {
    const addresses = { apiUrl, marketplaceUrl };
    this.#tokens = tokens;
    this.#addresses = addresses;
    this.#keeping = 'session';
    const text = JSON.stringify({ ...tokens, addresses });
    const sealed = this.#keyring.seal(text) ?? (this.#mayLieOpen ? leaveOpen(text) : null);
    if (sealed === null) return ok(this.#keeping);

    const written = writeSafely(this.#file, JSON.stringify({ version: 1, ...sealed }), this.#fs);
    if (!written.ok) return written;
    this.#keeping = isOpen(sealed) ? 'unprotected' : 'keyring';
    return ok(this.#keeping);
  }

  /** The person accepts an unprotected file, or takes that back. Means nothing where a keyring works. */
  keepUnprotected(keep: boolean): Result<TokenKeeping, DiskError> {
    if (this.#keeping === 'keyring') return ok(this.#keeping);
    this.#mayLieOpen = keep;
    if (keep)
      return this.#tokens && this.#addresses ? this.save(this.#tokens, this.#addresses) : ok(this.#keeping);
    if (this.#keeping !== 'unprotected') return ok(this.#keeping);
    const removed = this.#removeFile();
    if (!removed.ok) return removed;
    this.#keeping = 'session';
    return ok(this.#keeping);
  }

  forget(): Result<null, DiskError> {
    this.#tokens = null;
    this.#addresses = null;
    this.#keeping = 'none';
    this.#mayLieOpen = false;
    return this.#removeFile();
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
