import * as z from 'zod';
import type { CallReport, ReportDay, ReportHour, ReportRange } from '../../../contract/model/report.ts';
import { LocationId } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { onceAmong } from './callRows.ts';
import { dayNumber, dayText } from './localDay.ts';

const count = z.number().int();

const minutesOf = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 6_000) / 10);
const MedianRow = z.tuple([z.object({ median_ms: z.number().nullable() })]);

const DayRow = z
  .object({
    local_day: count,
    location_id: count.pipe(LocationId),
    calls: count,
    answered: count,
    missed: count,
    outgoing: count,
    called_back: count,
    median_ms: z.number().nullable(),
    new_numbers: count,
    later_booked: count,
  })
  .transform((row): ReportDay => ({
    day: dayText(row.local_day),
    locationId: row.location_id,
    calls: row.calls,
    answered: row.answered,
    missed: row.missed,
    outgoing: row.outgoing,
    calledBack: row.called_back,
    medianMinutesToCallBack: minutesOf(row.median_ms),
    newNumbers: row.new_numbers,
    laterBooked: row.later_booked,
  }));

const HourRow = z
  .object({
    weekday: count,
    local_hour: count,
    missed: count,
    never: count,
    new_numbers: count,
    later_booked: count,
  })
  .transform((row): ReportHour => ({
    weekday: row.weekday,
    hour: row.local_hour,
    missed: row.missed,
    neverCalledBack: row.never,
    newNumbers: row.new_numbers,
    laterBooked: row.later_booked,
  }));

const DAY_MS = 86_400_000;

// The shape tells the whole call, of which the row may be only one.
const ANSWERED = `((shape >> 5) & 7) = 0`;
const BEGAN = `CASE twin WHEN 0 THEN calls.started_at ELSE coalesce((
  SELECT standing.started_at FROM call_rows JOIN calls AS standing ON standing.id = call_rows.call
  WHERE row_id = calls.id), calls.started_at) END`;

// A follow-up belongs to the day of its first try, so that a call back on the next morning counts for the call.
const DAYS = `
WITH seen AS (
  SELECT calls.*, callers.first_call_at, callers.kind, ${BEGAN} AS began_at
  FROM calls JOIN callers ON callers.id = calls.caller_id
  WHERE local_day BETWEEN :from AND :to AND direction <> 'internal' AND {once} AND {place}
),
counted AS (
  SELECT local_day, location_id, count(*) AS calls,
    sum(direction = 'incoming' AND ${ANSWERED}) AS answered,
    sum(missed) AS missed, sum(direction = 'outgoing') AS outgoing,
    sum(direction = 'incoming' AND kind = 'number' AND began_at = first_call_at) AS new_numbers
  FROM seen GROUP BY local_day, location_id
),
followed AS (
  SELECT seen.local_day, seen.location_id, follow_ups.id, follow_ups.solved_by,
    follow_ups.solved_at - follow_ups.first_try_at AS took_ms
  FROM seen JOIN follow_ups ON follow_ups.id = seen.follow_up_id AND follow_ups.first_try_at = seen.began_at
  GROUP BY follow_ups.id
),
ranked AS (
  SELECT local_day, location_id, took_ms,
    row_number() OVER (PARTITION BY local_day, location_id ORDER BY took_ms) AS place,
    count(*) OVER (PARTITION BY local_day, location_id) AS people
  FROM followed WHERE solved_by IN ('calledBack', 'markedCalledBack')
),
medians AS (
  SELECT local_day, location_id, max(people) AS called_back, avg(took_ms) AS median_ms
  FROM ranked WHERE place IN ((people + 1) / 2, (people + 2) / 2) GROUP BY local_day, location_id
),
booked AS (
  SELECT local_day, location_id, count(*) AS later_booked
  FROM followed WHERE solved_by = 'booked' GROUP BY local_day, location_id
)
SELECT counted.*, coalesce(called_back, 0) AS called_back, median_ms, coalesce(later_booked, 0) AS later_booked
FROM counted
LEFT JOIN medians USING (local_day, location_id)
LEFT JOIN booked USING (local_day, location_id)
ORDER BY local_day, location_id`;

const MEDIAN = `
WITH took AS (
  SELECT follow_ups.solved_at - follow_ups.first_try_at AS took_ms
  FROM calls JOIN follow_ups ON follow_ups.id = calls.follow_up_id AND follow_ups.first_try_at = ${BEGAN}
  WHERE local_day BETWEEN :from AND :to AND {place} AND solved_by IN ('calledBack', 'markedCalledBack')
  GROUP BY follow_ups.id
),
ranked AS (SELECT took_ms, row_number() OVER (ORDER BY took_ms) AS place, count(*) OVER () AS people FROM took)
SELECT avg(took_ms) AS median_ms FROM ranked WHERE place IN ((people + 1) / 2, (people + 2) / 2)`;

// Nobody can ring a withheld number back, so those count as missed but never as forgotten.
const HOURS = `
SELECT weekday, local_hour, count(*) AS missed,
  sum(follow_ups.id IS NOT NULL AND coalesce(solved_by, 'lapsed') = 'lapsed') AS never,
  sum(callers.kind = 'number' AND ${BEGAN} = callers.first_call_at) AS new_numbers,
  sum(coalesce(solved_by, '') = 'booked') AS later_booked
FROM calls
JOIN callers ON callers.id = calls.caller_id
LEFT JOIN follow_ups ON follow_ups.id = calls.follow_up_id
WHERE missed = 1 AND local_day BETWEEN :from AND :to AND {once} AND {place}
GROUP BY weekday, local_hour ORDER BY weekday, local_hour`;

/** Numbers per day and per hour of the week, both ends of the range included. */
function readReport({ database }: BookContext, { locationIds, fromDay, toDay }: ReportRange): CallReport {
  // The ids are numbers, checked at the door.
  const place = locationIds.length === 0 ? 'TRUE' : `location_id IN (${locationIds.join(', ')})`;
  const days = { from: dayNumber(fromDay), to: dayNumber(toDay) };
  // Local days begin and end within a day of UTC's, and the time has the index that helps (hence the plus).
  const near = `calls.started_at BETWEEN ${Date.parse(fromDay) - DAY_MS} AND ${Date.parse(toDay) + 2 * DAY_MS}`;
  const where = `${place.replace('location_id', '+calls.location_id')} AND ${near}`;
  // Each call counts once, but each location's own report has those that another one lists too.
  const once = locationIds.length === 0 ? 'twin = 0' : `twin < 2 AND ${onceAmong(locationIds, 'calls.id')}`;
  const all = (sql: string): unknown[] =>
    database.prepare(sql.replace('{place}', where).replace('{once}', once)).all(days);
  const hours = z.array(HourRow).parse(all(HOURS));
  const [median] = MedianRow.parse(all(MEDIAN));
  return {
    days: z.array(DayRow).parse(all(DAYS)),
    hours,
    worst: worstOf(hours),
    medianMinutesToCallBack: minutesOf(median.median_ms),
  };
}

function worstOf(hours: readonly ReportHour[]): ReportHour | null {
  const worse = [...hours].sort((a, b) => b.neverCalledBack - a.neverCalledBack || b.missed - a.missed);
  const [worst] = worse;
  return worst && worst.neverCalledBack > 0 ? worst : null;
}

export const reportHandlers = { readReport };
