import path from 'node:path';
import * as z from 'zod';
import { LocationId } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { setAside } from '../files/brokenFile.ts';
import { type DiskError, toDiskError } from '../files/diskError.ts';
import { type FileSystem, nodeFileSystem } from '../files/fileSystem.ts';
import { parseJsonObject } from '../files/json.ts';
import { readIfThere, writeSafely } from '../files/safeFile.ts';
import { type Keyring, Sealed } from '../secrets/keyring.ts';
import { KeptSecret } from './keptSecret.ts';

const KeptToken = z.strictObject({
  chainId: z.number().int().nullable(),
  locationIds: z.array(LocationId),
  token: Sealed,
});
const Kept = z.strictObject({ version: z.literal(1), tokens: z.array(KeptToken) });

export interface TelephonyTokensDeps {
  /** The profile's folder; must exist. */
  readonly dir: string;
  readonly keyring: Keyring;
  readonly now: () => number;
  readonly fs?: FileSystem;
}

interface ChainToken {
  /** Null: the link that brought it named no chain. */
  readonly chainId: number | null;
  readonly locationIds: readonly LocationId[];
  readonly secret: KeptSecret;
}

const MOST = 500;

/** The telephony token of each chain, which telephony is disabled and enabled again with. Sealed, or for this run only. */
export class TelephonyTokens {
  readonly #file: string;
  readonly #keyring: Keyring;
  readonly #fs: FileSystem;
  /** Newest last. */
  #tokens: readonly ChainToken[] = [];
  #unreadable: DiskError | null = null;

  private constructor({ dir, keyring, fs = nodeFileSystem }: TelephonyTokensDeps) {
    this.#file = path.join(dir, 'telephony-tokens.json');
    this.#keyring = keyring;
    this.#fs = fs;
  }

  /** Reads what earlier runs kept; a broken file is set aside. */
  static open(deps: TelephonyTokensDeps): TelephonyTokens {
    const tokens = new TelephonyTokens(deps);
    const text = readIfThere(tokens.#file, tokens.#fs);
    // A file that is there and cannot be read must not be written over.
    if (!text.ok) tokens.#unreadable = text.error;
    if (!text.ok || text.value === null) return tokens;
    const kept = Kept.safeParse(parseJsonObject(text.value));
    if (!kept.success) {
      setAside(tokens.#file, deps.now(), tokens.#fs);
      return tokens;
    }
    tokens.#tokens = kept.data.tokens.map(({ token, ...whose }) => ({
      ...whose,
      secret: KeptSecret.from(token, deps.keyring),
    }));
    return tokens;
  }

  /** The token of the location's chain, and every location that it came for; null: none is known here. */
  find(
    locationId: LocationId,
    chainId: number | null,
  ): { readonly text: string; readonly locationIds: readonly LocationId[] } | null {
    for (const token of this.#tokens.toReversed()) {
      const isMeant =
        token.locationIds.includes(locationId) || (chainId !== null && token.chainId === chainId);
      const { text } = token.secret;
      if (isMeant && text !== null) return { text, locationIds: token.locationIds };
    }
    return null;
  }

  /** Keeps a token that has worked. On an error it holds for this run. */
  keep(chainId: number | null, locationIds: readonly LocationId[], token: string): Result<null, DiskError> {
    const others = this.#tokens.filter(
      (known) => known.secret.text !== token && (chainId === null || known.chainId !== chainId),
    );
    const before = this.#tokens.filter((known) => !others.includes(known));
    const ids = new Set([...before.flatMap((known) => known.locationIds), ...locationIds]);
    const secret = KeptSecret.of(token, this.#keyring);
    this.#tokens = [...others, { chainId, locationIds: [...ids], secret }].slice(-MOST);
    return this.#write();
  }

  get count(): number {
    return this.#tokens.length;
  }

  /** Forgets every token, also on disk. */
  clear(): Result<null, DiskError> {
    this.#tokens = [];
    try {
      this.#fs.remove(this.#file);
      this.#unreadable = null;
      return ok(null);
    } catch (error) {
      return err(toDiskError(error));
    }
  }

  #write(): Result<null, DiskError> {
    const tokens = this.#tokens.flatMap(({ chainId, locationIds, secret }) =>
      secret.sealed ? [{ chainId, locationIds: [...locationIds], token: secret.sealed }] : [],
    );
    if (tokens.length === 0) return ok(null);
    if (this.#unreadable) return err(this.#unreadable);
    return writeSafely(this.#file, `${JSON.stringify({ version: 1, tokens })}\n`, this.#fs);
  }
}
