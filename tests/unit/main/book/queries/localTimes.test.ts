import { fromAbsolute, getDayOfWeek, toCalendarDate } from '@internationalized/date';
import { expect, test } from 'vitest';
import { LocalTimes } from '../../../../../main/book/queries/localTimes.ts';

const HOUR_MS = 3_600_000;

// Hours that come twice or not at all, half hours, quarter hours and a change at midnight.
test.each([
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'UTC',
])('every half hour of a year in %s', (timeZone) => {
  const times = new LocalTimes();
  const wrong: string[] = [];
  for (let hour = 0; hour < 366 * 24; hour += 0.5) {
    const atMs = Date.parse('2026-01-01T00:00:00Z') + hour * HOUR_MS + 59_000;
    const wall = fromAbsolute(atMs, timeZone);
    const day = wall.year * 10_000 + wall.month * 100 + wall.day;
    const weekday = getDayOfWeek(toCalendarDate(wall), 'en-US', 'mon') + 1;
    const found = times.at(timeZone, atMs);
    if (found.day !== day || found.hour !== wall.hour || found.weekday !== weekday)
      wrong.push(wall.toString());
  }
  expect(wrong).toEqual([]);
});
