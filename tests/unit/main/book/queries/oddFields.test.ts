import { describe, expect, it, test } from 'vitest';
import { pageHandlers } from '../../../../../main/book/queries/callPages.ts';
import { putCalls } from '../../../../../main/book/queries/putCalls.ts';
import { recordingHandlers } from '../../../../../main/book/queries/recordings.ts';
import { aCall, NOON } from '../../../../support/calls.ts';
import { anyCall, aBookWith, everyMissed } from '../../../../support/filledBook.ts';

const missedOf = (book: ReturnType<typeof aBookWith>) =>
  book.database.prepare('SELECT call_id FROM calls WHERE missed = 1 ORDER BY call_id').pluck().all();
const rowsOf = (book: ReturnType<typeof aBookWith>) =>
  pageHandlers.readPage(book, { filter: anyCall, after: null, limit: 200, nowMs: NOON }).rows;

const unknownLength = { durationSeconds: null, startedAtMs: NOON - 40_000 } as const;

describe('a call of which a field could not be read', () => {
  test('has an unknown length, and the same again changes nothing', () => {
    const book = aBookWith([aCall(unknownLength)]);
    expect(rowsOf(book)).toMatchObject([{ durationSeconds: null }]);
    expect(putCalls(book, { calls: [aCall(unknownLength)], nowMs: NOON, rule: everyMissed })).toEqual({
      added: 0,
      changed: 0,
      refused: 0,
    });
  });

  test('is missed when it was missed, whatever the rule says of lengths', () => {
    const book = aBookWith([]);
    const by = (callId: number) => ({ callId, callerPhone: `+1315555017${callId}` });
    const calls = [
      aCall({ ...unknownLength, ...by(1), status: 'missed' }),
      aCall({ ...unknownLength, ...by(2), status: 'missed', direction: 'other' }),
      aCall({ ...unknownLength, ...by(3), status: 'other', direction: 'other' }),
      aCall({ ...unknownLength, ...by(4), status: 'missed', durationSeconds: 3 }),
    ];
    putCalls(book, { calls, nowMs: NOON, rule: { ...everyMissed, minSeconds: 60 } });
    expect(missedOf(book)).toEqual([1, 2]);
    expect(rowsOf(book).filter(({ followUp }) => followUp === 'open')).not.toHaveLength(0);
  });

  test('has a recording that nobody can read', () => {
    const book = aBookWith([aCall({ recordingUnread: true }), aCall({ callId: 2 })]);
    expect(rowsOf(book).map(({ hasRecording, recordingUnread }) => [hasRecording, recordingUnread])).toEqual(
      expect.arrayContaining([
        [false, true],
        [false, undefined],
      ]),
    );
    expect(recordingHandlers.callRecording(book, { key: aCall().key })?.link).toBeNull();
  });

  test('keeps its link letter by letter', () => {
    const link = `https://records.example.com/\u202e${'a'.repeat(2_000)}?sig=a%20b`;
    const book = aBookWith([aCall({ recordingUrl: link })]);
    expect(recordingHandlers.callRecording(book, { key: aCall().key })?.link).toBe(link);
  });

  it.each([
    { callerPhone: '?', expected: 'unreadable' },
    { callerPhone: '', expected: 'withheld' },
  ])('has a number that is $expected', ({ callerPhone, expected }) => {
    expect(rowsOf(aBookWith([aCall({ callerPhone })]))[0]?.number).toEqual({ kind: expected });
  });
});
