import { describe, expect, test } from 'vitest';
import { pageHandlers } from '../../../../../main/book/queries/callPages.ts';
import { detailHandlers } from '../../../../../main/book/queries/callDetails.ts';
import { putCalls, type BookCall } from '../../../../../main/book/queries/putCalls.ts';
import { ruleHandlers } from '../../../../../main/book/queries/remakeMissed.ts';
import { LocationId } from '../../../../../contract/model/ids.ts';
import { aCall, clientId, downtown, NOON, riverside } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';
import { anyCall, aBookWith, everyMissed } from '../../../../support/filledBook.ts';

const rule = everyMissed;
const put = (book: ReturnType<typeof aBookWith>, ...calls: BookCall[]) =>
  putCalls(book, { calls, nowMs: NOON, rule });
const rowsOf = (book: ReturnType<typeof aBookWith>) =>
  pageHandlers.readPage(book, { filter: anyCall, after: null, limit: 200, nowMs: NOON }).rows;
const personsOf = (book: ReturnType<typeof aBookWith>) =>
  book.database.prepare('SELECT person FROM callers ORDER BY id').pluck().all();
const missedOf = (book: ReturnType<typeof aBookWith>) =>
  book.database.prepare('SELECT call_id FROM calls WHERE missed = 1 ORDER BY call_id').pluck().all();

describe('the same call again', () => {
  test('changes nothing', () => {
    const book = aBookWith([aCall()]);
    expect(put(book, aCall())).toEqual({ added: 0, changed: 0, refused: 0 });
  });

  test('takes in a later recording, status and client', () => {
    const book = aBookWith([aCall({ status: 'missed' })]);
    const later = aCall({ recordingUrl: 'https://a.example/1', clientId: clientId(4) });
    expect(put(book, later)).toEqual({ added: 0, changed: 1, refused: 0 });
    expect(rowsOf(book)).toMatchObject([
      { hasRecording: true, status: 'success', clientId: 4, followUp: null },
    ]);
    expect(missedOf(book)).toEqual([]);
  });
});

test('calls of an unknown location are refused', () => {
  const book = aBookWith([]);
  const call = aCall({ locationId: LocationId.parse(99) });
  expect(put(book, call)).toEqual({ added: 0, changed: 0, refused: 1 });
});

describe('callers', () => {
  test('spellings of a number are one, clients share a person, nobody is withheld for all', () => {
    const book = aBookWith([
      aCall({ callId: 1, callerPhone: '+13155550101' }),
      aCall({ callId: 2, callerPhone: '(315) 555-0101' }),
      aCall({ callId: 3, callerPhone: '+13155550102', clientId: clientId(8) }),
      aCall({ callId: 4, callerPhone: '+13155550103', clientId: clientId(8) }),
      aCall({ callId: 5, callerPhone: 'anonymous', clientId: clientId(8) }),
      aCall({ callId: 6, callerPhone: '117' }),
      aCall({ callId: 7, callerPhone: '1315***0175' }),
      aCall({ callId: 8, callerPhone: '1315***0175', clientId: clientId(9) }),
    ]);
    expect(personsOf(book)).toEqual(['n+13155550101', 'c8', 'c8', 'withheld', 'internal117', 'hidden', 'c9']);
  });

  test('a text instead of a number is a caller of its own, shown as it came', () => {
    const book = aBookWith([
      aCall({ callId: 1, callerPhone: 'Kaspi Bank' }),
      aCall({ callId: 2, callerPhone: '"Kaspi Bank" <sip:kaspi@10.0.0.5>' }),
      aCall({ callId: 3, callerPhone: 'c8 Coffee', clientId: clientId(8) }),
      aCall({ callId: 4, callerPhone: 'anonymous' }),
    ]);
    expect(personsOf(book)).toEqual(['withheldKaspi Bank', 'withheldc8 Coffee', 'withheld']);
    expect(rowsOf(book).map(({ number }) => number)).toEqual([
      { kind: 'withheld' },
      { kind: 'text', text: 'c8 Coffee' },
      { kind: 'text', text: 'Kaspi Bank' },
      { kind: 'text', text: 'Kaspi Bank' },
    ]);
  });

  test('a number is one caller before and after its plan changed', () => {
    const book = aBookWith([
      aCall({ callId: 1, callerPhone: '+841213803765' }),
      aCall({ callId: 2, callerPhone: '84793803765' }),
    ]);
    expect(personsOf(book)).toEqual(['n+84793803765']);
  });

  test('who turns out to be a client becomes that person, and their older calls become known', () => {
    const book = aBookWith([
      aCall({ callId: 1, endedSecondsAgo: 500, status: 'missed', durationSeconds: 0 }),
    ]);
    put(book, aCall({ callId: 2, clientId: clientId(8), status: 'missed', durationSeconds: 0 }));
    expect(personsOf(book)).toEqual(['c8']);
    expect(book.database.prepare('SELECT person, tries FROM follow_ups').all()).toMatchObject([
      { person: 'c8', tries: 2 },
    ]);
    const known = { ...anyCall, caller: 'known' as const };
    expect(pageHandlers.countCalls(book, { filter: known, newerThan: null, nowMs: NOON })).toBe(2);
  });

  test('an older call brings no older client, but the first time moves back', () => {
    const book = aBookWith([aCall({ callId: 2, clientId: clientId(8) })]);
    put(book, aCall({ callId: 1, endedSecondsAgo: 5_000, clientId: clientId(7) }));
    expect(personsOf(book)).toEqual(['c8']);
    expect(rowsOf(book).map((row) => row.firstTime)).toEqual([false, true]);
  });
});

describe('missed calls', () => {
  const missed = { status: 'missed', rawStatus: 'missed' } as const;
  const calls = [
    aCall({ callId: 1, ...missed, durationSeconds: 0 }),
    aCall({ callId: 2, ...missed, durationSeconds: 4, endedSecondsAgo: 100 }),
    aCall({ callId: 3, ...missed, durationSeconds: 5, endedSecondsAgo: 200 }),
    aCall({ callId: 4, endedSecondsAgo: 1_000 }),
    aCall({ callId: 5, ...missed, direction: 'outgoing', endedSecondsAgo: 2_000 }),
    aCall({ callId: 6, ...missed, callerPhone: '117' }),
    aCall({ callId: 7, ...missed, callerPhone: '' }),
    aCall({ callId: 8, status: 'busy', locationId: riverside.id }),
  ];

  test('rang long enough, from outside', () => {
    const book = aBookWith(calls);
    expect(missedOf(book)).toEqual([1, 3, 7, 8]);
    expect(book.database.prepare('SELECT count(*) FROM follow_ups').pluck().all()).toEqual([1]);
  });

  test('are judged anew by another rule', () => {
    const book = aBookWith(calls);
    // It is seven o'clock in New York and four in Los Angeles.
    const openingHours = { fromHour: 6, toHour: 20, weekdays: [6] };
    expect(
      ruleHandlers.remakeMissed(book, {
        rule: { ...rule, minSeconds: 0, openingHours },
        after: null,
        nowMs: NOON,
      }),
    ).toEqual({
      next: null,
    });
    expect(missedOf(book)).toEqual([1, 2, 3, 7]);
  });
});

test('the details of a call name its client, note and the same number', () => {
  const book = aBookWith([
    aCall({ callId: 1, endedSecondsAgo: 500 }),
    aCall({ callId: 2, endedSecondsAgo: 400, callerPhone: '' }),
    aCall({ callId: 3, endedSecondsAgo: 300, locationId: riverside.id }),
  ]);
  const details = detailHandlers.readCall(book, { key: aCall({ callId: 1, locationId: downtown.id }).key });
  expect(details?.sameNumber.map((row) => row.key)).toEqual(['20:3']);
  const withheld = detailHandlers.readCall(book, { key: aCall({ callId: 2 }).key });
  expect(withheld).toMatchObject({ sameNumber: [], client: null, row: { number: { kind: 'withheld' } } });
  expect(detailHandlers.readCall(book, { key: aCall({ callId: 77 }).key })).toBeNull();
});

test('a PC clock that runs weeks ahead lets no missed call lapse', () => {
  const ahead = anEmptyBook(() => NOON + 30 * 86_400_000);
  putCalls(ahead, {
    locations: [downtown],
    calls: [aCall({ status: 'missed', durationSeconds: 0 })],
    nowMs: NOON,
    rule,
  });
  const states = (): unknown[] => ahead.database.prepare('SELECT state FROM follow_ups').pluck().all();
  expect(states()).toEqual(['open']);
  ruleHandlers.remakeMissed(ahead, { rule: { ...rule, openDays: 6 }, after: null, nowMs: NOON });
  expect(states()).toEqual(['open']);
});
