import { describe, expect, test } from 'vitest';
import type { CallFilter } from '../../../../../contract/model/callFilter.ts';
import { LocationId } from '../../../../../contract/model/ids.ts';
import type { BookContext } from '../../../../../main/book/bookHandlers.ts';
import { pageHandlers } from '../../../../../main/book/queries/callPages.ts';
import { aCall, clientId, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { aBookWith, anyCall } from '../../../../support/filledBook.ts';

const { readPage, countCalls } = pageHandlers;

function keysOf(book: BookContext, filter: Partial<CallFilter>, nowMs = NOON): string[] {
  const asked = { ...anyCall, ...filter };
  const { rows } = readPage(book, { filter: asked, after: null, limit: 200, nowMs });
  expect(countCalls(book, { filter: asked, newerThan: null, nowMs })).toBe(rows.length);
  return rows.map((row) => row.key);
}

describe('filters', () => {
  const book = aBookWith([
    aCall({ callId: 1, endedSecondsAgo: 60, recordingUrl: 'https://a.example/1' }),
    aCall({ callId: 2, endedSecondsAgo: 120, status: 'missed', durationSeconds: 0 }),
    aCall({
      callId: 3,
      endedSecondsAgo: 180,
      direction: 'outgoing',
      clientId: clientId(7),
      callerPhone: '+13155550107',
    }),
    aCall({ callId: 4, endedSecondsAgo: 240, locationId: riverside.id, status: 'busy', callerPhone: '101' }),
  ]);

  test.each<[string, Partial<CallFilter>, string[]]>([
    ['nothing', {}, ['10:1', '10:2', '10:3', '20:4']],
    ['a location', { locationIds: [riverside.id] }, ['20:4']],
    ['statuses', { statuses: ['missed', 'busy'] }, ['10:2', '20:4']],
    ['a direction', { direction: 'outgoing' }, ['10:3']],
    ['known callers', { caller: 'known' }, ['10:3']],
    ['unknown callers', { caller: 'unknown' }, ['10:1', '10:2', '20:4']],
    ['recordings', { withRecording: true }, ['10:1']],
    ['nothing that matches', { withRecording: true, direction: 'outgoing' }, []],
  ])('%s', (_, filter, keys) => {
    expect(keysOf(book, filter)).toEqual(keys);
  });
});

test('periods are days of each location', () => {
  // One o'clock at night in New York is still yesterday evening in Los Angeles.
  const nowMs = Date.parse('2026-11-21T06:00:00Z');
  const call = (callId: number, at: string, locationId = downtown.id) =>
    aCall({ callId, locationId, startedAtMs: Date.parse(at) });
  const book = aBookWith([
    call(1, '2026-11-21T05:30:00Z'),
    call(2, '2026-11-21T04:30:00Z'),
    call(3, '2026-11-21T04:29:00Z', riverside.id),
    call(4, '2026-11-20T07:59:00Z', riverside.id),
    call(5, '2026-10-31T07:00:00Z', riverside.id),
  ]);
  expect(keysOf(book, { period: { kind: 'today' } }, nowMs)).toEqual(['10:1', '20:3']);
  expect(keysOf(book, { period: { kind: 'yesterday' } }, nowMs)).toEqual(['10:2', '20:4']);
  expect(keysOf(book, { period: { kind: 'thisMonth' } }, nowMs)).toEqual(['10:1', '10:2', '20:3', '20:4']);
  expect(keysOf(book, { period: { kind: 'lastMonth' } }, nowMs)).toEqual(['20:5']);
  const range = { kind: 'range', fromDay: '2026-10-31', toDay: '2026-11-19' } as const;
  expect(keysOf(book, { period: range }, nowMs)).toEqual(['20:4', '20:5']);
});

test('pages from the other end are the same calls in the opposite order', () => {
  const calls = Array.from({ length: 250 }, (_, index) =>
    aCall({
      callId: index + 1,
      startedAtMs: NOON - Math.floor(index / 10) * 1_000,
      locationId: index % 3 ? riverside.id : downtown.id,
      status: index % 7 ? 'success' : 'busy',
      callerPhone: `+1315555${String(1_000 + index)}`,
    }),
  );
  const book = aBookWith(calls);
  for (const filter of [
    anyCall,
    { ...anyCall, statuses: ['busy' as const] },
    { ...anyCall, search: '55510' },
  ]) {
    const asked = { filter, limit: 15, nowMs: NOON };
    const all = (order: 'newest' | 'oldest'): string[] => {
      const keys: string[] = [];
      let after = null;
      do {
        const page: ReturnType<typeof readPage> = readPage(book, { ...asked, order, after });
        keys.push(...page.rows.map(({ key }) => key));
        after = page.next;
      } while (after);
      return keys;
    };
    expect(all('oldest')).toEqual(all('newest').toReversed());
    expect(all('oldest').length).toBe(countCalls(book, { filter, newerThan: null, nowMs: NOON }));
  }
});

test('pages follow each other without gaps or repeats, also among calls of one second', () => {
  const calls = Array.from({ length: 50 }, (_, index) =>
    aCall({
      callId: index + 1,
      startedAtMs: NOON - Math.floor(index / 10) * 1_000,
      locationId: index % 2 ? riverside.id : downtown.id,
      callerPhone: `+1315555${String(1_000 + index)}`,
    }),
  );
  const book = aBookWith(calls);
  const keys: string[] = [];
  let after = null;
  do {
    const page: ReturnType<typeof readPage> = readPage(book, {
      filter: anyCall,
      after,
      limit: 7,
      nowMs: NOON,
    });
    keys.push(...page.rows.map((row) => row.key));
    after = page.next;
  } while (after);
  expect(keys.length).toBe(50);
  expect(new Set(keys).size).toBe(50);
});

test('counts what came after the newest row shown', () => {
  const book = aBookWith([
    aCall({ callId: 1, endedSecondsAgo: 100 }),
    aCall({ callId: 2, endedSecondsAgo: 50 }),
  ]);
  const { rows } = readPage(book, { filter: anyCall, after: null, limit: 2, nowMs: NOON });
  const [newest, older] = rows.map((row) => row.cursor);
  expect(countCalls(book, { filter: anyCall, newerThan: newest ?? null, nowMs: NOON })).toBe(0);
  expect(countCalls(book, { filter: anyCall, newerThan: older ?? null, nowMs: NOON })).toBe(1);
});

test('a call that a chain lists twice is shown once, or in the location asked for', () => {
  const same = { startedAtMs: NOON - 60_000, callId: 5 };
  const book = aBookWith([aCall({ ...same }), aCall({ ...same, locationId: riverside.id })]);
  expect(keysOf(book, {})).toEqual(['10:5']);
  expect(keysOf(book, { locationIds: [riverside.id] })).toEqual(['20:5']);
  // Two of many locations: the first copy may lie in a third.
  const elsewhere = LocationId.parse(30);
  expect(keysOf(book, { locationIds: [riverside.id, elsewhere] })).toEqual(['20:5']);
});

test('follow-up states are filtered as they change', () => {
  const book = aBookWith([aCall({ callId: 1, status: 'missed', durationSeconds: 0 })]);
  expect(keysOf(book, { followUp: 'open' })).toEqual(['10:1']);
  book.database.exec("UPDATE follow_ups SET state = 'done', solved_by = 'notNeeded'");
  expect(keysOf(book, { followUp: 'open' })).toEqual([]);
  expect(keysOf(book, { followUp: 'done' })).toEqual(['10:1']);
});
