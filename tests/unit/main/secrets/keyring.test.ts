import { describe, expect, it } from 'vitest';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';

function setup(platform: NodeJS.Platform = 'linux') {
  const safeStorage = new FakeSafeStorage();
  return { safeStorage, keyring: new Keyring({ safeStorage, platform }) };
}

describe('Keyring', () => {
  it('seals and opens, and names who sealed', () => {
    const { keyring } = setup();
    const sealed = keyring.seal('canary');
    expect(sealed?.backend).toBe('gnome_libsecret');
    expect(sealed?.blob).not.toContain('canary');
    expect(sealed && keyring.unseal(sealed)).toEqual({ ok: true, value: 'canary' });
  });

  it.each([
    { platform: 'win32' as const, backend: 'dpapi' },
    { platform: 'darwin' as const, backend: 'keychain' },
  ])('has its own name on $platform', ({ platform, backend }) => {
    expect(setup(platform).keyring.backend).toBe(backend);
  });

  it.each(['basic_text', 'unknown'])('counts %s on Linux as no keyring', (backend) => {
    const { safeStorage, keyring } = setup();
    safeStorage.backend = backend;
    expect(keyring.backend).toBeNull();
    expect(keyring.seal('canary')).toBeNull();
  });

  it('works with an Electron that cannot name its backend', () => {
    const { encryptString, decryptString } = FakeSafeStorage.prototype;
    const old = { isEncryptionAvailable: () => true, encryptString, decryptString };
    expect(new Keyring({ safeStorage: old, platform: 'linux' }).backend).toBe('linux');
  });

  it('has none where encryption is not available, locked or throws', () => {
    const { safeStorage, keyring } = setup();
    safeStorage.refuses = true;
    expect(keyring.seal('canary')).toBeNull();
    safeStorage.available = false;
    expect(keyring.backend).toBeNull();
    const throwing = Object.assign(new FakeSafeStorage(), {
      isEncryptionAvailable: () => {
        throw new Error('no bus');
      },
    });
    expect(new Keyring({ safeStorage: throwing, platform: 'linux' }).backend).toBeNull();
  });

  it.each([
    { name: 'another backend sealed', change: { backend: 'kwallet5' }, reason: 'otherBackend' },
    { name: 'the keyring is away', change: { available: false }, reason: 'otherBackend' },
    { name: 'the keyring was replaced', change: { secret: 9 }, reason: 'cannotDecrypt' },
  ])('says why a text cannot be opened: $name', ({ change, reason }) => {
    const { safeStorage, keyring } = setup();
    const sealed = keyring.seal('canary') ?? { backend: '', blob: '' };
    Object.assign(safeStorage, change);
    expect(keyring.unseal(sealed)).toEqual({ ok: false, error: { kind: 'unreadable', reason } });
  });
});
