import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type BookDatabase, openDatabase } from '../../../../main/book/bookDatabase.ts';
import { type Migration, migrate, versionOf } from '../../../../main/book/migrations.ts';
import { openBook } from '../../../../main/book/openBook.ts';
import { bookHandlers } from '../../../../main/book/bookHandlers.ts';
import { schema1 } from '../../../../main/book/schema1.ts';
import { schema2 } from '../../../../main/book/schema2.ts';
import { downtown, NOON } from '../../../support/calls.ts';
import { anyCall } from '../../../support/filledBook.ts';
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

it('makes a new book of the present version', () => {
  const opened = openBook({ file: path.join(aFolder(), 'calls.db'), keyHex });
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(versionOf(opened.value)).toBe(2);
  expect(tables(opened.value)).toEqual(expect.arrayContaining(['calls', 'installation_states']));
});

/** A copy of the book that the last app of version 1 left, with rows in every table. */
function theFixtureOfVersion1() {
  const place = { file: path.join(aFolder(), 'calls.db'), keyHex };
  fs.copyFileSync(path.join(import.meta.dirname, 'fixtures/version1.db'), place.file);
  return place;
}

const allRows = (database: BookDatabase) =>
  Object.fromEntries(
    tables(database)
      .map(String)
      .filter((name) => name !== 'installation_states')
      .map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]),
  );

it('upgrades a book of version 1 with everything in it', () => {
  const place = theFixtureOfVersion1();
  const old = openDatabase(place);
  expect(versionOf(old)).toBe(1);
  const before = allRows(old);
  expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);
  old.close();
  const opened = openBook(place);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(versionOf(opened.value)).toBe(2);
  expect(allRows(opened.value)).toEqual(before);
  expect(opened.value.prepare('SELECT value FROM memos').pluck().all()).toEqual(['since version 1']);
});

it('asks the upgraded book what it asks a new one', () => {
  const opened = openBook(theFixtureOfVersion1());
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

it('leaves the old book standing when the step to version 2 fails half way', () => {
  const place = theFixtureOfVersion1();
  const broken: Migration = (book) => {
    book.exec(`${schema2} DELETE FROM memos`);
    throw new Error('half way');
  };
  expect(() => openBook(place, [make, broken])).toThrow('half way');
  const opened = openBook(place);
  if (!opened.ok) throw new Error(opened.error.kind);
  expect(opened.value.prepare('SELECT count(*) FROM memos').pluck().all()).toEqual([1]);
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
