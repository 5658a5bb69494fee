import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallFilter } from '../../../../../contract/model/callFilter.ts';
import { LocationId } from '../../../../../contract/model/ids.ts';
import { type BookContext, bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import type { KnownCall } from '../../../../../main/calls/knownCall.ts';
import { JoinedCalls } from '../../../../../main/calls/joinedCalls.ts';
import { comparedCaller, readCaller } from '../../../../../main/clients/phoneNumber.ts';
import { aCall, clientId, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';
import { anyCall } from '../../../../support/filledBook.ts';

const nowMs = NOON + 3_600_000;
const rule = { minSeconds: 5, openingHours: null, openDays: 7 };
const hilltop = { ...riverside, id: LocationId.parse(30), title: 'Hilltop' };

const row = (callId: number, second: number, change: Parameters<typeof aCall>[0] = {}): KnownCall =>
  aCall({ callId, startedAtMs: NOON + second * 1000, status: 'missed', durationSeconds: 0, ...change });
const answered = (callId: number, second: number, change: Parameters<typeof aCall>[0] = {}): KnownCall =>
  row(callId, second, { status: 'success', durationSeconds: 60, ...change });
const there = { locationId: riverside.id };

function aBook(...polls: readonly (readonly KnownCall[])[]): BookContext {
  const book = anEmptyBook(() => nowMs);
  bookHandlers.putCalls(book, { locations: [downtown, riverside, hilltop], calls: [], nowMs, rule });
  bookHandlers.remakeMissed(book, { rule, after: null, nowMs });
  for (const calls of polls) bookHandlers.putCalls(book, { calls, nowMs, rule });
  return book;
}

const linesOf = (book: BookContext, change: Partial<CallFilter> = {}) =>
  bookHandlers.readPage(book, { filter: { ...anyCall, ...change }, after: null, limit: 200, nowMs }).rows;
const keysOf = (book: BookContext, change: Partial<CallFilter> = {}): string[] =>
  linesOf(book, change).map(({ key }) => key);
const followUpsOf = (book: BookContext) =>
  (['open', 'done'] as const).flatMap(
    (tab) => bookHandlers.followUpPage(book, { tab, locationIds: [], offset: 0, limit: 50, nowMs }).rows,
  );
const reportOf = (book: BookContext, locationIds: LocationId[] = []) =>
  bookHandlers.readReport(book, { locationIds, fromDay: '2026-11-21', toDay: '2026-11-21' });
const exportOf = (book: BookContext) =>
  bookHandlers.exportPage(book, {
    filter: anyCall,
    fullNumbers: true,
    after: null,
    lastId: Number.MAX_SAFE_INTEGER,
    limit: 500,
    nowMs,
  }).rows;

/** All that people see of the calls in a book, apart from the order of those that began in the same moment. */
const seen = (book: BookContext) => ({
  lines: sorted(linesOf(book).map(({ cursor, ...line }) => ({ ...line, at: cursor.startedAtMs }))),
  missedLines: sorted(keysOf(book, { statuses: ['missed'] })),
  here: sorted(keysOf(book, { locationIds: [downtown.id] })),
  around: sorted(keysOf(book, { locationIds: [riverside.id, hilltop.id] })),
  followUps: sorted(followUpsOf(book)),
  report: reportOf(book),
  ours: reportOf(book, [riverside.id, hilltop.id]),
  exported: sorted(exportOf(book)),
});
const sorted = (list: readonly unknown[]): string[] => list.map((one) => JSON.stringify(one)).sort();

describe('a queue that rings several phones', () => {
  const legs = [row(1, 0), row(2, 4), answered(3, 9), row(4, 9)];
  const polls = [
    { name: 'at once', polls: [legs] },
    { name: 'one after another', polls: legs.map((leg) => [leg]) },
    { name: 'backwards', polls: [...legs].reverse().map((leg) => [leg]) },
    { name: 'by back-fill, twice', polls: [legs.slice(2), legs, legs] },
  ];

  test.each(polls)('that comes $name is one answered call', ({ polls: given }) => {
    const book = aBook(...given);
    expect(linesOf(book)).toMatchObject([
      { key: '10:1', status: 'success', durationSeconds: 60, followUp: null, firstTime: true },
    ]);
    expect(keysOf(book, { statuses: ['missed'] })).toEqual([]);
    expect(keysOf(book, { statuses: ['success'], locationIds: [downtown.id] })).toEqual(['10:1']);
    expect(bookHandlers.countCalls(book, { filter: anyCall, newerThan: null, nowMs })).toBe(1);
    expect(followUpsOf(book)).toEqual([]);
    expect(reportOf(book).days).toMatchObject([{ calls: 1, answered: 1, missed: 0, newNumbers: 1 }]);
    expect(exportOf(book)).toMatchObject([{ callId: 1, status: 'success', durationSeconds: 60 }]);
  });

  test.each([
    { name: 'one after another', order: [0, 1, 2, 3] },
    { name: 'backwards', order: [3, 2, 1, 0] },
    { name: 'from both ends', order: [0, 3, 1, 2] },
    { name: 'from the middle', order: [1, 2, 3, 0] },
  ])('and goes on for longer than one row reaches is one call, rows coming $name', ({ order }) => {
    const legs = [row(1, 0), row(2, 18), row(3, 36), row(4, 54)];
    const book = aBook(...order.map((place) => legs.slice(place, place + 1)));
    expect(keysOf(book)).toEqual(['10:1']);
    expect(followUpsOf(book)).toMatchObject([{ tries: 1 }]);
    bookHandlers.putCalls(book, { calls: [answered(4, 54)], nowMs, rule });
    expect(linesOf(book)).toMatchObject([{ key: '10:1', status: 'success' }]);
    expect(followUpsOf(book)).toEqual([]);
  });

  test('that nobody answers is one try, and its rows are in the details', () => {
    const book = aBook([row(2, 4), row(1, 0)], [row(3, 20)]);
    expect(followUpsOf(book)).toMatchObject([{ tries: 1, lastCall: '10:1', state: 'open' }]);
    expect(reportOf(book).days).toMatchObject([{ calls: 1, answered: 0, missed: 1 }]);
    expect(reportOf(book).hours).toMatchObject([{ missed: 1, neverCalledBack: 1, newNumbers: 1 }]);
    const details = bookHandlers.readCall(book, { key: row(3, 20).key });
    expect(details?.row.key).toBe('10:1');
    expect(details?.savedRows.map(({ key }) => key)).toEqual(['10:1', '10:2', '10:3']);
    expect(details?.sameNumber).toEqual([]);
  });

  test('rings long enough when its phones do together', () => {
    const ring = { durationSeconds: 3 };
    expect(followUpsOf(aBook([row(1, 0, ring)]))).toEqual([]);
    const book = aBook([row(1, 0, ring), row(2, 4, ring)]);
    expect(linesOf(book)).toMatchObject([{ status: 'missed', durationSeconds: 7 }]);
    expect(followUpsOf(book)).toHaveLength(1);
    // Judged anew together as well.
    bookHandlers.remakeMissed(book, { rule: { ...rule, minSeconds: 8 }, after: null, nowMs });
    expect(followUpsOf(book)).toEqual([]);
  });

  test('and whose lengths cannot be read is missed, however soon one leg follows another', () => {
    const unread = { durationSeconds: null };
    const book = aBook([row(1, 0, unread), row(2, 4, unread)]);
    expect(linesOf(book)).toMatchObject([{ status: 'missed', durationSeconds: null }]);
    expect(followUpsOf(book)).toMatchObject([{ tries: 1 }]);
    expect(followUpsOf(aBook([row(1, 0, { durationSeconds: 3 }), row(2, 4, unread)]))).toHaveLength(1);
  });

  test('of which a leg was answered after all closes what was open', () => {
    const book = aBook([row(1, 0), row(2, 4)]);
    expect(followUpsOf(book)).toHaveLength(1);
    bookHandlers.putCalls(book, { calls: [answered(2, 4)], nowMs, rule });
    expect(followUpsOf(book)).toEqual([]);
    bookHandlers.putCalls(book, { calls: [row(2, 4)], nowMs, rule });
    expect(followUpsOf(book)).toHaveLength(1);
    bookHandlers.putCalls(book, { calls: [row(2, 40)], nowMs, rule });
    expect(followUpsOf(book)).toMatchObject([{ tries: 2 }]);
  });

  test('of a caller who hides the number is one call only where the same can be seen of it', () => {
    const hidden = (callId: number, second: number, callerPhone: string): KnownCall =>
      row(callId, second, { callerPhone });
    const book = aBook([
      hidden(1, 0, '1315***0175'),
      hidden(2, 3, '1315***0175'),
      hidden(3, 5, '1315***0199'),
    ]);
    expect(keysOf(book)).toEqual(['10:3', '10:1']);
    const [known, written] = [{ clientId: clientId(7) }, { callerPhone: '+1 315 ••• 0175' }];
    expect(
      keysOf(aBook([{ ...hidden(1, 0, '1315***0175'), ...known }], [{ ...hidden(2, 3, ''), ...written }])),
    ).toEqual(['10:1']);
    expect(keysOf(aBook([hidden(1, 0, ''), hidden(2, 3, 'anonymous')]))).toEqual(['10:1']);
  });

  test('has the note and the recording of whichever leg has them', () => {
    const recordingUrl = 'https://records.example/3';
    const book = aBook([row(2, 4), answered(3, 9, { recordingUrl })]);
    const [card, first] = [row(2, 4).key, row(1, 0).key];
    bookHandlers.saveNote(book, { key: card, text: 'wants Ines', nowMs });
    bookHandlers.putCalls(book, { calls: [row(1, 0)], nowMs, rule });
    expect(linesOf(book)).toMatchObject([{ key: first, hasNote: true, hasRecording: true }]);
    expect(keysOf(book, { search: 'ines' })).toEqual([first]);
    expect(keysOf(book, { withRecording: true })).toEqual([first]);
    expect(exportOf(book)).toMatchObject([{ note: 'wants Ines', hasRecording: true }]);
    expect(bookHandlers.readCall(book, { key: first })?.note.text).toBe('wants Ines');
    expect(bookHandlers.callRecording(book, { key: first })).toMatchObject({
      link: recordingUrl,
      answered: true,
    });
    // One note, at whichever row it is written on.
    bookHandlers.saveNote(book, { key: first, text: 'wants Nora', nowMs });
    expect(bookHandlers.cardPages(book, { keys: [card] })[0]?.note.text).toBe('wants Nora');
    expect(book.database.prepare('SELECT count(*) FROM notes').pluck().all()).toEqual([1]);
  });

  test('loses a row to age and stays a call', () => {
    const book = aBook([row(1, 0), answered(2, 9)]);
    expect(bookHandlers.prune(book, { beforeMs: NOON + 5_000 })).toEqual({ calls: 1 });
    expect(linesOf(book)).toMatchObject([{ key: '10:2', status: 'success' }]);
    expect(book.database.prepare('SELECT count(*) FROM call_rows').pluck().all()).toEqual([0]);
  });
});

describe('a call that a chain lists in several locations', () => {
  const rows = [
    answered(1, 0),
    answered(8, 1, { ...there, callerPhone: '13155550175' }),
    answered(9, 2, { locationId: hilltop.id, callerPhone: '(315) 555-0175' }),
  ];
  test.each([
    { name: 'in order', polls: rows.map((one) => [one]) },
    { name: 'backwards', polls: [...rows].reverse().map((one) => [one]) },
  ])('under other ids and numbers is one, $name', ({ polls }) => {
    const book = aBook(...polls);
    expect(keysOf(book)).toEqual(['10:1']);
    expect(keysOf(book, { locationIds: [riverside.id] })).toEqual(['20:8']);
    expect(keysOf(book, { locationIds: [riverside.id, hilltop.id] })).toEqual(['20:8']);
    expect(keysOf(book, { locationIds: [downtown.id, hilltop.id], search: '5550175' })).toEqual(['10:1']);
    const count = (locationIds: LocationId[]) =>
      bookHandlers.countCalls(book, { filter: { ...anyCall, locationIds }, newerThan: null, nowMs });
    expect([count([]), count([hilltop.id]), count([riverside.id, hilltop.id])]).toEqual([1, 1, 1]);
    const calls = (locationIds: LocationId[]) =>
      reportOf(book, locationIds).days.map(({ locationId, newNumbers }) => [locationId, newNumbers]);
    expect(calls([])).toEqual([[10, 1]]);
    expect(calls([hilltop.id])).toEqual([[30, 1]]);
    expect(calls([riverside.id, hilltop.id])).toEqual([[20, 1]]);
    expect(exportOf(book)).toHaveLength(1);
  });

  test('with legs, of which one location lists the answered one', () => {
    const book = aBook([row(7, 0.5, there)], [row(1, 0), answered(2, 9)]);
    expect(linesOf(book)).toMatchObject([{ key: '10:1', status: 'success' }]);
    expect(linesOf(book, { locationIds: [riverside.id] })).toMatchObject([
      { key: '20:7', status: 'success' },
    ]);
    expect(followUpsOf(book)).toEqual([]);
  });
});

const anyRows = fc.uniqueArray(
  fc
    .record({
      callId: fc.nat({ max: 5 }).map((id) => id + 1),
      locationId: fc.constantFrom(downtown.id, riverside.id, hilltop.id),
      startedAtMs: fc.nat({ max: 90 }).map((second) => NOON + second * 1000),
      callerPhone: fc.constantFrom('+13155550175', '13155550175', '+13155550199', '', '1315***0175'),
      direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
      status: fc.constantFrom('success' as const, 'missed' as const, 'busy' as const),
      durationSeconds: fc.constantFrom(null, 0, 3, 60),
      recordingUrl: fc.constantFrom(null, 'https://records.example/1'),
    })
    .map((change) => aCall(change)),
  { maxLength: 9, selector: ({ key }) => key },
);
const arrivals = anyRows.chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    polls: fc.array(fc.subarray(rows), { maxLength: 3 }),
    last: fc.shuffledSubarray(rows, { minLength: rows.length }),
  }),
);

test('whatever rows come, in whatever order, people see the same calls', () => {
  fc.assert(
    fc.property(arrivals, ({ rows, polls, last }) => {
      expect(seen(aBook(...polls, ...last.map((one) => [one])))).toEqual(seen(aBook(rows)));
    }),
    { numRuns: 40 },
  );
});

/** Whether somebody was new stays with the first row that ever told of them. */
const inShort = (book: BookContext) => ({
  lines: sorted(linesOf(book).map(({ key, status, durationSeconds }) => [key, status, durationSeconds])),
  missedLines: sorted(keysOf(book, { statuses: ['missed'] })),
  here: sorted(keysOf(book, { locationIds: [downtown.id] })),
  followUps: sorted(followUpsOf(book).map(({ lastCall, tries, state }) => [lastCall, tries, state])),
  days: reportOf(book).days.map(({ calls, answered: taken, missed }) => [calls, taken, missed]),
});

test('whatever changes on the way, people see what the rows say in the end', () => {
  fc.assert(
    fc.property(anyRows, anyRows, (before, after) => {
      const kept = before.filter(({ key }) => after.every((one) => one.key !== key));
      expect(inShort(aBook(before, after))).toEqual(inShort(aBook([...kept, ...after])));
    }),
    { numRuns: 40 },
  );
});

const oddlyWritten = anyRows.chain((rows) =>
  fc
    .array(
      fc.record({
        callerPhone: fc.constantFrom(
          ...[
            '+13155550175',
            '(315) 555-0175',
            '',
            'anonymous',
            '1315***0175',
            '+1 (315) ••• 0175',
            '1***75',
          ],
          ...['Kaspi Bank', '104', 'ext. 104', '?', '7112233', '711-22-33', '+1 315 555 0175 ext. 12'],
        ),
        clientId: fc.constantFrom(null, clientId(1), clientId(2)),
      }),
      { minLength: rows.length, maxLength: rows.length },
    )
    .map((callers) => rows.map((one, index) => ({ ...one, ...callers[index] }))),
);

test('the list of today and the book make the same calls of the same rows, however callers are written', () => {
  fc.assert(
    fc.property(oddlyWritten, fc.nat({ max: 9 }), (rows, cut) => {
      const today = new JoinedCalls();
      for (const one of rows) today.put(one, comparedCaller(readCaller(one.callerPhone, downtown)));
      const book = aBook(rows.slice(cut), rows.slice(0, cut));
      const kept = book.database
        .prepare(
          `SELECT group_concat(location_id || ':' || call_id, ' ') FROM
             (SELECT *, coalesce(call, calls.id) AS one FROM calls LEFT JOIN call_rows ON row_id = calls.id
              ORDER BY started_at, calls.location_id, call_id) GROUP BY one`,
        )
        .pluck()
        .all();
      expect(sorted(today.all().map(({ rows: theirs }) => theirs.map(({ key }) => key).join(' ')))).toEqual(
        sorted(kept),
      );
    }),
    { numRuns: 100 },
  );
});
