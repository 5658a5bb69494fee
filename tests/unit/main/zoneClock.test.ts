import { CalendarDateTime, parseDate } from '@internationalized/date';
import { describe, expect, it, test } from 'vitest';
import { dateAt, fixedZone, instantOf, isZone, offsetAt, wallClockAt } from '../../../main/zoneClock.ts';
import { dayIn, SalonDays, wallClockIn } from '../../../main/calls/salonDay.ts';

const HOUR_MS = 3_600_000;
const at = (text: string): number => Date.parse(text);

describe('a clock that is always so far from UTC', () => {
  it.each([
    [0, 'UTC'],
    [3, 'Etc/GMT-3'],
    [-5, 'Etc/GMT+5'],
    [5.5, '+05:30'],
    [5.75, '+05:45'],
    [12.75, '+12:45'],
    [-3.5, '-03:30'],
    [-9.5, '-09:30'],
    [14, 'Etc/GMT-14'],
    [-12, 'Etc/GMT+12'],
    [15, null],
    [-12.5, null],
    [NaN, null],
  ])('%s hours ahead is %s', (hours, zone) => {
    expect(fixedZone(hours * HOUR_MS)).toBe(zone);
    if (zone === null) return;
    expect(isZone(zone)).toBe(true);
    expect(offsetAt(zone, at('2026-07-01T12:00:00Z'))).toBe(hours * HOUR_MS);
  });

  test('tells day and hour, and the way back', () => {
    const ms = at('2026-11-30T20:40:00Z');

    expect(wallClockAt('-03:30', ms).toString()).toBe('2026-11-30T17:10:00');
    expect(dateAt('+05:45', ms).toString()).toBe('2026-12-01');
    expect(instantOf(parseDate('2026-12-01'), '+05:45')).toBe(at('2026-11-30T18:15:00Z'));
    expect(instantOf(new CalendarDateTime(2026, 12, 1, 2, 25), '+05:45')).toBe(ms);
  });

  test('has days like any other zone', () => {
    expect(dayIn('+12:45', at('2026-11-30T12:00:00Z'))).toBe('2026-12-01');
    expect(wallClockIn('-09:30', at('2026-12-01T09:00:00Z'))).toBe('2026-11-30T23:30');
    const days = new SalonDays();
    expect(days.isToday('+05:45', at('2026-11-30T18:15:00Z'), at('2026-12-01T12:00:00Z'))).toBe(true);
    expect(days.isToday('+05:45', at('2026-11-30T18:14:59Z'), at('2026-12-01T12:00:00Z'))).toBe(false);
  });
});

describe('a zone by name', () => {
  test('is known or not', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Mars/Base')).toBe(false);
    expect(isZone('+99:00')).toBe(false);
    expect(isZone('')).toBe(false);
  });

  test('begins the day after a midnight that the change of clocks skips', () => {
    expect(instantOf(parseDate('2026-04-24'), 'Africa/Cairo')).toBe(at('2026-04-23T22:00:00Z'));
  });
});
