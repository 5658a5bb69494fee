import fs from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../main/files/fileSystem.ts';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { TokenVault } from '../../../../main/secrets/tokenVault.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';
import { aFolder, diskWithRoom, modeOf } from '../../../support/files.ts';

const tokens = { partnerToken: 'CANARY_PARTNER_x1', userToken: 'CANARY_USER_x2' };
const given = { apiUrl: 'https://api.example.com/api/v1', marketplaceUrl: 'https://app.example.com' };
const configured = {
  apiUrl: 'https://other.example.com/api/v1',
  marketplaceUrl: 'https://other.example.com',
};
const newer = { partnerToken: 'CANARY_PARTNER_x1', userToken: 'CANARY_USER_x3' };

function setup({
  dir = aFolder(),
  available = true,
  fs: disk,
}: { dir?: string; available?: boolean; fs?: FileSystem } = {}) {
  const safeStorage = Object.assign(new FakeSafeStorage(), { available });
  const keyring = new Keyring({ safeStorage, platform: 'linux' });
  const open = () => new TokenVault({ dir, keyring, ...(disk ? { fs: disk } : {}) });
  return { dir, file: path.join(dir, 'tokens.json'), safeStorage, open, vault: open() };
}

const textOf = (file: string) => fs.readFileSync(file, 'utf8');

describe('with a keyring', () => {
  it('keeps tokens over a restart, sealed and for the owner only', () => {
    const { vault, open, file } = setup();
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'keyring' });
    expect(textOf(file)).not.toContain('CANARY');
    expect(JSON.parse(textOf(file))).toMatchObject({ version: 1, backend: 'gnome_libsecret' });
    expect(modeOf(file)).toBe(0o600);

    const again = open();
    expect(again.load(configured)).toEqual({ ok: true, value: tokens });
    expect(again).toMatchObject({ keeping: 'keyring', keyringAvailable: true, tokens });
  });

  it('starts with nothing', () => {
    const { vault } = setup();
    expect(vault.load(configured)).toEqual({ ok: true, value: null });
    expect(vault).toMatchObject({ keeping: 'none', tokens: null });
  });

  it('forgets', () => {
    const { vault, file, open } = setup();
    vault.save(tokens, given);
    expect(vault.forget().ok).toBe(true);
    expect(vault).toMatchObject({ keeping: 'none', tokens: null });
    expect(fs.existsSync(file)).toBe(false);
    expect(open().load(configured)).toEqual({ ok: true, value: null });
    expect(vault.forget().ok).toBe(true);
  });

  it('does not need anyone to accept an unprotected file', () => {
    const { vault, file } = setup();
    vault.save(tokens, given);
    expect(vault.keepUnprotected(true)).toEqual({ ok: true, value: 'keyring' });
    expect(textOf(file)).not.toContain('CANARY');
    expect(vault.keepUnprotected(false)).toEqual({ ok: true, value: 'keyring' });
    expect(fs.existsSync(file)).toBe(true);
  });

  it('holds the tokens for this run when the disk is full, and leaves the old file', () => {
    const dir = aFolder();
    setup({ dir }).vault.save(tokens, given);
    const { vault, open } = setup({ dir, fs: diskWithRoom(10) });
    vault.load(configured);
    expect(vault.save(newer, given)).toMatchObject({ ok: false, error: { kind: 'diskFull' } });
    expect(vault).toMatchObject({ keeping: 'session', tokens: newer });
    expect(open().load(configured)).toEqual({ ok: true, value: tokens });
  });
});

describe('without a keyring', () => {
  it('keeps tokens for this run only', () => {
    const { vault, dir, open } = setup({ available: false });
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'session' });
    expect(vault).toMatchObject({ keeping: 'session', keyringAvailable: false, tokens });
    expect(fs.readdirSync(dir)).toEqual([]);
    expect(open().load(configured)).toEqual({ ok: true, value: null });
  });

  it('keeps them in the open only when the person says so, and takes that back', () => {
    const { vault, file, open } = setup({ available: false });
    vault.save(tokens, given);
    expect(vault.keepUnprotected(true)).toEqual({ ok: true, value: 'unprotected' });
    expect(JSON.parse(textOf(file))).toMatchObject({ backend: 'plain' });
    expect(modeOf(file)).toBe(0o600);

    const again = open();
    expect(again.load(configured)).toEqual({ ok: true, value: tokens });
    expect(again.keeping).toBe('unprotected');
    expect(again.save(newer, given)).toEqual({ ok: true, value: 'unprotected' });
    expect(open().load(configured)).toEqual({ ok: true, value: newer });

    expect(again.keepUnprotected(false)).toEqual({ ok: true, value: 'session' });
    expect(again.tokens).toEqual(newer);
    expect(fs.existsSync(file)).toBe(false);
  });

  it('remembers consent given before there were tokens, and forgets it with them', () => {
    const { vault } = setup({ available: false });
    expect(vault.keepUnprotected(true)).toEqual({ ok: true, value: 'none' });
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'unprotected' });
    vault.forget();
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'session' });
  });

  it('treats a keyring that refuses like none', () => {
    const { vault, safeStorage, dir } = setup();
    safeStorage.refuses = true;
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'session' });
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('moves an unprotected file into a keyring that has come', () => {
    const { vault, safeStorage, file, open } = setup({ available: false });
    vault.save(tokens, given);
    vault.keepUnprotected(true);
    safeStorage.available = true;

    const again = open();
    expect(again.load(configured)).toEqual({ ok: true, value: tokens });
    expect(again.keeping).toBe('keyring');
    expect(textOf(file)).not.toContain(Buffer.from(JSON.stringify(tokens)).toString('base64'));
    expect(JSON.parse(textOf(file))).toMatchObject({ backend: 'gnome_libsecret' });
  });
});

describe('the addresses that the tokens were given for', () => {
  const old = (blob: object) =>
    JSON.stringify({
      version: 1,
      backend: 'plain',
      blob: Buffer.from(JSON.stringify(blob)).toString('base64'),
    });

  it('come back with the tokens, whatever the settings say by then', () => {
    const { vault, open } = setup();
    vault.save(tokens, given);
    expect(vault.addresses).toEqual(given);
    const again = open();
    again.load(configured);
    expect(again.addresses).toEqual(given);
  });

  it('follow new tokens and are forgotten with them', () => {
    const { vault, open } = setup();
    vault.save(tokens, given);
    vault.save(newer, configured);
    const again = open();
    again.load(given);
    expect(again.addresses).toEqual(configured);
    again.forget();
    expect(again.addresses).toBeNull();
  });

  it('of a file without them are those of the settings, kept with the next save', () => {
    const { file, open } = setup({ available: false });
    fs.writeFileSync(file, old(tokens));
    const first = open();
    expect(first.load(configured)).toEqual({ ok: true, value: tokens });
    expect(first.addresses).toEqual(configured);
    first.keepUnprotected(true);

    const second = open();
    second.load(given);
    expect(second.addresses).toEqual(configured);
  });

  it.each(['http://evil.example.com/api/v1', 'https://user:pw@api.example.com/api/v1', 'nowhere', ''])(
    'must be safe to send tokens to: %j makes the file a broken one',
    (apiUrl) => {
      const { vault, file } = setup({ available: false });
      fs.writeFileSync(file, old({ ...tokens, addresses: { ...given, apiUrl } }));
      expect(vault.load(configured)).toMatchObject({ ok: false, error: { reason: 'brokenFile' } });
      expect(vault).toMatchObject({ tokens: null, addresses: null });
    },
  );
});

describe('an unreadable file', () => {
  it.each([
    { name: 'by another backend', change: { backend: 'kwallet5' }, reason: 'otherBackend' },
    { name: 'with the keyring away', change: { available: false }, reason: 'otherBackend' },
    { name: 'with another key', change: { secret: 9 }, reason: 'cannotDecrypt' },
  ])('$name: says so and stays until new tokens are kept', ({ change, reason }) => {
    const { vault, safeStorage, file, open } = setup();
    vault.save(tokens, given);
    const before = textOf(file);
    Object.assign(safeStorage, change);

    const again = open();
    expect(again.load(configured)).toEqual({ ok: false, error: { kind: 'unreadable', reason } });
    expect(again).toMatchObject({ keeping: 'none', tokens: null });
    expect(again.keepUnprotected(false).ok).toBe(true);
    expect(textOf(file)).toBe(before);

    const kept = again.save(newer, given);
    if (kept.ok && kept.value === 'session') expect(textOf(file)).toBe(before);
    else expect(open().load(configured)).toEqual({ ok: true, value: newer });
  });

  it.each([
    '',
    '{',
    '[]',
    '{"version":1}',
    '{"version":2,"backend":"plain","blob":"e30="}',
    '{"version":1,"backend":"plain","blob":"e30="}',
  ])('that holds %j is called broken and kept', (text) => {
    const { vault, file } = setup();
    fs.writeFileSync(file, text);
    expect(vault.load(configured)).toEqual({
      ok: false,
      error: { kind: 'unreadable', reason: 'brokenFile' },
    });
    expect(textOf(file)).toBe(text);
    expect(vault.save(tokens, given)).toEqual({ ok: true, value: 'keyring' });
  });

  it('never shows a token in an error', () => {
    const { vault } = setup({ fs: diskWithRoom(0) });
    expect(JSON.stringify(vault.save(tokens, given))).not.toContain('CANARY');
    expect(JSON.stringify(vault)).not.toContain('CANARY');
    expect(inspect(vault, { depth: 9 })).not.toContain('CANARY');
  });
});
