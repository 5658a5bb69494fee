import { describe, expect, it, test } from 'vitest';
import { dayIn, SalonDays, wallClockIn } from '../../../../main/calls/salonDay.ts';

const at = (text: string): number => Date.parse(text);

describe('SalonDays', () => {
  it.each([
    {
      name: 'just after midnight there',
      zone: 'America/New_York',
      call: '2026-11-21T05:00:01Z',
      today: true,
    },
    {
      name: 'just before midnight there',
      zone: 'America/New_York',
      call: '2026-11-21T04:59:59Z',
      today: false,
    },
    {
      name: 'the same instant further west',
      zone: 'America/Los_Angeles',
      call: '2026-11-21T05:00:01Z',
      today: false,
    },
    { name: 'a half-hour zone', zone: 'Asia/Kolkata', call: '2026-11-20T18:30:00Z', today: true },
  ])('$name: $today', ({ zone, call, today }) => {
    expect(new SalonDays().isToday(zone, at(call), at('2026-11-21T12:00:00Z'))).toBe(today);
  });

  test('the day of 25 hours has all of them', () => {
    const days = new SalonDays();
    const now = at('2026-10-25T12:00:00Z');
    expect(days.isToday('Europe/Berlin', at('2026-10-24T22:00:00Z'), now)).toBe(true);
    expect(days.isToday('Europe/Berlin', at('2026-10-25T22:59:59Z'), now)).toBe(true);
    expect(days.isToday('Europe/Berlin', at('2026-10-25T23:00:00Z'), now)).toBe(false);
  });

  test('tomorrow comes', () => {
    const days = new SalonDays();
    const call = at('2026-11-21T12:00:00Z');
    expect(days.isToday('UTC', call, at('2026-11-21T23:59:59Z'))).toBe(true);
    expect(days.isToday('UTC', call, at('2026-11-22T00:00:00Z'))).toBe(false);
  });
});

test('days and wall clocks are those of the location', () => {
  expect(dayIn('America/New_York', at('2026-11-21T03:00:00Z'))).toBe('2026-11-20');
  expect(dayIn('America/New_York', at('2026-11-21T03:00:00Z'), 1)).toBe('2026-11-21');
  expect(wallClockIn('America/New_York', at('2026-11-21T19:30:00Z'))).toBe('2026-11-21T14:30');
});

test("the day changes at the location's midnight, and may be asked for backwards", () => {
  const zone = 'Asia/Kolkata';
  expect(dayIn(zone, at('2026-11-21T18:29:59Z'))).toBe('2026-11-21');
  expect(dayIn(zone, at('2026-11-21T18:30:00Z'))).toBe('2026-11-22');
  expect(dayIn(zone, at('2026-11-21T18:29:59Z'))).toBe('2026-11-21');
  expect(dayIn('UTC', at('2026-11-21T18:30:00Z'))).toBe('2026-11-21');
});
