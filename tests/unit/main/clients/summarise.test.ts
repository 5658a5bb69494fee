import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Appointment } from '../../../../main/altegio/appointmentRow.ts';
import type { ClientRecord } from '../../../../main/altegio/clients.ts';
import { summarise } from '../../../../main/clients/summarise.ts';
import { clientId } from '../../../support/calls.ts';

const marta: ClientRecord = {
  id: clientId(7),
  name: 'Marta Quill',
  phoneText: '',
  visitCount: null,
  importance: null,
  categories: [],
  comment: null,
  balance: null,
  spent: null,
};

const visit = (localStart: string, more: Partial<Appointment> = {}): Appointment => ({
  id: 1,
  localStart,
  services: ['Cut'],
  staffName: null,
  attendance: 0,
  deleted: false,
  createdAt: null,
  noShowCount: null,
  visitCount: null,
  ...more,
});

const around = (appointments: readonly Appointment[], nowLocal: string) => {
  const { nextVisit, lastVisit } = summarise(marta, appointments, nowLocal);
  return { next: nextVisit?.localStart ?? null, last: lastVisit?.localStart ?? null };
};

describe('the next and the last visit', () => {
  it.each([
    ['has just begun', '2026-11-21T14:30', {}, '2026-11-21T14:35', 'next'],
    ['is to begin this minute', '2026-11-21T14:30', {}, '2026-11-21T14:30', 'next'],
    [
      'takes three hours, and two are over',
      '2026-11-21T10:00',
      { lengthMinutes: 180 },
      '2026-11-21T12:00',
      'next',
    ],
    ['took half an hour', '2026-11-21T10:00', { lengthMinutes: 30 }, '2026-11-21T10:30', 'last'],
    ['of unknown length began 59 minutes ago', '2026-11-21T10:00', {}, '2026-11-21T10:59', 'next'],
    ['of unknown length began an hour ago', '2026-11-21T10:00', {}, '2026-11-21T11:00', 'last'],
    ['goes on past midnight', '2026-11-21T23:30', { lengthMinutes: 90 }, '2026-11-22T00:30', 'next'],
    ['has begun, and the client has come', '2026-11-21T14:30', { attendance: 1 }, '2026-11-21T14:35', 'next'],
  ] as const)('one that %s', (_, start, more, nowLocal, expected) => {
    const found = around([visit(start, more)], nowLocal);
    expect(found).toEqual({ next: null, last: null, [expected]: start });
  });

  it('is neither when nobody came or it was cancelled', () => {
    const gone = [
      visit('2026-11-21T14:30', { attendance: -1 }),
      visit('2026-11-21T14:30', { deleted: true }),
    ];
    expect(around(gone, '2026-11-21T14:35')).toEqual({ next: null, last: null });
  });

  test('whatever is kept: next is the first that is not over, last the latest that is', () => {
    const day = Date.parse('2026-11-21T00:00Z');
    const localOf = (minutes: number): string => new Date(day + minutes * 60_000).toISOString().slice(0, 16);
    const minutes = fc.integer({ min: -3_000, max: 3_000 });
    const visits = fc.array(
      fc.record({
        start: minutes,
        length: fc.option(fc.integer({ min: 1, max: 1_440 }), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(visits, minutes, (told, now) => {
        const appointments = told.map(({ start, length }) =>
          visit(localOf(start), { lengthMinutes: length }),
        );
        const isOver = ({ start, length = 60 }: (typeof told)[number]): boolean => start + length <= now;
        const starts = (over: boolean) =>
          told.filter((one) => isOver(one) === over).map(({ start }) => start);
        const localOrNull = (start: number): string | null =>
          Number.isFinite(start) ? localOf(start) : null;
        expect(around(appointments, localOf(now))).toEqual({
          next: localOrNull(Math.min(...starts(false))),
          last: localOrNull(Math.max(...starts(true))),
        });
      }),
    );
  });
});
