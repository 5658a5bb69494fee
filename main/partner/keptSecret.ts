import { isOpen, type Keyring, type Sealed } from '../secrets/keyring.ts';

/** A secret that may go into a file: sealed, or only in memory where there is no keyring. */
export class KeptSecret {
  readonly #sealed: Sealed | null;
  readonly #text: string | null;

  private constructor(text: string | null, sealed: Sealed | null) {
    this.#text = text;
    this.#sealed = sealed;
  }

  static of(text: string, keyring: Keyring): KeptSecret {
    return new KeptSecret(text, keyring.seal(text));
  }

  /** What a file held. A keyring that is away may come back, so the sealed text stays as it is. */
  static from(sealed: Sealed, keyring: Keyring): KeptSecret {
    const opened = isOpen(sealed) ? null : keyring.unseal(sealed);
    return new KeptSecret(opened?.ok ? opened.value : null, isOpen(sealed) ? null : sealed);
  }

  /** Null: the keyring that sealed it is not at hand. */
  get text(): string | null {
    return this.#text;
  }

  /** What may lie on disk; null where it is kept for this run only. */
  get sealed(): Sealed | null {
    return this.#sealed;
  }
}
