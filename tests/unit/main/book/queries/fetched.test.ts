import { describe, expect, test } from 'vitest';
import { fetchedHandlers } from '../../../../../main/book/queries/fetched.ts';
import { memoHandlers } from '../../../../../main/book/queries/memos.ts';
import { epochDay } from '../../../../../main/calls/epochDay.ts';
import { downtown, riverside } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const at = (iso: string): number => Date.parse(iso);
const { fetchedRuns, putFetched } = fetchedHandlers;

describe('fetched days', () => {
  test('come back as runs, also over the end of a month', () => {
    const book = anEmptyBook();
    const nowMs = at('2026-11-21T12:00:00Z');
    putFetched(book, { locationId: downtown.id, firstDay: '2026-10-30', lastDay: '2026-11-02', nowMs });
    putFetched(book, { locationId: downtown.id, firstDay: '2026-11-03', lastDay: '2026-11-03', nowMs });
    putFetched(book, { locationId: downtown.id, firstDay: '2026-11-05', lastDay: '2026-11-05', nowMs });
    putFetched(book, { locationId: riverside.id, firstDay: '2026-11-09', lastDay: '2026-11-09', nowMs });

    expect(fetchedRuns(book, { locationIds: [downtown.id], freshSinceMs: nowMs + 1 })).toEqual([
      {
        locationId: downtown.id,
        runs: [
          { firstDay: epochDay('2026-10-30'), lastDay: epochDay('2026-11-03') },
          { firstDay: epochDay('2026-11-05'), lastDay: epochDay('2026-11-05') },
        ],
      },
    ]);
  });

  test('young days are read again unless they were read just now', () => {
    const book = anEmptyBook();
    const nowMs = at('2026-11-21T12:00:00Z');
    putFetched(book, { locationId: downtown.id, firstDay: '2026-11-10', lastDay: '2026-11-21', nowMs });
    const days = (freshSinceMs: number) =>
      fetchedRuns(book, { locationIds: [downtown.id], freshSinceMs })[0]?.runs;

    expect(days(nowMs)).toEqual([{ firstDay: epochDay('2026-11-10'), lastDay: epochDay('2026-11-21') }]);
    expect(days(nowMs + 1)).toEqual([{ firstDay: epochDay('2026-11-10'), lastDay: epochDay('2026-11-17') }]);
  });
});

test('a memo is read back, and is null before', () => {
  const book = anEmptyBook();
  expect(memoHandlers.readMemo(book, { name: 'backfill' })).toBeNull();
  memoHandlers.writeMemo(book, { name: 'backfill', value: 'paused' });
  memoHandlers.writeMemo(book, { name: 'backfill', value: 'running' });
  expect(memoHandlers.readMemo(book, { name: 'backfill' })).toBe('running');
});
