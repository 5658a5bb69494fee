import * as z from 'zod';
import type { FollowUpRow, FollowUpState } from '../../../contract/model/followUp.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { describeFollowUp } from './describeFollowUp.ts';
import { FOLLOW_UP, KeptFollowUp } from './followUpRow.ts';
import { NextVisits } from './nextVisits.ts';
import { rankFollowUp } from './rankFollowUp.ts';

export interface FollowUpQuestion {
  readonly tab: FollowUpState;
  /** Empty: everywhere. */
  readonly locationIds: readonly LocationId[];
  readonly offset: number;
  readonly limit: number;
  /** On the server's clock. */
  readonly nowMs: number;
}

const CountRow = z.object({ count: z.number().int() });
const CountsRow = z.object({ open: z.number().int(), waiting: z.number().int() });

const ORDER = { waiting: 'later_at', done: 'solved_at DESC' } as const;

/** Open rows in the order in which to ring, waiting ones as they come back, done ones latest first. */
function followUpPage(
  { database }: BookContext,
  { tab, locationIds, offset, limit, nowMs }: FollowUpQuestion,
): { readonly rows: FollowUpRow[]; readonly total: number } {
  // The ids are numbers, checked at the door.
  const place = locationIds.length === 0 ? 'TRUE' : `follow_ups.location_id IN (${locationIds.join(', ')})`;
  const rowsOf = (condition: string, ...values: readonly (string | number)[]): KeptFollowUp[] =>
    z.array(KeptFollowUp).parse(database.prepare(`${FOLLOW_UP} WHERE ${condition}`).all(...values));
  const counted: unknown = database
    .prepare(`SELECT count(*) AS count FROM follow_ups WHERE state = ? AND ${place}`)
    .get(tab);
  const visits = new NextVisits(database, nowMs);
  const rank = (row: KeptFollowUp): ReturnType<typeof rankFollowUp> => rankFollowUp(row, visits, nowMs);
  const page =
    tab === 'open'
      ? rowsOf(`state = 'open' AND ${place}`)
          .map(rank)
          .sort((a, b) => b.urgency - a.urgency || b.row.lastTryAtMs - a.row.lastTryAtMs)
          .slice(offset, offset + limit)
      : rowsOf(
          `follow_ups.id IN (SELECT id FROM follow_ups WHERE state = ? AND ${place}
             ORDER BY ${ORDER[tab]} LIMIT ? OFFSET ?) ORDER BY ${ORDER[tab]}`,
          tab,
          limit,
          offset,
        ).map(rank);
  return { rows: page.map((one) => describeFollowUp(database, one)), total: CountRow.parse(counted).count };
}

/** How many rows wait for somebody; for the badge. */
function followUpCounts({ database }: BookContext): { readonly open: number; readonly waiting: number } {
  return CountsRow.parse(
    database
      .prepare(
        `SELECT (SELECT count(*) FROM follow_ups WHERE state = 'open') AS open,
           (SELECT count(*) FROM follow_ups WHERE state = 'waiting') AS waiting`,
      )
      .get(),
  );
}

export const followUpHandlers = { followUpPage, followUpCounts };
