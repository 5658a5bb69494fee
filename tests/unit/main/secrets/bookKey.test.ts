import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeBooks } from '../../../../main/book/bookFiles.ts';
import type { FileSystem } from '../../../../main/files/fileSystem.ts';
import { BookKey, lookForBook } from '../../../../main/secrets/bookKey.ts';
import { Keyring } from '../../../../main/secrets/keyring.ts';
import { FakeSafeStorage } from '../../../support/fakeSafeStorage.ts';
import { aFolder, diskWithRoom, modeOf } from '../../../support/files.ts';

const now = () => Date.parse('2026-11-21T12:00:00Z');

function setup({ available = true, fs: disk }: { available?: boolean; fs?: FileSystem } = {}) {
  const dir = aFolder();
  const safeStorage = Object.assign(new FakeSafeStorage(), { available });
  const keyring = new Keyring({ safeStorage, platform: 'linux' });
  const open = (mayLieOpen = false) => {
    const key = new BookKey({ dir, keyring, now, ...(disk ? { fs: disk } : {}) });
    return { key, loaded: key.load({ mayLieOpen }) };
  };
  return { dir, file: path.join(dir, 'book.key'), keyring, safeStorage, open };
}

describe('with a keyring', () => {
  it('makes a key once and keeps it sealed, for the owner only', () => {
    const { file, open } = setup();
    const { keyHex, keeping } = open().key.atHand;
    expect(keeping).toBe('keyring');
    expect(keyHex).toMatch(/^[0-9a-f]{64}$/);
    expect(modeOf(file)).toBe(0o600);
    const text = fs.readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ version: 1, backend: 'gnome_libsecret' });
    expect(text).not.toContain(Buffer.from(keyHex).toString('base64'));
    expect(open().key.atHand).toEqual({ keyHex, keeping });
  });

  it.each([
    ['is another', { backend: 'kwallet6' }],
    ['is gone', { available: false }],
    ['is locked', { refuses: true }],
  ])('leaves a key alone whose keyring %s', (_, away) => {
    const { dir, safeStorage, open } = setup();
    const first = open().key.atHand;
    fs.writeFileSync(path.join(dir, 'calls.db'), 'the book');
    const there = { backend: safeStorage.backend, available: true, refuses: false };
    Object.assign(safeStorage, away);
    const second = open(true).key;
    expect(second).toMatchObject({ leftAlone: true, atHand: { keeping: 'session' } });
    expect(second.atHand.keyHex).not.toBe(first.keyHex);
    expect(second.keepUnprotected(true)).toEqual({ ok: true, value: second.atHand });
    expect(second.atHand.keeping).toBe('session');
    Object.assign(safeStorage, there);
    expect(open().key).toMatchObject({ leftAlone: false, atHand: first });
  });

  it.each(['', '{"version":1', '{"version":1,"backend":"plain","blob":"c2hvcnQ="}'])(
    'sets a broken file aside: %s',
    (text) => {
      const { dir, file, open } = setup();
      fs.writeFileSync(file, text);
      expect(open().key.atHand.keeping).toBe('keyring');
      expect(fs.readdirSync(dir).sort()).toEqual(['book.key', 'book.key.broken-20261121T120000Z']);
    },
  );

  it('holds for this run only what a full disk refuses', () => {
    const { open } = setup({ fs: diskWithRoom(10) });
    const { key, loaded } = open();
    expect(loaded).toEqual({ ok: false, error: { kind: 'diskFull', detail: 'ENOSPC' } });
    expect(key.atHand.keeping).toBe('session');
  });
});

describe('the book of earlier runs', () => {
  const kept = (options?: Parameters<typeof setup>[0]) => {
    const made = setup(options);
    made.open(true);
    fs.writeFileSync(path.join(made.dir, 'calls.db'), 'the book');
    const looks = () => lookForBook(made);
    return { ...made, looks };
  };

  it('opens with the key that lies there, and looking changes nothing', () => {
    for (const available of [true, false]) {
      const { dir, file, looks } = kept({ available });
      const before = [fs.readdirSync(dir), fs.readFileSync(file, 'utf8')];
      expect(looks()).toBe('opens');
      expect([fs.readdirSync(dir), fs.readFileSync(file, 'utf8')]).toEqual(before);
    }
  });

  it.each([{ backend: 'kwallet6' }, { available: false }, { refuses: true }, { secret: 9 }])(
    'waits for its keyring: %j',
    (change) => {
      const { safeStorage, looks } = kept();
      Object.assign(safeStorage, change);
      expect(looks()).toBe('keyAway');
    },
  );

  it('is none where there is no book, or no key that could open it', () => {
    const { dir, file, looks } = kept();
    fs.rmSync(path.join(dir, 'calls.db'));
    expect(looks()).toBe('none');
    fs.writeFileSync(path.join(dir, 'calls.db'), 'the book');
    for (const text of ['', '{', '{"version":1,"backend":"plain","blob":"c2hvcnQ="}']) {
      fs.writeFileSync(file, text);
      expect(looks()).toBe('none');
    }
    fs.rmSync(file);
    expect(looks()).toBe('none');
    expect(lookForBook({ dir: path.join(dir, 'nowhere'), keyring: setup().keyring })).toBe('none');
  });
});

it('never writes over a key that it could not read', () => {
  const { file, open } = setup({ available: false });
  fs.mkdirSync(file);
  const { key, loaded } = open(true);
  expect(loaded).toMatchObject({ ok: false, error: { kind: 'diskError' } });
  expect(key.keepUnprotected(true)).toMatchObject({ ok: true, value: { keeping: 'session' } });
});

describe('without a keyring', () => {
  it('keeps the key nowhere, and another one the next time', () => {
    const { dir, open } = setup({ available: false });
    const { keyHex, keeping } = open().key.atHand;
    expect(keeping).toBe('session');
    expect(fs.readdirSync(dir)).toEqual([]);
    expect(open().key.atHand.keyHex).not.toBe(keyHex);
  });

  it('removes what a book of an earlier run has left', () => {
    const { dir, open } = setup({ available: false });
    for (const part of ['', '-wal', '-shm']) fs.writeFileSync(path.join(dir, `calls-session.db${part}`), 'x');
    fs.writeFileSync(path.join(dir, 'calls.db'), 'another');
    open();
    expect(fs.readdirSync(dir)).toEqual(['calls.db']);
  });

  it('lies open when the person accepts that, and is sealed as soon as a keyring is there', () => {
    const { file, safeStorage, open } = setup({ available: false });
    const { key } = open();
    const { keyHex } = key.atHand;
    expect(key.keepUnprotected(true)).toEqual({ ok: true, value: { keyHex, keeping: 'unprotected' } });
    expect(modeOf(file)).toBe(0o600);
    expect(open().key.atHand).toEqual({ keyHex, keeping: 'unprotected' });
    safeStorage.available = true;
    expect(open().key.atHand).toEqual({ keyHex, keeping: 'keyring' });
  });

  it('is taken back to this run', () => {
    const { dir, open } = setup({ available: false });
    const { key } = open(true);
    const { keyHex, keeping } = key.atHand;
    expect(keeping).toBe('unprotected');
    expect(key.keepUnprotected(false)).toEqual({ ok: true, value: { keyHex, keeping: 'session' } });
    expect(fs.readdirSync(dir)).toEqual([]);
  });
});

it('forgets the key and every book', () => {
  const { dir, open } = setup();
  const { key } = open();
  const before = key.atHand.keyHex;
  for (const name of ['calls.db', 'calls.db-wal', 'calls.db.broken-20261120T120000Z', 'calls-session.db'])
    fs.writeFileSync(path.join(dir, name), 'x');
  fs.writeFileSync(path.join(dir, 'tokens.json'), '{}');
  expect(key.forget().ok && removeBooks(dir).ok).toBe(true);
  expect(fs.readdirSync(dir)).toEqual(['tokens.json']);
  expect(key.atHand).toMatchObject({ keeping: 'session' });
  expect(key.atHand.keyHex).not.toBe(before);
});
