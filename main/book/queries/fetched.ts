import * as z from 'zod';
import type { LocationId } from '../../../contract/model/ids.ts';
import { dayOfEpoch, epochDay } from '../../calls/epochDay.ts';
import type { DayRun } from '../../calls/fetchPlan.ts';
import type { BookContext } from '../bookHandlers.ts';
import { dayNumber, dayText } from './localDay.ts';

export interface FetchedRuns {
  readonly locationId: LocationId;
  readonly runs: readonly DayRun[];
}

const FetchedDay = z.object({ day: z.number().int(), fetched_at: z.number() });

const DAY_MS = 86_400_000;
// Recordings and corrections of a day come within the next three; a day ends half a day after UTC's at the latest.
const SETTLED_MS = 4.5 * DAY_MS;

/** The days that need not be fetched again: read since `freshSinceMs`, or so late that nothing will change any more. */
function fetchedRuns(
  { database }: BookContext,
  {
    locationIds,
    freshSinceMs,
  }: { readonly locationIds: readonly LocationId[]; readonly freshSinceMs: number },
): FetchedRuns[] {
  const ofLocation = database.prepare(
    'SELECT day, fetched_at FROM fetched_days WHERE location_id = ? ORDER BY day',
  );
  return locationIds.map((locationId) => {
    const runs: { firstDay: number; lastDay: number }[] = [];
    for (const row of ofLocation.all(locationId)) {
      const read = FetchedDay.parse(row);
      const day = epochDay(dayText(read.day));
      if (read.fetched_at < freshSinceMs && read.fetched_at < day * DAY_MS + SETTLED_MS) continue;
      const last = runs.at(-1);
      if (last?.lastDay === day - 1) last.lastDay = day;
      else runs.push({ firstDay: day, lastDay: day });
    }
    return { locationId, runs };
  });
}

/** Every call of these days is in the book, as Altegio told them at `nowMs`. */
function putFetched(
  { database }: BookContext,
  {
    locationId,
    firstDay,
    lastDay,
    nowMs,
  }: {
    readonly locationId: LocationId;
    readonly firstDay: string;
    readonly lastDay: string;
    readonly nowMs: number;
  },
): void {
  const put = database.prepare(
    'INSERT OR REPLACE INTO fetched_days (location_id, day, fetched_at) VALUES (?, ?, ?)',
  );
  for (let day = epochDay(firstDay); day <= epochDay(lastDay); day += 1)
    put.run(locationId, dayNumber(dayOfEpoch(day)), nowMs);
}

export const fetchedHandlers = { fetchedRuns, putFetched };
