import * as z from 'zod';
import { CallKey, type LocationId } from '../../../contract/model/ids.ts';
import { dayIn } from '../../calls/salonDay.ts';
import { dateAt, instantOf, wallClockAt } from '../../zoneClock.ts';
import { prepared } from '../prepared.ts';
import type { BookContext } from '../bookHandlers.ts';
import { dayNumber } from './localDay.ts';

export interface FiguresWanted {
  readonly id: LocationId;
  readonly timeZone: string;
  /** Since when this app has watched without a break; null: not at all yet. */
  readonly watchedSinceMs: number | null;
}

export interface EndedCall {
  readonly key: CallKey;
  readonly endedAtMs: number;
}

/** What the calls of a location tell about whether they still come. */
export interface CallFigures {
  readonly locationId: LocationId;
  readonly lastCallAtMs: number | null;
  /** Mean calls in this hour of the week, and in the two before it; null: no week of it was ever fetched. */
  readonly usualPerHour: number | null;
  readonly usualBefore: readonly number[];
  /** Incoming calls of today that ended while this app watched, newest first. */
  readonly endedToday: readonly EndedCall[];
}

const WEEKS = 8;
const HOURS_BACK = [0, 1, 2] as const;
const HOUR_MS = 3_600_000;
const MOST_ENDED = 300;

const count = z.number().int();
const CountRow = z.object({ location_id: count, calls: count });
const LastRow = z.object({ last: count.nullable() });
const EndedRow = z.object({ location_id: count, call_id: count, started_at: count, ended_at: count });

// The location is the upper part of a shape, so an index answers. One jump per shape that occurs, instead of a walk
// over every call.
const LAST = `
WITH RECURSIVE shapes (shape) AS (
  SELECT min(shape) FROM calls WHERE shape >= ?1 AND shape < ?2
  UNION ALL
  SELECT (SELECT min(shape) FROM calls WHERE calls.shape > shapes.shape AND calls.shape < ?2)
  FROM shapes WHERE shape IS NOT NULL
)
SELECT max((SELECT max(started_at) FROM calls WHERE calls.shape = shapes.shape)) AS last FROM shapes`;

const HOUR = `
SELECT shape / 1024 AS location_id, count(*) AS calls FROM calls
WHERE started_at >= ? AND started_at < ? GROUP BY shape / 1024`;

const FETCHED = 'SELECT 1 FROM fetched_days WHERE location_id = ? AND day = ?';

const ENDED = `
SELECT location_id, call_id, started_at, started_at + max(duration_s, 0) * 1000 AS ended_at
FROM calls INDEXED BY calls_by_time
WHERE started_at >= ? AND direction = 'incoming' AND twin < 2 ORDER BY started_at DESC`;

/** Figures of every location at once: hours are counted for all that share a time zone together. */
function callFigures(
  { database }: BookContext,
  { locations, nowMs }: { readonly locations: readonly FiguresWanted[]; readonly nowMs: number },
): CallFigures[] {
  const hours = new Map<string, readonly CountedHour[]>();
  const ended = endedCalls(database, locations, nowMs);
  return locations.map(({ id, timeZone }) => {
    const counted = hours.get(timeZone) ?? countHours(database, timeZone, nowMs);
    hours.set(timeZone, counted);
    const [usualPerHour = null, ...before] = HOURS_BACK.map((back) =>
      meanOf(
        database,
        id,
        counted.filter((hour) => hour.back === back),
      ),
    );
    return {
      locationId: id,
      lastCallAtMs: LastRow.parse(prepared(database, LAST).get(id * 1024, (id + 1) * 1024)).last,
      usualPerHour,
      usualBefore: before.map((usual) => usual ?? 0),
      endedToday: ended.get(id) ?? [],
    };
  });
}

interface CountedHour {
  readonly back: number;
  readonly day: number;
  readonly calls: ReadonlyMap<number, number>;
}

/** Calls per location in the hours that count, of each of the last weeks. */
function countHours(database: BookContext['database'], timeZone: string, nowMs: number): CountedHour[] {
  return HOURS_BACK.flatMap((back) =>
    Array.from({ length: WEEKS }, (_, week) => {
      const from = wallClockAt(timeZone, nowMs - back * HOUR_MS).set({
        minute: 0,
        second: 0,
        millisecond: 0,
      });
      // On the wall clock: weeks ago may have been another offset.
      const fromMs = instantOf(from.subtract({ weeks: week + 1 }), timeZone);
      const rows = z.array(CountRow).parse(prepared(database, HOUR).all(fromMs, fromMs + HOUR_MS));
      return {
        back,
        day: dayNumber(dayIn(timeZone, fromMs)),
        calls: new Map(rows.map((row) => [row.location_id, row.calls])),
      };
    }),
  );
}

/** Weeks whose day was never fetched say nothing, so they do not make the mean smaller. */
function meanOf(
  database: BookContext['database'],
  id: LocationId,
  hours: readonly CountedHour[],
): number | null {
  const known = hours.filter(({ day }) => prepared(database, FETCHED).get(id, day) !== undefined);
  if (known.length === 0) return null;
  return known.reduce((sum, { calls }) => sum + (calls.get(id) ?? 0), 0) / known.length;
}

/** Read in one go: a walk over today's calls per location would be one for each of a hundred. */
function endedCalls(
  database: BookContext['database'],
  locations: readonly FiguresWanted[],
  nowMs: number,
): ReadonlyMap<number, readonly EndedCall[]> {
  const since = new Map(
    locations.flatMap(({ id, timeZone, watchedSinceMs }) =>
      watchedSinceMs === null
        ? []
        : [[Number(id), { midnightMs: midnightIn(timeZone, nowMs), watchedSinceMs }] as const],
    ),
  );
  const ended = new Map<number, EndedCall[]>([...since.keys()].map((id) => [id, []]));
  if (since.size === 0) return ended;
  const firstMs = Math.min(...[...since.values()].map(({ midnightMs }) => midnightMs));
  for (const row of z.array(EndedRow).parse(prepared(database, ENDED).all(firstMs))) {
    const from = since.get(row.location_id);
    const calls = ended.get(row.location_id);
    if (!from || !calls || calls.length === MOST_ENDED) continue;
    if (row.started_at < from.midnightMs || row.ended_at < from.watchedSinceMs) continue;
    calls.push({ key: CallKey.parse(`${row.location_id}:${row.call_id}`), endedAtMs: row.ended_at });
  }
  return ended;
}

const midnightIn = (timeZone: string, atMs: number): number => instantOf(dateAt(timeZone, atMs), timeZone);

export const figureHandlers = { callFigures };
