import {
  type CalendarDate,
  CalendarDateTime,
  fromAbsolute,
  toCalendarDate,
  toCalendarDateTime,
  toZoned,
} from '@internationalized/date';

/** "+05:45": a clock that is always so far from UTC. Not every JavaScript engine knows such zones. */
const FIXED = /^([+-])(\d{2}):(\d{2})$/;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MOST_AHEAD_MS = 14 * HOUR_MS;
const MOST_BEHIND_MS = -12 * HOUR_MS;

/** Whether the zone can be reckoned with: a name that this machine knows, or a fixed distance from UTC. */
export function isZone(timeZone: string): boolean {
  if (fixedOffsetMs(timeZone) !== null) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The zone of a clock that never changes, so far ahead of UTC; null where no place on earth has such a clock. */
export function fixedZone(offsetMs: number): string | null {
  if (!isOnEarth(offsetMs) || offsetMs % MINUTE_MS !== 0) return null;
  if (offsetMs === 0) return 'UTC';
  const size = Math.abs(offsetMs);
  const [hours, minutes] = [Math.floor(size / HOUR_MS), (size % HOUR_MS) / MINUTE_MS];
  // Etc names have their sign the other way round: Etc/GMT+5 is five hours behind.
  if (minutes === 0) return `Etc/GMT${offsetMs < 0 ? '+' : '-'}${hours}`;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** How far the zone's clock was ahead of UTC at an instant. */
export function offsetAt(timeZone: string, atMs: number): number {
  return fixedOffsetMs(timeZone) ?? fromAbsolute(atMs, timeZone).offset;
}

/** What the zone's clock showed at an instant. */
export function wallClockAt(timeZone: string, atMs: number): CalendarDateTime {
  const fixedMs = fixedOffsetMs(timeZone);
  return fixedMs === null ? toCalendarDateTime(fromAbsolute(atMs, timeZone)) : utcClock(atMs + fixedMs);
}

/** The calendar's day in the zone at an instant. */
export function dateAt(timeZone: string, atMs: number): CalendarDate {
  return toCalendarDate(wallClockAt(timeZone, atMs));
}

/**
 * The instant at which the zone's clock shows this; a day alone means its first moment. An hour that is shown twice
 * means the earlier or later one as asked; one that is skipped is moved by the change.
 */
export function instantOf(
  wall: CalendarDate | CalendarDateTime,
  timeZone: string,
  which: 'compatible' | 'earlier' | 'later' = 'compatible',
): number {
  const fixedMs = fixedOffsetMs(timeZone);
  if (fixedMs === null) return toZoned(wall, timeZone, which).toDate().getTime();
  return toCalendarDateTime(wall).toDate('UTC').getTime() - fixedMs;
}

/** The wall clock of UTC at an instant. */
export function utcClock(atMs: number): CalendarDateTime {
  const at = new Date(atMs);
  return new CalendarDateTime(
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    at.getUTCMilliseconds(),
  );
}

function fixedOffsetMs(timeZone: string): number | null {
  const [, sign, hours, minutes] = FIXED.exec(timeZone) ?? [];
  if (sign === undefined) return null;
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  const offsetMs = sign === '-' ? -size : size;
  return Number(minutes) < 60 && isOnEarth(offsetMs) ? offsetMs : null;
}

const isOnEarth = (offsetMs: number): boolean => offsetMs >= MOST_BEHIND_MS && offsetMs <= MOST_AHEAD_MS;
