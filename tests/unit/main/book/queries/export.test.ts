import { describe, expect, test } from 'vitest';
import type { BookCursor } from '../../../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../../../contract/model/callFilter.ts';
import { bookHandlers } from '../../../../../main/book/bookHandlers.ts';
import { exportHandlers } from '../../../../../main/book/queries/export.ts';
import type { ExportRow } from '../../../../../main/export/exportRow.ts';
import { aCall, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const rule = { minSeconds: 0, openingHours: null, openDays: 7 };
const everything: CallFilter = {
  locationIds: [],
  period: { kind: 'all' },
  direction: null,
  statuses: [],
  caller: null,
  withRecording: false,
  followUp: null,
  search: '',
};

function aBook(calls: readonly ReturnType<typeof aCall>[]) {
  const book = anEmptyBook();
  bookHandlers.putCalls(book, { locations: [downtown, riverside], calls, nowMs: NOON, rule });
  const page = (change: Partial<Parameters<typeof exportHandlers.exportPage>[1]> = {}) =>
    exportHandlers.exportPage(book, {
      filter: everything,
      fullNumbers: false,
      after: null,
      lastId: Number.MAX_SAFE_INTEGER,
      limit: 500,
      nowMs: NOON,
      ...change,
    });
  const start = (filter = everything) => exportHandlers.exportStart(book, { filter, nowMs: NOON });
  return { book, page, start };
}

const inTurn = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aCall({ callId: index + 1, callerPhone: `+1315555${1000 + index}`, endedSecondsAgo: 60 * (index % 7) }),
  );

describe('exportPage', () => {
  test('a call as a file shows it, on the clock of its location', () => {
    const { page } = aBook([
      aCall({ callId: 9, locationId: riverside.id, recordingUrl: 'https://records.example/secret' }),
    ]);
    const row: ExportRow = {
      day: '2026-11-21',
      time: '03:59:20',
      timeZone: 'America/Los_Angeles',
      location: 'Riverside',
      direction: 'incoming',
      status: 'success',
      name: '',
      number: { kind: 'number', text: '+1 315 ••• 0175', masked: true },
      durationSeconds: 30,
      hasRecording: true,
      followUp: null,
      solvedBy: null,
      note: '',
      outcome: null,
      callId: 9,
    };
    expect(page()).toEqual({ rows: [row], next: null });
    expect(JSON.stringify(page())).not.toContain('records.example');
    expect(page({ fullNumbers: true }).rows).toEqual([
      { ...row, number: { kind: 'number', text: '+1 315 555 0175', masked: false } },
    ]);
  });

  test('numbers that cannot be masked are left out', () => {
    const { page } = aBook([
      aCall({ callId: 1, callerPhone: '99999999999999999' }),
      aCall({ callId: 2, callerPhone: '' }),
    ]);
    expect(
      page()
        .rows.map(({ number }) => number.kind)
        .sort(),
    ).toEqual(['hidden', 'withheld']);
  });

  test('the note and the outcome stand beside the call', () => {
    const { book, page } = aBook([aCall()]);
    book.database
      .prepare(
        "INSERT INTO notes (location_id, call_id, text, outcome, changed_at) VALUES (?, 1, 'Rings again', 'question', 0)",
      )
      .run(downtown.id);
    expect(page().rows[0]).toMatchObject({ note: 'Rings again', outcome: 'question' });
  });

  test('pages hold every call once, newest first, none that came later', () => {
    const { book, page, start } = aBook(inTurn(57));
    const { rows, lastId } = start();
    expect(rows).toBe(57);
    const seen: ExportRow[] = [];
    let after: BookCursor | null = null;
    do {
      const found: ReturnType<typeof page> = page({ after, lastId, limit: 10 });
      seen.push(...found.rows);
      after = found.next;
      // Calls go on coming in, new and old ones.
      const callId = 1000 + seen.length;
      const calls = [
        aCall({ callId, endedSecondsAgo: 1 }),
        aCall({ callId: callId + 500, endedSecondsAgo: 400 }),
      ];
      bookHandlers.putCalls(book, { calls, nowMs: NOON, rule });
    } while (after);
    expect(seen.map(({ callId }) => callId).sort((a, b) => a - b)).toEqual(
      inTurn(57).map(({ callId }) => callId),
    );
    const times = seen.map(({ time }) => time);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('only what the filter shows', () => {
    const { page, start } = aBook([
      aCall({ callId: 1 }),
      aCall({ callId: 2, status: 'missed', durationSeconds: 0 }),
      aCall({ callId: 3, direction: 'outgoing' }),
    ]);
    const filter: CallFilter = { ...everything, statuses: ['missed'] };
    expect(start(filter).rows).toBe(1);
    expect(page({ filter }).rows.map(({ callId, followUp }) => [callId, followUp])).toEqual([[2, 'open']]);
  });
});
