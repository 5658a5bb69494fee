import { describe, expect, test } from 'vitest';
import type { BookContext } from '../../../../../main/book/bookHandlers.ts';
import { pageHandlers } from '../../../../../main/book/queries/callPages.ts';
import { clientHandlers } from '../../../../../main/book/queries/clients.ts';
import { noteHandlers } from '../../../../../main/book/queries/notes.ts';
import { aCall, clientId, downtown, NOON } from '../../../../support/calls.ts';
import { aBookWith, anyCall } from '../../../../support/filledBook.ts';

const { readPage, countCalls } = pageHandlers;

function found(book: BookContext, search: string, filter = anyCall): number[] {
  const asked = { ...filter, search };
  const first = readPage(book, { filter: asked, after: null, limit: 200, nowMs: NOON });
  const rest = first.next && readPage(book, { filter: asked, after: first.next, limit: 200, nowMs: NOON });
  const rows = [...first.rows, ...(rest?.rows ?? [])];
  expect(countCalls(book, { filter: asked, newerThan: null, nowMs: NOON })).toBe(rows.length);
  return rows.map((row) => Number(row.key.split(':')[1]));
}

function name(book: BookContext, names: Readonly<Record<number, string>>): void {
  const clients = Object.entries(names).map(([id, each]) => ({
    id: clientId(Number(id)),
    name: each,
    phoneText: '',
    visitCount: null,
  }));
  clientHandlers.putClients(book, { locationId: downtown.id, clients, gone: [], nowMs: NOON });
}

describe('a few callers', () => {
  const book = aBookWith([
    aCall({ callId: 1, endedSecondsAgo: 10, clientId: clientId(1), callerPhone: '+13155550101' }),
    aCall({ callId: 2, endedSecondsAgo: 20, clientId: clientId(2), callerPhone: '+442079460102' }),
    aCall({ callId: 3, endedSecondsAgo: 30, clientId: clientId(3), callerPhone: '84957112233' }),
    aCall({ callId: 4, endedSecondsAgo: 40, callerPhone: '+74957112234' }),
    aCall({ callId: 5, endedSecondsAgo: 50, direction: 'internal', callerPhone: '117' }),
    aCall({ callId: 6, endedSecondsAgo: 60, callerPhone: 'Kaspi Bank' }),
  ]);
  name(book, { 1: 'Élise Bergmann', 2: 'Anna-Lena Weiß', 3: 'Алёна Ли' });
  noteHandlers.saveNote(book, { key: aCall({ callId: 4 }).key, text: 'Wants "Anna" on Friday', nowMs: NOON });

  test.each([
    ['elise', [1]],
    ['BERG', [1]],
    ['ergm', [1]],
    ['berg éli', [1]],
    ['anna', [2, 4]],
    ['an', [2]],
    ['l', [2]],
    ['ли', [3]],
    ['алена', [3]],
    ['"anna"', [2, 4]],
    ['friday wants', [4]],
    ['+44 (0)20 7946', [2]],
    ['020 7946', [2]],
    ['8 (495) 711', [3, 4]],
    ['711-22-34', [4]],
    ['0101', [1]],
    ['117', [5]],
    ['๑๑๗', [5]],
    ['kaspi', [6]],
    ['weiß 7946', [2]],
    ['nobody', []],
    ['%', []],
    ['', [1, 2, 3, 4, 5, 6]],
  ])('%s', (search, calls) => {
    expect(found(book, search)).toEqual(calls);
  });

  test('with a filter beside the words', () => {
    expect(found(book, '495', { ...anyCall, caller: 'unknown' })).toEqual([4]);
    expect(found(book, 'anna', { ...anyCall, caller: 'unknown' })).toEqual([4]);
  });
});

test('a new name is found at once, the old one no more', () => {
  const book = aBookWith([aCall({ callId: 1, clientId: clientId(1) })]);
  name(book, { 1: 'Olga Berg' });
  name(book, { 1: 'Olga Dahl' });
  expect(found(book, 'dahl')).toEqual([1]);
  expect(found(book, 'berg')).toEqual([]);
});

test('a number of two clients is found by both names, and each call by its own', () => {
  const book = aBookWith([
    aCall({ callId: 1, endedSecondsAgo: 500, clientId: clientId(1) }),
    aCall({ callId: 2, endedSecondsAgo: 100, clientId: clientId(2) }),
  ]);
  name(book, { 1: 'Mother Dahl', 2: 'Daughter Dahl' });
  expect([found(book, 'daughter'), found(book, 'moth'), found(book, 'dahl')]).toEqual([[2], [1], [2, 1]]);
  const { rows } = readPage(book, { filter: anyCall, after: null, limit: 9, nowMs: NOON });
  expect(rows.map((row) => row.clientName)).toEqual(['Daughter Dahl', 'Mother Dahl']);
});

describe('a name that thousands share', () => {
  const calls = Array.from({ length: 6_000 }, (_, index) =>
    aCall({
      callId: index + 1,
      startedAtMs: NOON - index * 60_000,
      clientId: clientId(index + 1),
      callerPhone: `+1315${String(5_550_000 + index)}`,
      status: index % 3 === 0 ? 'busy' : 'success',
      direction: index === 5_000 ? 'outgoing' : 'incoming',
    }),
  );
  const book = aBookWith(calls);
  // The first half of the callers are all called Anna, so the newest calls are theirs and the older ones nobody's.
  const names = Object.fromEntries(calls.map((_, index) => [index + 1, index < 3_000 ? 'Anna B' : 'Olga C']));
  name(book, names);

  test('is found wherever the calls lie', () => {
    for (const search of ['anna', 'olga', 'an', 'o']) {
      const half = search.startsWith('a') ? 0 : 3_000;
      const asked = { filter: { ...anyCall, search }, nowMs: NOON };
      const first = readPage(book, { ...asked, after: null, limit: 100 });
      const missing = 100 - first.rows.length;
      const rest = missing > 0 ? readPage(book, { ...asked, after: first.next, limit: missing }) : first;
      const rows = missing > 0 ? [...first.rows, ...rest.rows] : first.rows;
      const { next } = rest;
      expect(rows.map((row) => Number(row.key.split(':')[1]))).toEqual(
        Array.from({ length: 100 }, (_, index) => half + index + 1),
      );
      expect(next).not.toBeNull();
      expect(countCalls(book, { filter: { ...anyCall, search }, newerThan: null, nowMs: NOON })).toBe(3_000);
    }
  });

  test('goes page by page, with a narrow filter and to the end', () => {
    expect(found(book, 'olga', { ...anyCall, direction: 'outgoing' })).toEqual([5_001]);
    expect(found(book, 'anna', { ...anyCall, direction: 'outgoing' })).toEqual([]);
    const filter = { ...anyCall, search: 'olga', statuses: ['busy' as const] };
    const keys = new Set<string>();
    let after = null;
    do {
      const page: ReturnType<typeof readPage> = readPage(book, { filter, after, limit: 150, nowMs: NOON });
      for (const row of page.rows) keys.add(row.key);
      after = page.next;
    } while (after);
    expect(keys.size).toBe(1_000);
  });

  test('where it is found late, the first page is cut short and says where to look on', () => {
    const asked = { filter: { ...anyCall, search: 'olga' }, limit: 100, nowMs: NOON };
    const short = readPage(book, { ...asked, after: null });
    expect(short.rows.length).toBeLessThan(100);
    expect(short.next).not.toBeNull();
    expect(readPage(book, { ...asked, after: short.next }).rows).toHaveLength(100);
    const oldest = readPage(book, { ...asked, order: 'oldest', after: null });
    expect(oldest.rows.map(({ key }) => key).slice(0, 2)).toEqual(['10:6000', '10:5999']);
    const nowhere = { ...asked, filter: { ...asked.filter, statuses: ['success' as const] }, limit: 3_000 };
    const some = readPage(book, { ...nowhere, after: null });
    const rest = readPage(book, { ...nowhere, after: some.next });
    expect(rest.next).toBeNull();
    expect(some.rows.length + rest.rows.length).toBe(
      countCalls(book, { filter: nowhere.filter, newerThan: null, nowMs: NOON }),
    );
  });
});
