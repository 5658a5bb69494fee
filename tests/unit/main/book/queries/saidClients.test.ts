import { describe, expect, it } from 'vitest';
import type { CallKey } from '../../../../../contract/model/ids.ts';
import type { BookContext } from '../../../../../main/book/bookHandlers.ts';
import { bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import type { BookCall } from '../../../../../main/book/queries/putCalls.ts';
import { aCall, clientId, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { aBookWith, anyCall, everyMissed } from '../../../../support/filledBook.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const HOUR = 3_600_000;
const [ANN, BEA] = [1, 2];
const NAMES: Readonly<Record<number, string>> = { [ANN]: 'Ann Birch', [BEA]: 'Bea Cole', 3: 'Cora Dale' };

/** The call of an hour of the day, all of one number unless told otherwise. */
const at = (hour: number, change: Parameters<typeof aCall>[0] = {}): ReturnType<typeof aCall> =>
  aCall({ callId: hour, startedAtMs: NOON + hour * HOUR, ...change });

function put(book: BookContext, calls: readonly BookCall[]): void {
  bookHandlers.putCalls(book, { locations: [downtown, riverside], calls, nowMs: NOON, rule: everyMissed });
}

function named(book: BookContext, id: number, name = NAMES[id] ?? '', location = downtown): void {
  const clients = [{ id: clientId(id), name, phoneText: '', visitCount: null }];
  bookHandlers.putClients(book, { locationId: location.id, clients, gone: [], nowMs: NOON });
}

const say = (
  book: BookContext,
  hour: number | CallKey,
  id: number | null,
  how: 'chosen' | 'found' = 'found',
): void => {
  const key = typeof hour === 'number' ? at(hour).key : hour;
  const client = id === null ? null : { id: clientId(id), name: NAMES[id] ?? '' };
  bookHandlers.keepSaidClient(book, { key, client, chosen: how === 'chosen', nowMs: NOON + 24 * HOUR });
};

function rows(book: BookContext, filter: Partial<typeof anyCall> = {}) {
  const asked = { filter: { ...anyCall, ...filter }, nowMs: NOON };
  const page = bookHandlers.readPage(book, { ...asked, after: null, limit: 200 });
  expect(bookHandlers.countCalls(book, { ...asked, newerThan: null })).toBe(page.rows.length);
  return page.rows;
}

/** Who each call was, by its hour, in the list; checked against the pane, the export and the filter of callers. */
function who(book: BookContext): Record<string, string | null> {
  const all = rows(book);
  const { lastId } = bookHandlers.exportStart(book, { filter: anyCall, nowMs: NOON });
  const file = bookHandlers.exportPage(book, {
    filter: anyCall,
    fullNumbers: true,
    after: null,
    lastId,
    limit: 200,
    nowMs: NOON,
  });
  expect(file.rows.map(({ name }) => name)).toEqual(all.map(({ clientName }) => clientName ?? ''));
  for (const { key, clientName, clientId: id } of all) {
    expect(bookHandlers.readCall(book, { key })?.row.clientName).toBe(clientName);
    expect(bookHandlers.callParty(book, { key })?.clientId).toBe(id);
  }
  expect(rows(book, { caller: 'known' }).map(({ key }) => key)).toEqual(
    all.filter(({ clientId: id }) => id !== null).map(({ key }) => key),
  );
  return Object.fromEntries(
    all.map(({ key, clientName }): [string, string | null] => [key.split(':')[1] ?? '', clientName]),
  );
}

const found = (book: BookContext, search: string): number[] =>
  rows(book, { search }).map(({ key }) => Number(key.split(':')[1]));

describe('a call keeps who it was', () => {
  it('shows whom somebody chose, whoever rings from the number later', () => {
    const book = aBookWith([at(9), at(10)]);
    say(book, 10, BEA, 'chosen');
    put(book, [at(11), at(12, { clientId: clientId(ANN) }), at(13)]);
    named(book, ANN);
    // The choice holds for the calls after it, and Ann for those after hers.
    expect(who(book)).toEqual({ 9: null, 10: 'Bea Cole', 11: 'Bea Cole', 12: 'Ann Birch', 13: 'Ann Birch' });
    expect(found(book, 'bea')).toEqual([11, 10]);
    expect(found(book, 'birch')).toEqual([13, 12]);
    expect(found(book, '0175')).toEqual([13, 12, 11, 10, 9]);
    expect(found(book, 'bea 0175')).toEqual([11, 10]);
    expect(found(book, 'ann cole')).toEqual([]);
  });

  it('keeps earlier calls theirs when Altegio puts another client beside a later one', () => {
    const book = aBookWith([at(9, { clientId: clientId(BEA) }), at(10)]);
    named(book, BEA);
    put(book, [at(11, { clientId: clientId(ANN) })]);
    named(book, ANN);
    expect(who(book)).toEqual({ 9: 'Bea Cole', 10: 'Bea Cole', 11: 'Ann Birch' });
    expect(found(book, 'bea')).toEqual([10, 9]);
  });

  it('names the calls of a number that had nobody when its client is created or found, and no others', () => {
    const book = aBookWith([at(8, { clientId: clientId(ANN) }), at(9), at(10)]);
    named(book, ANN);
    say(book, 9, null);
    say(book, 10, null);
    expect(who(book)).toEqual({ 8: 'Ann Birch', 9: null, 10: null });
    say(book, 10, BEA);
    expect(who(book)).toEqual({ 8: 'Ann Birch', 9: 'Bea Cole', 10: 'Bea Cole' });
    expect(found(book, 'bea')).toEqual([10, 9]);
  });

  it('names all calls of a new number when its client is created', () => {
    const book = aBookWith([at(8), at(9), at(10, { callerPhone: '+13155550199' })]);
    say(book, 9, BEA);
    expect(who(book)).toEqual({ 8: 'Bea Cole', 9: 'Bea Cole', 10: null });
    expect(found(book, 'cole')).toEqual([9, 8]);
  });

  it('leaves earlier calls of nobody alone when somebody is only chosen', () => {
    const book = aBookWith([at(8), at(9)]);
    say(book, 9, BEA, 'chosen');
    expect(who(book)).toEqual({ 8: null, 9: 'Bea Cole' });
    // Later the only client of the number.
    put(book, [at(10)]);
    say(book, 10, BEA);
    expect(who(book)).toEqual({ 8: 'Bea Cole', 9: 'Bea Cole', 10: 'Bea Cole' });
  });

  it('takes a choice back, and another one changes this call and later ones only', () => {
    const book = aBookWith([at(8, { clientId: clientId(ANN) }), at(9)]);
    named(book, ANN);
    say(book, 9, BEA, 'chosen');
    say(book, 9, null);
    expect(who(book)).toEqual({ 8: 'Ann Birch', 9: null });
    put(book, [at(10)]);
    expect(who(book)).toMatchObject({ 9: null, 10: 'Ann Birch' });
    say(book, 9, 3, 'chosen');
    expect(who(book)).toEqual({ 8: 'Ann Birch', 9: 'Cora Dale', 10: 'Ann Birch' });
    expect(found(book, 'bea')).toEqual([]);
  });

  it('keeps a choice on an older card to its call when somebody rang later', () => {
    const book = aBookWith([at(8), at(9, { clientId: clientId(ANN) })]);
    named(book, ANN);
    say(book, 8, BEA, 'chosen');
    put(book, [at(10)]);
    expect(who(book)).toEqual({ 8: 'Bea Cole', 9: 'Ann Birch', 10: 'Ann Birch' });
  });

  it('keeps what a card said when Altegio tells another client afterwards, and takes Altegio over a guess', () => {
    const book = aBookWith([at(8), at(9)]);
    say(book, 8, BEA);
    put(book, [at(8, { clientId: clientId(ANN) }), at(9, { clientId: clientId(ANN) })]);
    named(book, ANN);
    expect(who(book)).toEqual({ 8: 'Bea Cole', 9: 'Ann Birch' });
  });

  it('shows the newest name of a client who was renamed, and finds the calls by it', () => {
    const book = aBookWith([at(8), at(9, { clientId: clientId(ANN) })]);
    named(book, ANN);
    say(book, 8, BEA, 'chosen');
    named(book, BEA, 'Bea Marsh');
    expect(who(book)).toEqual({ 8: 'Bea Marsh', 9: 'Ann Birch' });
    expect([found(book, 'marsh'), found(book, 'cole')]).toEqual([[8], []]);
  });

  it('takes what a card said before its call was in the book', () => {
    const book = aBookWith([]);
    say(book, 8, BEA);
    put(book, [at(8)]);
    expect(who(book)).toEqual({ 8: 'Bea Cole' });
    expect(found(book, 'bea')).toEqual([8]);
  });

  it('names a call without a card after the one client whom the book knows by its number', () => {
    const book = aBookWith([]);
    const known = [{ id: clientId(BEA), name: 'Bea Cole', phoneText: '+1 315 555 0175', visitCount: null }];
    bookHandlers.putClients(book, { locationId: downtown.id, clients: known, gone: [], nowMs: NOON });
    put(book, [at(8)]);
    expect(who(book)).toEqual({ 8: 'Bea Cole' });
    expect(found(book, 'bea')).toEqual([8]);
    // Whom the card cannot tell from others is nobody.
    say(book, 8, null);
    expect(who(book)).toEqual({ 8: null });
    expect(found(book, 'bea')).toEqual([]);
  });

  it('asks for the names of clients whom only a card told', () => {
    const book = aBookWith([at(8)]);
    bookHandlers.keepSaidClient(book, {
      key: at(8).key,
      client: { id: clientId(77), name: '' },
      chosen: true,
      nowMs: NOON,
    });
    expect(bookHandlers.namelessCallers(book, { locationId: downtown.id })).toEqual([77]);
  });
});

describe('several rows of one call', () => {
  const legs = (hour: number) => [
    at(hour, { callId: hour * 100, status: 'missed', durationSeconds: 5 }),
    at(hour, { callId: hour * 100 + 1, startedAtMs: NOON + hour * HOUR + 6_000 }),
  ];
  const copy = (hour: number) =>
    at(hour, { callId: hour * 100 + 2, locationId: riverside.id, startedAtMs: NOON + hour * HOUR + 6_000 });

  it('are one person, whichever row had the card and whichever came later', () => {
    const [first, second] = legs(9);
    if (!first || !second) throw new Error('two legs');
    const book = aBookWith([first]);
    say(book, first.key, BEA, 'chosen');
    put(book, [second, copy(9), at(10, { clientId: clientId(ANN) })]);
    named(book, ANN);
    expect(who(book)).toEqual({ 900: 'Bea Cole', 10: 'Ann Birch' });
    expect(rows(book, { locationIds: [riverside.id] }).map(({ clientName }) => clientName)).toEqual([
      'Bea Cole',
    ]);
    expect(found(book, 'bea')).toEqual([900]);
    // Taken back at another row of it.
    say(book, second.key, null);
    expect(who(book)).toEqual({ 900: null, 10: 'Ann Birch' });
  });
});

describe('what else names a caller', () => {
  it('follow-up shows who the last try was, and finds a created client behind a missed call', () => {
    const missed = { status: 'missed', rawStatus: 'missed', durationSeconds: 20 } as const;
    const book = aBookWith([at(-3, missed), at(-2, { ...missed, callerPhone: '+13155550199' })]);
    const page = () =>
      bookHandlers
        .followUpPage(book, { tab: 'open', locationIds: [], offset: 0, limit: 10, nowMs: NOON })
        .rows.map((row) => row.clientName);
    expect(page().sort()).toEqual([null, null]);
    say(book, -3, BEA);
    expect(page().sort()).toEqual(['Bea Cole', null]);
    bookHandlers.putCalls(book, {
      calls: [at(-1, { ...missed, clientId: clientId(ANN) })],
      nowMs: NOON,
      rule: everyMissed,
    });
    named(book, ANN);
    expect(page()).toContain('Ann Birch');
    expect(page()).not.toContain('Bea Cole');
  });

  it('tells the last calls who they were', () => {
    const book = aBookWith([at(8), at(9)]);
    say(book, 8, BEA, 'chosen');
    const keys = [at(8).key, at(9).key, at(10).key];
    expect(bookHandlers.callPersons(book, { keys })).toEqual([
      { key: keys[0], name: 'Bea Cole', vip: false, nobody: false },
      { key: keys[1], name: null, vip: false, nobody: false },
    ]);
  });
});

it('forgets whom a card said with the call, and the client with the last call that was theirs', () => {
  const book = aBookWith([at(8), at(9, { clientId: clientId(ANN) })]);
  named(book, ANN);
  say(book, 8, BEA, 'chosen');
  const prune = (beforeMs: number) => {
    while (bookHandlers.prune(book, { beforeMs }).calls > 0);
  };
  const clients = () => book.database.prepare('SELECT name FROM clients ORDER BY name').pluck().all();
  prune(NOON + 48 * HOUR);
  expect(who(book)).toEqual({});
  expect(clients()).toEqual([]);
});

it('keeps a client as long as a call is theirs, and lets go of the words of one who is gone', () => {
  const book = aBookWith([at(8), at(9, { clientId: clientId(ANN) })]);
  named(book, ANN);
  say(book, 9, BEA, 'chosen');
  bookHandlers.prune(book, { beforeMs: NOON + 1 });
  expect(who(book)).toMatchObject({ 9: 'Bea Cole' });
  say(book, 8, 3, 'chosen');
  while (bookHandlers.prune(book, { beforeMs: NOON + 8.5 * HOUR }).calls > 0);
  expect(who(book)).toEqual({ 9: 'Bea Cole' });
  const words = (table: string) =>
    book.database.prepare(`SELECT words FROM ${table}`).pluck().all().join(' ');
  expect(`${words('callers')} ${words('number_clients')}`).not.toContain('cora');
  expect(book.database.prepare('SELECT count(*) FROM said_clients').pluck().all()).toEqual([1]);
});

it('keeps whom a card said in a book that replaces a damaged one', () => {
  // The rows of the table are copied by the rescue; the call comes from Altegio again.
  const book = anEmptyBook();
  book.database
    .prepare('INSERT INTO said_clients (location_id, call_id, client_id, said_at) VALUES (?, 8, ?, ?)')
    .run(downtown.id, BEA, NOON);
  put(book, [at(8)]);
  named(book, BEA);
  expect(who(book)).toEqual({ 8: 'Bea Cole' });
});
