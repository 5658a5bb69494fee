import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../main/book/bookDatabase.ts';
import { sessionKey } from '../../../../main/book/bookFiles.ts';
import { aCallBook, spawnTestBook, testKey } from '../../../support/callBook.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aFolder, modeOf } from '../../../support/files.ts';
import { waitUntil } from '../../../support/waitUntil.ts';

const names = (value: string[]) => ({ ok: true, value });

async function aFilledFolder(rows = 300): Promise<string> {
  const dir = aFolder();
  const { book, ask } = aCallBook(dir);
  book.start();
  await ask('execute', {
    sql: "INSERT INTO notes (location_id, call_id, text, changed_at) VALUES (1, 2, 'typed', 3)",
  });
  await ask('addMemos', { names: Array.from({ length: rows }, (_, row) => `row ${row}`), length: 2000 });
  await book.stop();
  return dir;
}

function change(dir: string, edit: (bytes: Buffer) => Buffer): void {
  const file = path.join(dir, 'calls.db');
  fs.writeFileSync(file, edit(fs.readFileSync(file)));
}

function flipped(bytes: Buffer, from: number): Buffer {
  for (let at = from; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe('asking', () => {
  it('lets requests wait while it opens and answers them in order', async () => {
    const { book, ask, onState } = aCallBook(aFolder());
    book.start();
    expect(book.phase).toBe('opening');
    const order: number[] = [];
    const asked = Array.from({ length: 50 }, async (_, index) => {
      await ask('addMemos', { names: [`n${index}`] });
      order.push(index);
    });
    await Promise.all(asked);
    expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(book.phase).toBe('open');
    expect(onState).toHaveBeenCalledTimes(2);
  });

  it('answers bookClosed before the start and after the end', async () => {
    const { book, ask } = aCallBook(aFolder());
    const closed = { ok: false, error: { kind: 'bookClosed', detail: 'closed' } };
    expect(await ask('memoNames')).toEqual(closed);
    book.start();
    await ask('memoNames');
    await book.stop();
    expect(await ask('memoNames')).toEqual(closed);
    expect(book.phase).toBe('closed');
  });

  it('takes back what a request wrote before it failed, and reports the bug', async () => {
    const { book, ask, onBug } = aCallBook(aFolder());
    book.start();
    expect(await ask('addThenThrow', { name: 'half' })).toMatchObject({
      ok: false,
      error: { detail: 'bug' },
    });
    expect(onBug).toHaveBeenCalledWith(expect.objectContaining({ message: 'a bug after a write' }));
    expect(await ask('addMemos', { names: ['a', 'b', 'a'] })).toMatchObject({ ok: false });
    expect(await ask('memoNames')).toEqual(names([]));
    expect(await ask('noSuchRequest')).toMatchObject({ ok: false, error: { detail: 'bug' } });
    expect(book.phase).toBe('open');
  });
});

describe('the file', () => {
  it('is for its owner only, unreadable without the key, and alone after the end', async () => {
    const dir = aFolder();
    const { book, ask } = aCallBook(dir);
    book.start();
    await ask('addMemos', { names: ['CANARY'] });
    const files = fs.readdirSync(dir);
    expect(files).toContain('calls.db-wal');
    for (const name of files) {
      expect(modeOf(path.join(dir, name))).toBe(0o600);
      expect(fs.readFileSync(path.join(dir, name)).includes('CANARY')).toBe(false);
    }
    await book.stop();
    expect(fs.readdirSync(dir)).toEqual(['calls.db']);
  });

  it('goes on under another name when the person accepts an unprotected one', async () => {
    const dir = aFolder();
    const key = sessionKey();
    const { book, ask } = aCallBook(dir, { key });
    book.start();
    await ask('addMemos', { names: ['typed'] });
    expect(fs.existsSync(path.join(dir, 'calls-session.db'))).toBe(true);
    const moved = book.moveTo({ ...key, keeping: 'unprotected' });
    expect(await ask('addMemos', { names: ['typed meanwhile'] })).toMatchObject({ ok: true });
    await moved;
    expect(await ask('memoNames')).toEqual(names(['typed', 'typed meanwhile']));
    expect(book.keeping).toBe('unprotected');
    await book.stop();
    expect(fs.readdirSync(dir)).toEqual(['calls.db']);
  });
});

describe('a damaged book', () => {
  it.each([
    ['with bytes flipped at its head', (bytes: Buffer) => flipped(bytes, 20)],
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 5000)],
    ['of another kind', () => Buffer.from('not a database, but long enough to be one. '.repeat(100))],
  ])('%s is set aside and a new one begun', async (_, edit) => {
    const dir = await aFilledFolder();
    change(dir, edit);
    const before = fs.readFileSync(path.join(dir, 'calls.db'));
    const { book, ask, onNotice } = aCallBook(dir);
    book.start();
    expect(await ask('memoNames')).toEqual(names([]));
    const aside = fs
      .readdirSync(dir)
      .find((name) => name.startsWith('calls.db.broken-') && !name.includes('-wal'));
    expect(onNotice.mock.calls).toEqual([[{ kind: 'bookSetAside', file: aside }]]);
    expect(fs.readFileSync(path.join(dir, aside ?? '')).equals(before)).toBe(true);
  });

  it('is set aside when its key is another', async () => {
    const dir = await aFilledFolder();
    const { book, ask, onNotice } = aCallBook(dir, { key: { ...testKey, keyHex: 'cd'.repeat(32) } });
    book.start();
    expect(await ask('memoNames')).toEqual(names([]));
    expect(onNotice).toHaveBeenCalledTimes(1);
  });

  it('is set aside when the damage shows later', async () => {
    const dir = await aFilledFolder();
    // The first pages hold the schema, so that it opens.
    change(dir, (bytes) => flipped(bytes, bytes.length / 2));
    const { book, ask, onNotice } = aCallBook(dir);
    book.start();
    expect(await ask('readMemo', { name: 'no such' })).toMatchObject({ ok: true });
    expect(onNotice).not.toHaveBeenCalled();
    expect(await ask('readEverything')).toEqual({
      ok: false,
      error: { kind: 'diskError', detail: 'SQLITE_CORRUPT' },
    });
    expect(await ask('memoNames')).toEqual(names([]));
    expect(onNotice).toHaveBeenCalledTimes(1);
    expect(book.phase).toBe('open');
    const notes = await ask('all', { sql: 'SELECT location_id, call_id, text, sending FROM notes' });
    expect(notes).toEqual({ ok: true, value: [[1, 2, 'typed', 'notSent']] });
  });
});

it('leaves the book of a newer version alone', async () => {
  const dir = await aFilledFolder(1);
  const file = path.join(dir, 'calls.db');
  const newer = openDatabase({ file, keyHex: testKey.keyHex });
  newer.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
  newer.close();
  const before = fs.readFileSync(file);
  const { book, ask, onNotice } = aCallBook(dir);
  book.start();
  expect(await ask('memoNames')).toEqual(names([]));
  expect(book.keeping).toBe('session');
  expect(onNotice.mock.calls).toEqual([[{ kind: 'bookLeftAlone', reason: 'newer' }]]);
  await book.stop();
  expect(fs.readFileSync(file).equals(before)).toBe(true);
});

it('says that the folder is gone, and opens when it is back', async () => {
  const dir = path.join(aFolder(), 'gone');
  const { book, ask } = aCallBook(dir);
  book.start();
  const refused = { ok: false, error: { kind: 'diskError', detail: 'ENOENT' } };
  expect(await ask('memoNames')).toEqual(refused);
  expect(book).toMatchObject({ phase: 'failed', problem: refused.error });
  fs.mkdirSync(dir);
  book.start();
  expect(await ask('memoNames')).toEqual(names([]));
});

it('starts again after a crash, once', async () => {
  const clock = new FakeClock();
  const { book, ask, onBug } = aCallBook(aFolder(), { clock });
  book.start();
  await ask('addMemos', { names: ['kept'] });
  await ask('crash');
  await waitUntil(() => book.phase === 'opening');
  const asked = ask('memoNames');
  await clock.advance(1_000);
  expect(await asked).toEqual(names(['kept']));
  expect(onBug).toHaveBeenCalledWith(expect.objectContaining({ message: 'the thread fell over' }));
  void ask('crash');
  await waitUntil(() => book.phase === 'failed');
  expect(await ask('memoNames')).toEqual({ ok: false, error: { kind: 'bookClosed', detail: 'crashed' } });
});

it('ends after three seconds however long a request takes', async () => {
  let over = (): void => undefined;
  const threadOver = new Promise<void>((resolve) => {
    over = resolve;
  });
  const clock = new FakeClock();
  const { book, ask } = aCallBook(aFolder(), {
    clock,
    spawn: (deps) => spawnTestBook({ ...deps, onEnd: over }),
  });
  book.start();
  await ask('memoNames');
  const until = new Int32Array(new SharedArrayBuffer(4));
  const hanging = ask('hang', { until });
  const stopped = book.stop();
  await clock.advance(2_999);
  expect(book.phase).toBe('open');
  await clock.advance(1);
  await stopped;
  expect(book.phase).toBe('closed');
  expect(await hanging).toMatchObject({ ok: false, error: { kind: 'bookClosed' } });
  Atomics.store(until, 0, 1);
  Atomics.notify(until, 0);
  await threadOver;
});
