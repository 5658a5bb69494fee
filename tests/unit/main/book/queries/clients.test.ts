import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../../../main/altegio/appointmentRow.ts';
import type { BookContext } from '../../../../../main/book/bookHandlers.ts';
import { detailHandlers } from '../../../../../main/book/queries/callDetails.ts';
import { clientHandlers } from '../../../../../main/book/queries/clients.ts';
import type { ToldClient } from '../../../../../main/book/queries/knownClient.ts';
import { putCalls } from '../../../../../main/book/queries/putCalls.ts';
import { wallClockIn } from '../../../../../main/calls/salonDay.ts';
import { isE164 } from '../../../../../main/clients/e164.ts';
import { defaultSettings } from '../../../../../main/settings/defaultSettings.ts';
import { aCall, clientId, downtown, NOON } from '../../../../support/calls.ts';
import { anEmptyBook } from '../../../../support/directBook.ts';

const { clientsOfNumber, namelessCallers, namelessClients, putClients, readClient } = clientHandlers;
const locationId = downtown.id;
const nowMs = NOON;
const marta: ToldClient = {
  id: clientId(7),
  name: 'Marta Quill',
  phoneText: '13155550175',
  visitCount: 12,
};
const details = { importance: 'Gold', categories: [], comment: 'Window seat', balance: -5, spent: 90 };
const visit = (id: number, localStart: string): Appointment => ({
  id,
  localStart,
  services: ['Colour'],
  staffName: 'Ines',
  attendance: 1,
  deleted: false,
  createdAt: null,
  noShowCount: null,
  visitCount: null,
});

function bookWithCalls(): BookContext {
  const book = anEmptyBook();
  const calls = [
    aCall({ callId: 1, clientId: marta.id }),
    aCall({ callId: 2, clientId: clientId(8), callerPhone: '+13155550176' }),
    aCall({ callId: 3, callerPhone: '+13155550177' }),
  ];
  putCalls(book, { locations: [downtown], calls, nowMs, rule: defaultSettings('linux').missedRule });
  return book;
}

const names = ({ database }: BookContext): unknown[] =>
  database.prepare('SELECT name FROM callers ORDER BY number').pluck().all();
const read = (book: BookContext) => readClient(book, { locationId, clientId: marta.id });

describe('clients of the book', () => {
  test('are asked for once, also when they are gone', () => {
    const book = bookWithCalls();
    expect(namelessCallers(book, { locationId })).toEqual([7, 8]);
    putClients(book, { locationId, clients: [marta], gone: [clientId(8)], nowMs });
    expect(namelessCallers(book, { locationId })).toEqual([]);
    expect(namelessClients(book, { locationId, clientIds: [marta.id, clientId(8), clientId(9)] })).toEqual([
      9,
    ]);
    expect(readClient(book, { locationId, clientId: clientId(8) })).toBeNull();
  });

  test('name their callers, who are found by the name', () => {
    const book = bookWithCalls();
    putClients(book, { locationId, clients: [marta], gone: [], nowMs });
    expect(names(book)).toEqual(['Marta Quill', '', '']);
    const hits = `SELECT count(*) FROM caller_search WHERE caller_search MATCH '"quill"'`;
    expect(book.database.prepare(hits).pluck().all()).toEqual([1]);
    putClients(book, { locationId, clients: [{ ...marta, name: 'Marta Stone' }], gone: [], nowMs });
    expect(names(book)).toEqual(['Marta Stone', '', '']);
    expect(book.database.prepare(hits).pluck().all()).toEqual([0]);
  });

  test('are found by number in any spelling', () => {
    const book = bookWithCalls();
    putClients(book, { locationId, clients: [{ ...marta, phoneText: '(315) 555-0175' }], gone: [], nowMs });
    const numbers = ['+13155550175', '+13155550199'].filter(isE164);
    expect(clientsOfNumber(book, { locationId, numbers }).map(({ record }) => record.name)).toEqual([
      'Marta Quill',
    ]);
  });

  test('keep card and visits when only a name is told later', () => {
    const book = bookWithCalls();
    const visits = { appointments: [visit(1, '2026-11-01T10:00')] };
    putClients(book, { locationId, clients: [{ ...marta, details, visits }], gone: [], nowMs });
    putClients(book, { locationId, clients: [marta], gone: [], nowMs: nowMs + 1 });
    expect(read(book)).toMatchObject({
      record: { name: 'Marta Quill', comment: 'Window seat', balance: -5, visitCount: 12 },
      appointments: [{ id: 1, localStart: '2026-11-01T10:00' }],
      readAtMs: nowMs,
    });
  });

  test('visits of some days replace those days only, and the card stays', () => {
    const book = bookWithCalls();
    const all = [visit(1, '2026-06-01T10:00'), visit(2, '2026-11-20T10:00'), visit(3, '2026-11-25T10:00')];
    putClients(book, {
      locationId,
      clients: [{ ...marta, details, visits: { appointments: all } }],
      gone: [],
      nowMs,
    });
    const days = { fromDay: '2026-11-07', toDay: '2026-12-05' };
    const moved = { appointments: [visit(2, '2026-11-20T10:00'), visit(3, '2026-11-27T10:00')], days };
    putClients(book, { locationId, clients: [{ ...marta, visits: moved }], gone: [], nowMs });
    expect(read(book)).toMatchObject({
      record: { comment: 'Window seat' },
      appointments: [
        { id: 1, localStart: '2026-06-01T10:00' },
        { id: 2, localStart: '2026-11-20T10:00' },
        { id: 3, localStart: '2026-11-27T10:00' },
      ],
    });
    const [card] = book.database.prepare('SELECT card FROM clients').pluck().all();
    expect(JSON.parse(String(card))).toMatchObject({ nextVisit: { localStart: '2026-11-27T10:00' } });
  });
});

test('a call that is opened later divides the visits anew: what came next then may be over', () => {
  let openedMs = nowMs;
  const book = anEmptyBook(() => openedMs);
  const calls = [aCall({ callId: 1, clientId: marta.id })];
  putCalls(book, { locations: [downtown], calls, nowMs, rule: defaultSettings('linux').missedRule });
  const [first, second] = [2, 26].map((hours, index) =>
    visit(index + 1, wallClockIn(downtown.timeZone, NOON + hours * 3_600_000)),
  );
  const appointments = [first, second].filter((one) => one !== undefined);
  putClients(book, {
    locationId,
    clients: [{ ...marta, details, visits: { appointments } }],
    gone: [],
    nowMs,
  });
  const opened = (hoursLater: number) => {
    openedMs = nowMs + hoursLater * 3_600_000;
    const client = detailHandlers.readCall(book, { key: aCall({ callId: 1 }).key })?.client;
    return [client?.lastVisit?.localStart, client?.nextVisit?.localStart];
  };
  expect(opened(0)).toEqual([undefined, first?.localStart]);
  expect(opened(2.5)).toEqual([undefined, first?.localStart]);
  expect(opened(4)).toEqual([first?.localStart, second?.localStart]);
  expect(opened(40)).toEqual([second?.localStart, undefined]);
});
