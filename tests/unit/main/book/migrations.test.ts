import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { CallFilter } from '../../../../contract/model/callFilter.ts';
import { type BookDatabase, openDatabase } from '../../../../main/book/bookDatabase.ts';
import { type Migration, migrate, versionOf } from '../../../../main/book/migrations.ts';
import { openBook } from '../../../../main/book/openBook.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { schema1 } from '../../../../main/book/schema1.ts';
import { schema2 } from '../../../../main/book/schema2.ts';
import { schema3 } from '../../../../main/book/schema3.ts';
import { schema4 } from '../../../../main/book/schema4.ts';
import { aCall, clientId, downtown, NOON, riverside } from '../../../support/calls.ts';
import { anyCall, everyMissed } from '../../../support/filledBook.ts';
import { aFolder } from '../../../support/files.ts';

const keyHex = 'ab'.repeat(32);

/** A file as version 1 left it. */
function aBookOfVersion1(version = 1) {
  const place = { file: path.join(aFolder(), 'calls.db'), keyHex };
  const database = openDatabase(place);
  database.exec(schema1);
  database.exec(`INSERT INTO memos VALUES ('kept', 'since version 1'); PRAGMA user_version = ${version}`);
  database.close();
  return place;
}

const tables = (database: BookDatabase) =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
const make: Migration = (database) => database.exec(schema1);
const make2: Migration = (database) => database.exec(schema2);
const make3: Migration = (database) => database.exec(schema3);

it('makes a new book of the present version', () => {
  const opened = openBook({ file: path.join(aFolder(), 'calls.db'), keyHex });
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(versionOf(opened.value)).toBe(4);
  expect(tables(opened.value)).toEqual(expect.arrayContaining(['calls', 'installation_states', 'call_rows']));
  // Nothing is there that would have to be joined, or found by other names.
  expect(opened.value.prepare('SELECT name FROM memos').pluck().all()).toEqual([]);
});

/** A copy of the book that the last app of that version left, with rows in every table. */
function theFixtureOf(version: 1 | 2 | 3) {
  const place = { file: path.join(aFolder(), 'calls.db'), keyHex };
  fs.copyFileSync(path.join(import.meta.dirname, `fixtures/version${version}.db`), place.file);
  return place;
}

const allRows = (database: BookDatabase, made: readonly string[]) =>
  Object.fromEntries(
    tables(database)
      .map(String)
      .filter((name) => !made.includes(name))
      .map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]),
  );

it.each([
  { version: 1, made: ['installation_states', 'call_rows', 'said_clients', 'number_clients'] },
  { version: 2, made: ['call_rows', 'said_clients', 'number_clients'] },
  { version: 3, made: ['said_clients', 'number_clients'] },
] as const)('upgrades a book of version $version with everything in it', ({ version, made }) => {
  const place = theFixtureOf(version);
  const old = openDatabase(place);
  expect(versionOf(old)).toBe(version);
  const before = allRows(old, made);
  expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);
  old.close();
  const opened = openBook(place);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(versionOf(opened.value)).toBe(4);
  const toJoin = version < 3 ? [{ name: 'joinCallsAfter', value: '0' }] : [];
  const toName = { name: 'numberClientsAfter', value: '0' };
  const fields = (rows: readonly unknown[] = []) => rows.map((row) => Object(row) as object);
  expect(allRows(opened.value, made)).toEqual({
    ...before,
    calls: fields(before['calls']).map((call) => ({ ...call, said: null, held: null })),
    memos: [...toJoin, ...(before['memos'] ?? []), toName],
  });
});

it('joins the rows of calls that an older version took for calls, in the background', () => {
  const opened = openBook(theFixtureOf(2));
  if (!opened.ok) throw new Error(opened.error.kind);
  const context = { database: opened.value, nowMs: () => NOON };
  const keys = (locationIds: CallFilter['locationIds']) => {
    const filter = { ...anyCall, locationIds };
    const { rows } = bookHandlers.readPage(context, { filter, after: null, limit: 50, nowMs: NOON });
    return rows.map(({ key }) => key).filter((key) => /:900/.test(key));
  };
  const tries = () => opened.value.prepare('SELECT tries FROM follow_ups WHERE tries > 1').pluck().all();
  // Of a queue each leg; of a chain's call the copy that came last is a twin.
  expect(keys([])).toEqual(['20:9005', '10:9003', '10:9004', '10:9002', '10:9001']);
  expect(tries()).toEqual([3]);
  expect(bookHandlers.joinKeptCalls(context, { nowMs: NOON })).toEqual({ done: false });
  expect(bookHandlers.joinKeptCalls(context, { nowMs: NOON })).toEqual({ done: true });
  expect(bookHandlers.joinKeptCalls(context, { nowMs: NOON })).toEqual({ done: true });
  expect(keys([])).toEqual(['10:9005', '10:9001']);
  expect(keys([riverside.id])).toEqual(['20:9005']);
  expect(tries()).toEqual([]);
});

it('keeps who the calls of an older book were, and finds each by its own name, in the background', () => {
  const opened = openBook(theFixtureOf(3));
  if (!opened.ok) throw new Error(opened.error.kind);
  const context = { database: opened.value, nowMs: () => NOON };
  const rows = (search: string) => {
    const filter = { ...anyCall, search };
    const page = bookHandlers.readPage(context, { filter, after: null, limit: 50, nowMs: NOON });
    return page.rows.map(({ key, clientName }) => `${key} ${clientName ?? ''}`);
  };
  const before = rows('');
  const later = aCall({ callId: 77, endedSecondsAgo: -600, clientId: clientId(9) });
  const put = { calls: [later], nowMs: NOON, rule: everyMissed };
  bookHandlers.putCalls(context, put);
  const zoe = { id: clientId(9), name: 'Zoe Vance', phoneText: '', visitCount: null };
  bookHandlers.putClients(context, { locationId: downtown.id, clients: [zoe], gone: [], nowMs: NOON });
  expect(rows('')).toEqual(['10:77 Zoe Vance', ...before]);
  while (!bookHandlers.wordKeptNumbers(context).done);
  expect([rows('zoe'), rows('quill')]).toEqual([['10:77 Zoe Vance'], ['10:1 Marta Quill']]);
  expect(opened.value.prepare("SELECT 1 FROM memos WHERE name = 'numberClientsAfter'").all()).toEqual([]);
});

it('asks the upgraded book what it asks a new one', () => {
  const opened = openBook(theFixtureOf(1));
  if (!opened.ok) throw new Error(opened.error.kind);
  const context = { database: opened.value, nowMs: () => NOON };
  const ofDowntown = { locationId: downtown.id, applicationId: 7 };
  bookHandlers.putInstallationState(context, { ...ofDowntown, state: 'active', seenAtMs: NOON });
  expect(bookHandlers.installationHistory(context, ofDowntown)).toEqual([
    { seenAtMs: NOON, state: 'active' },
  ]);
  const page = bookHandlers.readPage(context, { filter: anyCall, after: null, limit: 10, nowMs: NOON });
  expect(page.rows.map(({ clientName }) => clientName)).toContain('Marta Quill');
});

it.each([
  { version: 2, before: [make], schema: schema2 },
  { version: 3, before: [make, make2], schema: schema3 },
  { version: 4, before: [make, make2, make3], schema: schema4 },
] as const)('leaves the old book standing when the step to version $version fails half way', (step) => {
  const place = theFixtureOf(step.version === 2 ? 1 : step.version === 3 ? 2 : 3);
  const broken: Migration = (book) => {
    book.exec(`${step.schema} DELETE FROM memos`);
    throw new Error('half way');
  };
  expect(() => openBook(place, [...step.before, broken])).toThrow('half way');
  const opened = openBook(place);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(opened.value.prepare("SELECT value FROM memos WHERE name = 'kept'").pluck().all()).toEqual([
    'since version 1',
  ]);
});

it('leaves a newer book as it is', () => {
  const place = aBookOfVersion1(99);
  const before = fs.readFileSync(place.file);
  expect(openBook(place)).toMatchObject({ ok: false, error: { kind: 'newer' } });
  expect(fs.readFileSync(place.file).equals(before)).toBe(true);
});

it('runs only the steps that are missing, each once', () => {
  const database = openDatabase(aBookOfVersion1());
  const steps: Migration[] = [make, (book) => book.exec('CREATE TABLE second (x)')];
  expect(migrate(database, steps).ok).toBe(true);
  expect(versionOf(database)).toBe(2);
  expect(migrate(database, steps).ok).toBe(true);
});

it('takes a step that fails back as a whole and stays at the version before', () => {
  const database = openDatabase(aBookOfVersion1());
  const steps: Migration[] = [
    make,
    (book) => book.exec('CREATE TABLE second (x)'),
    (book) => {
      book.exec("CREATE TABLE third (x); DELETE FROM memos; INSERT INTO second VALUES ('half')");
      throw new Error('a step with a bug');
    },
  ];
  expect(() => migrate(database, steps)).toThrow('a step with a bug');
  expect(versionOf(database)).toBe(2);
  expect(tables(database)).toContain('second');
  expect(tables(database)).not.toContain('third');
  expect(database.prepare('SELECT count(*) FROM memos').pluck().all()).toEqual([1]);
});
