import { beforeEach, describe, expect, test } from 'vitest';
import type { FollowUpRow, FollowUpState } from '../../../../../contract/model/followUp.ts';
import { CallKey } from '../../../../../contract/model/ids.ts';
import { whole } from '../../../../../main/book/bookDatabase.ts';
import { bookingHandlers } from '../../../../../main/book/queries/bookings.ts';
import { decisionHandlers } from '../../../../../main/book/queries/decisions.ts';
import { followUpHandlers } from '../../../../../main/book/queries/followUps.ts';
import { followUpTimeHandlers } from '../../../../../main/book/queries/followUpTimes.ts';
import { noteHandlers } from '../../../../../main/book/queries/notes.ts';
import { remakeFollowUps } from '../../../../../main/book/queries/remakeFollowUps.ts';
import { aCall, clientId, downtown, riverside } from '../../../../support/calls.ts';
import { FollowUpBook, MINUTE, minutesAfterNoon } from '../../../../support/followUpBook.ts';
import { growth } from '../../../../support/growth.ts';

const MARTA = clientId(7);
const visit = { localStart: '2026-11-22T10:00', services: ['Haircut'], staffName: 'Maria' };

let book: FollowUpBook;
beforeEach(() => {
  book = new FollowUpBook();
});

function rows(tab: FollowUpState = 'open', locationIds = [downtown.id].slice(1)): FollowUpRow[] {
  const question = { tab, locationIds, offset: 0, limit: 200, nowMs: book.nowMs };
  return followUpHandlers.followUpPage(book.context, question).rows;
}
const only = (tab: FollowUpState = 'open'): FollowUpRow => {
  const [row, ...others] = rows(tab);
  if (!row || others.length > 0) throw new Error(`${others.length} more rows`);
  return row;
};
const counts = () => followUpHandlers.followUpCounts(book.context);
const decide = (
  kind: 'calledBack' | 'notNeeded' | 'later',
  row: FollowUpRow,
  untilMs: number | null = null,
) => decisionHandlers.decideFollowUp(book.context, { id: row.id, kind, untilMs, nowMs: book.nowMs });
const undo = (row: FollowUpRow) =>
  decisionHandlers.undoFollowUp(book.context, { id: row.id, nowMs: book.nowMs });
const putBooking = (createdMinute: number, id = 1) =>
  bookingHandlers.putBookings(book.context, {
    locationId: downtown.id,
    clientId: MARTA,
    fromDay: '2026-11-21',
    bookings: [{ appointmentId: id, createdAtMs: minutesAfterNoon(createdMinute), visit }],
    nowMs: book.nowMs,
  });

describe('rows', () => {
  test('hold one person each, however often and from which number they tried', () => {
    book.client(MARTA, 'Marta Quill', true);
    book.missed(0, { clientId: MARTA });
    const last = book.missed(5, { clientId: MARTA, callerPhone: '+13155550199' });
    book.missed(6, { callerPhone: '+13105550142', locationId: riverside.id });

    expect(rows().map(({ number }) => number)).toEqual([
      { kind: 'number', text: '+1 310 555 0142', masked: false },
      { kind: 'number', text: '+1 315 ••• 0199', masked: true },
    ]);
    expect(rows()[1]).toMatchObject({
      state: 'open',
      locationId: downtown.id,
      clientId: MARTA,
      clientName: 'Marta Quill',
      vip: true,
      tries: 2,
      firstTryAt: '2026-11-21T12:00:00.000Z',
      lastTryAt: '2026-11-21T12:05:00.000Z',
      lastCall: last,
      note: '',
      outcome: null,
      solvedBy: null,
    });
    expect(counts()).toEqual({ open: 2, waiting: 0 });
  });

  test('nobody can ring a withheld number, a name or an extension back', () => {
    book.missed(0, { callerPhone: '' });
    book.missed(1, { callerPhone: '204' });
    book.missed(2, { callerPhone: 'Kaspi Bank' });

    expect(rows()).toEqual([]);
  });

  test('show one location or all', () => {
    book.missed(0);
    book.missed(1, { locationId: riverside.id, callerPhone: '+13105550142' });

    expect(rows('open', [riverside.id]).map(({ locationId }) => locationId)).toEqual([riverside.id]);
    expect(rows()).toHaveLength(2);
  });

  test('come in pages', () => {
    for (let caller = 0; caller < 5; caller += 1)
      book.missed(caller, { callerPhone: `+1310555015${caller}` });
    const page = (offset: number) =>
      followUpHandlers.followUpPage(book.context, {
        tab: 'open',
        locationIds: [],
        offset,
        limit: 2,
        nowMs: book.nowMs,
      });

    expect(page(0)).toMatchObject({ total: 5 });
    expect([0, 2, 4].flatMap((offset) => page(offset).rows.map(({ id }) => id))).toEqual(
      rows().map(({ id }) => id),
    );
  });

  test('the calls of a row know it', () => {
    book.missed(0);
    book.missed(5);
    book.call(6);
    const held: unknown = book.context.database
      .prepare('SELECT count(*) AS calls FROM calls WHERE follow_up_id = (SELECT id FROM follow_ups)')
      .get();

    expect(held).toMatchObject({ calls: 2 });
  });
});

describe('a row closes itself', () => {
  test('by a call to that number', () => {
    book.missed(0);
    book.call(5, { direction: 'outgoing' });

    expect(rows()).toEqual([]);
    expect(only('done')).toMatchObject({ solvedBy: 'calledBack', solvedAt: '2026-11-21T12:05:00.000Z' });
  });

  test('by a second call that got through, also when back-fill brings the missed one last', () => {
    book.call(5);
    book.missed(0);

    expect(only('done').solvedBy).toBe('rangAgain');
  });

  test('by an appointment made after the call', () => {
    book.missed(0, { clientId: MARTA });

    expect(putBooking(-5)).toBe(true);
    expect(only().solvedBy).toBeNull();
    expect(putBooking(5, 2)).toBe(true);
    expect(only('done')).toMatchObject({ solvedBy: 'booked', solvedVisit: visit });
    expect(putBooking(5, 2)).toBe(false);
  });

  test('by an appointment of a client whom only the number tells', () => {
    book.missed(0);
    book.client(MARTA, 'Marta Quill');
    book.context.database.prepare('UPDATE clients SET number = ?').run('+13155550175');

    expect(followUpTimeHandlers.waitingClients(book.context, { limit: 10 })).toMatchObject([
      { clientId: MARTA, locationId: downtown.id },
    ]);
    putBooking(5);
    expect(only('done').solvedBy).toBe('booked');
  });

  test('when a call turns out to have been answered', () => {
    const call = { callId: 50, startedAtMs: minutesAfterNoon(0) };
    book.put(aCall({ ...call, status: 'missed' }));
    expect(rows()).toHaveLength(1);
    book.put(aCall({ ...call, status: 'success' }));

    expect(counts()).toEqual({ open: 0, waiting: 0 });
    expect(rows('done')).toEqual([]);
  });
});

describe('decisions', () => {
  test.each([
    ['calledBack', 'markedCalledBack'],
    ['notNeeded', 'notNeeded'],
  ] as const)('%s closes, undo opens again', (kind, solvedBy) => {
    book.missed(0);
    const row = only();

    expect(decide(kind, row)).toBe('done');
    expect(only('done')).toMatchObject({ id: row.id, solvedBy });
    expect(undo(row)).toBe('done');
    expect(only()).toMatchObject({ id: row.id, solvedBy: null });
    expect(undo(row)).toBe('gone');
  });

  test('later waits, then comes back and says why', () => {
    book.missed(0);
    decide('later', only(), minutesAfterNoon(90));
    expect(only('waiting').laterAt).toBe('2026-11-21T13:30:00.000Z');
    expect(counts()).toEqual({ open: 0, waiting: 1 });
    const { followUpTimes, passTime } = followUpTimeHandlers;
    expect(followUpTimes(book.context, { nowMs: book.nowMs })).toMatchObject({
      due: [],
      nextLaterAtMs: minutesAfterNoon(90),
    });

    book.nowMs = minutesAfterNoon(91);
    expect(followUpTimes(book.context, { nowMs: book.nowMs }).due).toMatchObject([
      { clientName: null, locationId: downtown.id },
    ]);
    passTime(book.context, { nowMs: book.nowMs });
    expect(only().why).toContainEqual({ kind: 'reminder' });
    expect(followUpTimes(book.context, { nowMs: book.nowMs })).toEqual({
      due: [],
      anyLapses: false,
      nextLaterAtMs: null,
    });
  });

  test('hold when the exchange dates its call after now', () => {
    book.nowMs = minutesAfterNoon(0);
    book.missed(1);

    expect(decide('calledBack', only())).toBe('done');
    expect(rows()).toEqual([]);
  });

  test('hold when older tries of the row are found', () => {
    book.missed(5);
    const row = only();
    book.missed(0);

    expect(decide('notNeeded', row)).toBe('done');
    expect(only('done').tries).toBe(2);
  });

  test('hold when the caller turns out to be a client', () => {
    const key = book.missed(0, { callId: 50 });
    decide('notNeeded', only());
    book.put(aCall({ callId: 50, startedAtMs: minutesAfterNoon(0), status: 'missed', clientId: MARTA }));

    expect(only('done')).toMatchObject({ solvedBy: 'notNeeded', clientId: MARTA, lastCall: key });
    expect(rows()).toEqual([]);
  });

  test('about a row that is gone say so', () => {
    expect(decide('calledBack', { ...someRow, id: 'n+13105550142:1' })).toBe('gone');
    expect(undo({ ...someRow, id: 'nonsense' })).toBe('gone');
  });

  test('put an answered caller on the list, who stays when they turn out to be a client', () => {
    const key = book.call(0, { callId: 50 });
    expect(decisionHandlers.addFollowUp(book.context, { key, nowMs: book.nowMs })).toBe('done');
    expect(only().why).toEqual([{ kind: 'wantedByHand' }, { kind: 'newCaller' }]);
    book.put(aCall({ callId: 50, startedAtMs: minutesAfterNoon(0), clientId: MARTA }));

    expect(only()).toMatchObject({ clientId: MARTA, why: [{ kind: 'wantedByHand' }] });
    expect(undo(only())).toBe('done');
    expect(rows()).toEqual([]);
  });

  test('take a caller off the list again by any of their calls', () => {
    const key = book.call(0, { callId: 50, callerPhone: '+13105550142' });
    decisionHandlers.addFollowUp(book.context, { key, nowMs: book.nowMs });
    const other = book.missed(2, { callerPhone: '+13105550142' });

    expect(decisionHandlers.dropFollowUp(book.context, { key: other, nowMs: book.nowMs })).toBe('done');
    expect(rows()).toEqual([]);
    expect(only('done').solvedBy).toBe('notNeeded');
    expect(decisionHandlers.dropFollowUp(book.context, { key, nowMs: book.nowMs })).toBe('gone');
  });

  test('cannot put a withheld number on the list', () => {
    const key = book.call(0, { callerPhone: '' });

    expect(decisionHandlers.addFollowUp(book.context, { key, nowMs: book.nowMs })).toBe('noNumber');
  });
});

const someRow: FollowUpRow = {
  notedCall: CallKey.parse('1:1'),
  sending: 'notSent',
  sendingProblem: null,
  id: '',
  state: 'open',
  locationId: downtown.id,
  number: { kind: 'withheld' },
  clientId: null,
  clientName: null,
  vip: false,
  tries: 1,
  firstTryAt: '2026-11-21T12:00:00.000Z',
  lastTryAt: '2026-11-21T12:00:00.000Z',
  lastCall: aCall().key,
  nextVisit: null,
  why: [],
  laterAt: null,
  solvedBy: null,
  solvedAt: null,
  solvedVisit: null,
  note: '',
  outcome: null,
};

describe('who should be rung first', () => {
  test('says why and puts the strongest reasons first', () => {
    book.client(MARTA, 'Marta Quill', true);
    book.client(clientId(8), 'Regular', false);
    book.missed(0, { clientId: MARTA });
    book.missed(1, { clientId: MARTA });
    putBooking(-500);
    book.missed(30, { callerPhone: '+13105550142' });
    book.missed(50, { callerPhone: '+13105550143', clientId: clientId(8) });

    expect(rows().map(({ why }) => why)).toEqual([
      [{ kind: 'visitSoon', visit }, { kind: 'vip' }, { kind: 'tries', tries: 2 }],
      [{ kind: 'newCaller' }],
      [],
    ]);
    expect(rows()[0]?.nextVisit).toEqual(visit);
  });

  test('among equals whoever rang last', () => {
    book.missed(0, { callerPhone: '+13105550142' });
    book.missed(5, { callerPhone: '+13105550143' });

    expect(rows().map(({ lastTryAt }) => lastTryAt.slice(11, 16))).toEqual(['12:05', '12:00']);
  });

  test('a cancelled visit is no reason', () => {
    book.missed(0, { clientId: MARTA });
    putBooking(-500);
    bookingHandlers.putBookings(book.context, {
      locationId: downtown.id,
      clientId: MARTA,
      fromDay: '2026-11-21',
      bookings: [],
      nowMs: book.nowMs,
    });

    expect(only()).toMatchObject({ nextVisit: null, why: [] });
  });

  test('visits kept with the card count too', () => {
    book.client(MARTA, 'Marta Quill');
    const kept = {
      ...visit,
      id: 1,
      attendance: 0,
      deleted: false,
      createdAt: null,
      noShowCount: null,
      visitCount: null,
    };
    const cancelled = { ...kept, localStart: '2026-11-21T18:00', deleted: true };
    book.context.database
      .prepare('UPDATE clients SET appointments = ?')
      .run(JSON.stringify([cancelled, kept]));
    book.missed(0, { clientId: MARTA });

    expect(only().nextVisit).toEqual(visit);
  });
});

test('a note about an earlier try still shows when they ring again', () => {
  const key = book.missed(0);
  noteHandlers.saveNote(book.context, { key, text: 'wants Ines', nowMs: book.nowMs });
  book.missed(5);

  expect(only().note).toBe('wants Ines');
});

test('a note that is taken away stays away, also when an earlier try has one', () => {
  const first = book.missed(0);
  noteHandlers.saveNote(book.context, { key: first, text: 'wants Ines', nowMs: book.nowMs });
  const last = book.missed(5);
  noteHandlers.saveNote(book.context, { key: last, text: 'wants Ines!', nowMs: book.nowMs });
  noteHandlers.saveNote(book.context, { key: last, text: '', nowMs: book.nowMs });

  expect(only().note).toBe('');
});

test('clients who wait are told, whoever rang last first', () => {
  book.missed(0, { clientId: MARTA });
  book.missed(5, { clientId: clientId(8), callerPhone: '+13105550143' });
  book.missed(6, { callerPhone: '+13105550144' });

  expect(followUpTimeHandlers.waitingClients(book.context, { limit: 10 }).map((one) => one.clientId)).toEqual(
    [8, 7],
  );
});

test('old rows lapse when time passes', () => {
  book.missed(0);
  book.nowMs += 8 * 1_440 * MINUTE;
  const { followUpTimes, passTime } = followUpTimeHandlers;

  expect(followUpTimes(book.context, { nowMs: book.nowMs }).anyLapses).toBe(true);
  passTime(book.context, { nowMs: book.nowMs });
  expect(only('done')).toMatchObject({ solvedBy: 'lapsed', solvedAt: '2026-11-28T12:00:00.000Z' });
  expect(followUpTimes(book.context, { nowMs: book.nowMs }).anyLapses).toBe(false);
});

test('thousands of persons are made anew at no more than their share: the cost grows evenly with them', () => {
  const remaking = (count: number) => {
    const { context, persons } = aBookOfPersons(count);
    return () => {
      context.database.exec('UPDATE calls SET follow_up_id = NULL; DELETE FROM follow_ups;');
      whole(context.database, () => {
        remakeFollowUps(context, persons);
      });
    };
  };
  expect(growth(remaking(500), remaking(2_000))).toBeLessThan(7);
});

function aBookOfPersons(count: number) {
  const full = new FollowUpBook();
  full.put(
    ...Array.from({ length: count * 5 }, (_, index) =>
      aCall({
        callId: index + 1,
        startedAtMs: minutesAfterNoon(index),
        callerPhone: `+1310556${String(index % count).padStart(4, '0')}`,
        status: index % 3 === 0 ? 'success' : 'missed',
      }),
    ),
  );
  const persons = new Set(
    full.context.database.prepare('SELECT person FROM callers').pluck().all().map(String),
  );
  expect(persons.size).toBe(count);
  return { context: full.context, persons };
}
