import * as z from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';

/** What of Electron's `safeStorage` is used. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only, and absent before Electron 25.5. */
  getSelectedStorageBackend?(): string;
}

/** A text as it may lie on disk. `backend` names what sealed it; `plain` means nobody did. */
export const Sealed = z.object({ backend: z.string(), blob: z.string() });
export type Sealed = z.infer<typeof Sealed>;

/** `otherBackend`: sealed by a keyring that is not at hand; it may come back. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: 'otherBackend' | 'cannotDecrypt' | 'brokenFile';
}

const PLAIN = 'plain';
// Chromium's `basic_text` is a key that anyone has; `unknown` is the answer before the app is ready.
const NO_KEYRING = new Set(['basic_text', 'unknown']);

/** The system's keyring, as far as there is one. */
export class Keyring {
  readonly #safeStorage: SafeStorage;
  readonly #platform: NodeJS.Platform;

  constructor({
    safeStorage,
    platform,
  }: {
    readonly safeStorage: SafeStorage;
    readonly platform: NodeJS.Platform;
  }) {
    this.#safeStorage = safeStorage;
    this.#platform = platform;
  }

  /** Name of the backend that seals, or null where there is none. */
  get backend(): string | null {
    try {
      if (!this.#safeStorage.isEncryptionAvailable()) return null;
      if (this.#platform === 'win32') return 'dpapi';
      if (this.#platform === 'darwin') return 'keychain';
      const backend = this.#safeStorage.getSelectedStorageBackend?.() ?? 'linux';
      return NO_KEYRING.has(backend) ? null : backend;
    } catch {
      return null;
    }
  }

  /** Null where there is no keyring or it refuses. */
  seal(text: string): Sealed | null {
    const { backend } = this;
    if (backend === null) return null;
    try {
      return { backend, blob: this.#safeStorage.encryptString(text).toString('base64') };
    } catch {
      return null;
    }
  }

  /** Opens what `seal` or `leaveOpen` made. */
  unseal({ backend, blob }: Sealed): Result<string, Unreadable> {
    const bytes = Buffer.from(blob, 'base64');
    if (backend === PLAIN) return ok(bytes.toString());
    if (backend !== this.backend) return err({ kind: 'unreadable', reason: 'otherBackend' });
    try {
      return ok(this.#safeStorage.decryptString(bytes));
    } catch {
      return err({ kind: 'unreadable', reason: 'cannotDecrypt' });
    }
  }
}

/** The same shape for a text that nobody seals. */
export function leaveOpen(text: string): Sealed {
  return { backend: PLAIN, blob: Buffer.from(text).toString('base64') };
}

export function isOpen(sealed: Sealed): boolean {
  return sealed.backend === PLAIN;
}
