import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../../../main/altegio/appointmentRow.ts';
import { likelyReason, type ReasonFacts } from '../../../../main/clients/likelyReason.ts';

const nowLocal = '2026-11-21T14:00';

function visit(localStart: string, change: Partial<Appointment> = {}): Appointment {
  return {
    id: 1,
    localStart,
    services: ['Cut'],
    staffName: 'Ines',
    attendance: 0,
    deleted: false,
    createdAt: null,
    noShowCount: null,
    visitCount: null,
    ...change,
  };
}

const came = (localStart: string): Appointment => visit(localStart, { attendance: 1 });
const facts = (change: Partial<ReasonFacts> = {}): ReasonFacts => ({
  appointments: [],
  balance: 0,
  nowLocal,
  triesMs: [0],
  ...change,
});
const kindOf = (appointments: Appointment[]): string | null =>
  likelyReason(facts({ appointments }))?.kind ?? null;

describe('may be running late', () => {
  test.each([
    ['in 25 minutes', '2026-11-21T14:25', 25],
    ['in 45 minutes', '2026-11-21T14:45', 45],
    ['right now', '2026-11-21T14:00', 0],
    ['since a quarter of an hour', '2026-11-21T13:45', -15],
  ])('an appointment %s', (_, localStart, minutes) => {
    expect(likelyReason(facts({ appointments: [visit(localStart)] }))).toEqual({
      kind: 'runningLate',
      visit: { localStart, services: ['Cut'], staffName: 'Ines' },
      minutes,
    });
  });

  test.each([
    ['later today', visit('2026-11-21T14:46')],
    ['over for long', visit('2026-11-21T13:44')],
    ['cancelled last week', visit('2026-11-21T14:20', { deleted: true, changedDay: '2026-11-14' })],
    ['already here', visit('2026-11-21T13:55', { attendance: 1 })],
  ])('not one that is %s', (_, appointment) => {
    expect(kindOf([appointment])).toBeNull();
  });
});

describe('may want a new time', () => {
  test.each([
    [
      'cancelled yesterday, for next week',
      visit('2026-11-27T10:00', { deleted: true, changedDay: '2026-11-20' }),
    ],
    ['cancelled, nobody knows when, for today', visit('2026-11-21T17:00', { deleted: true })],
    ['did not come yesterday', visit('2026-11-20T10:00', { attendance: -1 })],
  ])('%s', (_, appointment) => {
    expect(kindOf([appointment])).toBe('wantsNewTime');
  });

  test.each([
    ['cancelled the day before yesterday', [visit('2026-11-19T10:00', { deleted: true })]],
    ['did not come last week', [visit('2026-11-13T10:00', { attendance: -1 })]],
    ['has a new one already', [visit('2026-11-20T10:00', { deleted: true }), visit('2026-12-01T10:00')]],
  ])('not who %s', (_, appointments) => {
    expect(kindOf(appointments)).toBeNull();
  });
});

describe('due', () => {
  const everyFiveWeeks = [came('2026-07-04T10:00'), came('2026-08-08T10:00'), came('2026-09-12T10:00')];

  test('the usual interval is nearly over', () => {
    expect(likelyReason(facts({ appointments: [...everyFiveWeeks, came('2026-10-17T10:00')] }))).toEqual({
      kind: 'due',
      intervalDays: 35,
      sinceDays: 35,
    });
  });

  test.each([
    ['came last week', [...everyFiveWeeks, came('2026-11-14T10:00')]],
    ['is booked', [...everyFiveWeeks, came('2026-10-17T10:00'), visit('2026-11-30T10:00')]],
    [
      'has not been here for months',
      [came('2026-03-01T10:00'), came('2026-03-31T10:00'), came('2026-05-01T10:00')],
    ],
    ['was here twice', [came('2026-09-12T10:00'), came('2026-10-17T10:00')]],
    ['came twice on one day', [came('2026-09-12T10:00'), came('2026-09-12T12:00'), came('2026-10-17T10:00')]],
  ])('not who %s', (_, appointments) => {
    expect(kindOf(appointments)).toBeNull();
  });
});

test('a debt is said without its amount', () => {
  expect(likelyReason(facts({ balance: -12.5 }))).toEqual({ kind: 'debt' });
  expect(likelyReason(facts({ balance: null }))).toBeNull();
});

describe('has tried before', () => {
  const minute = 60_000;

  test('the third call in ten minutes', () => {
    expect(likelyReason(facts({ appointments: null, triesMs: [0, 4 * minute, 9 * minute] }))).toEqual({
      kind: 'triedBefore',
      tries: 2,
      minutes: 9,
    });
  });

  test.each([
    ['two', [0, minute]],
    ['three in half an hour', [0, 15 * minute, 30 * minute]],
  ])('not %s', (_, triesMs) => {
    expect(likelyReason(facts({ triesMs }))).toBeNull();
  });
});

test('the strongest hint is said', () => {
  const appointments = [visit('2026-11-21T14:20'), visit('2026-11-20T10:00', { attendance: -1 })];
  expect(likelyReason(facts({ appointments, balance: -5, triesMs: [0, 1, 2] }))?.kind).toBe('runningLate');
});
