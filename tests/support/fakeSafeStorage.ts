import type { SafeStorage } from '../../main/secrets/keyring.ts';

/** A keyring that a test can take away, swap or break. Sealed texts are unreadable under another `secret`. */
export class FakeSafeStorage implements SafeStorage {
  available = true;
  backend = 'gnome_libsecret';
  secret = 7;
  refuses = false;

  isEncryptionAvailable(): boolean {
    return this.available;
  }

  encryptString(text: string): Buffer {
    if (!this.available || this.refuses) throw new Error('the keyring is locked');
    return Buffer.from(
      [this.secret, ...Buffer.from(text)].map((byte, index) => (index === 0 ? byte : byte ^ this.secret)),
    );
  }

  decryptString(encrypted: Buffer): string {
    if (!this.available || this.refuses || encrypted[0] !== this.secret) throw new Error('cannot decrypt');
    return Buffer.from([...encrypted.subarray(1)].map((byte) => byte ^ this.secret)).toString();
  }

  getSelectedStorageBackend(): string {
    return this.backend;
  }
}
