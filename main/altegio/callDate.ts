import { parseDateTime, toZoned } from '@internationalized/date';

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instants that a date of the API may mean, in epoch milliseconds, earlier first. With an offset (with or without
 * colon, milliseconds or not) there is one. "YYYY-MM-DD HH:MM:SS" without one is read as the wall clock of `timeZone`
 * (an IANA name): two instants in the hour that autumn repeats; in the hour that spring skips, the instant that a
 * clock left unchanged would mean. Empty when unreadable, also for "0000-00-00 00:00:00".
 * Both shapes are documented: https://developer.alteg.io/en/developers/openapi/voip-integration/list_voip_calls and
 * https://developer.alteg.io/api.
 */
export function instantsOf(text: string, timeZone: string): readonly number[] {
  const [, day, time, offset] = DATE_TIME.exec(text.trim()) ?? [];
  if (day === undefined || time === undefined) return [];

  try {
    const wallClock = parseDateTime(`${day}T${time}`);
    if (offset !== undefined) {
      const utcMs = wallClock.toDate('UTC').getTime();
      return [utcMs - offsetMs(offset)];
    }
    const steadyMs = steadyOffsetMs(day, timeZone);
    if (steadyMs !== null) return [wallClock.toDate('UTC').getTime() - steadyMs];
    const earlierMs = toZoned(wallClock, timeZone, 'earlier').toDate().getTime();
    const laterMs = toZoned(wallClock, timeZone, 'later').toDate().getTime();
    if (earlierMs === laterMs) return [earlierMs];

    // In the skipped hour the two differ as well, but neither shows this time on the wall.
    const repeated = toZoned(wallClock, timeZone, 'earlier').hour === wallClock.hour;
    return repeated ? [earlierMs, laterMs] : [laterMs];
  } catch {
    // A day or an hour that no calendar has, or a zone that this machine does not know.
    return [];
  }
}

const MOST_KEPT = 5_000;
const steadyOffsets = new Map<string, number | null>();

/** The zone's offset on a day when no clock changes; null on the others. Zone arithmetic is slow, rows are many. */
function steadyOffsetMs(day: string, timeZone: string): number | null {
  const name = `${timeZone} ${day}`;
  const known = steadyOffsets.get(name);
  if (known !== undefined) return known;
  const midnight = parseDateTime(`${day}T00:00:00`);
  // Some zones change their clocks at midnight itself.
  const [first, last] = [-1, 24].map((hours) => toZoned(midnight.add({ hours }), timeZone).offset);
  const offset = first === last ? (first ?? null) : null;
  if (steadyOffsets.size >= MOST_KEPT) steadyOffsets.clear();
  steadyOffsets.set(name, offset);
  return offset;
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  return sign * (hours * 60 + minutes) * 60_000;
}
