import * as z from 'zod';
import { CallDirection, CallStatus } from '../../../contract/model/call.ts';
import { CallKey, LocationId } from '../../../contract/model/ids.ts';
import type { OneCall } from '../../calls/oneCall.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { prepared } from '../prepared.ts';
import { lengthOf } from './keptLength.ts';

const count = z.number().int();

const Row = z
  .object({
    wanted: count,
    location_id: count.pipe(LocationId),
    call_id: count,
    caller_id: count,
    direction: CallDirection,
    status: CallStatus,
    started_at: count,
    duration_s: count,
    recording_url: z.string().nullable(),
    has_note: count,
  })
  .transform((row) => ({
    key: CallKey.parse(`${row.location_id}:${row.call_id}`),
    wanted: row.wanted,
    locationId: row.location_id,
    callId: row.call_id,
    caller: String(row.caller_id),
    direction: row.direction,
    status: row.status,
    startedAtMs: row.started_at,
    durationSeconds: lengthOf(row.duration_s),
    recordingUrl: row.recording_url,
    hasNote: row.has_note === 1,
  }));

/** A row of a call of which several were saved. */
export type CallRow = z.infer<typeof Row>;

const ROWS = `
SELECT wanted.value AS wanted, calls.location_id, call_id, caller_id, direction, status, started_at, duration_s,
  recording_url, has_note
FROM json_each(?) AS wanted
CROSS JOIN call_rows AS its ON its.row_id = wanted.value
CROSS JOIN call_rows AS every ON every.call = its.call
CROSS JOIN calls ON calls.id = every.row_id
ORDER BY wanted.key, every.place`;

/** All rows of those of these calls that have several, the one that stands for the call first. */
export function callRowsOf(
  database: BookDatabase,
  ids: readonly number[],
): ReadonlyMap<number, OneCall<CallRow>> {
  const rows = z.array(Row).parse(prepared(database, ROWS).all(JSON.stringify(ids)));
  const calls = new Map<number, [CallRow, ...CallRow[]]>();
  for (const row of rows) {
    const call = calls.get(row.wanted);
    if (call) call.push(row);
    else calls.set(row.wanted, [row]);
  }
  return calls;
}

/** A condition on the id of a row: that no earlier one of its call is from these locations. */
export function onceAmong(locationIds: readonly number[], id: 'id' | 'calls.id'): string {
  if (locationIds.length < 2) return 'TRUE';
  // The ids are numbers, checked at the door.
  return `NOT EXISTS (
    SELECT 1 FROM call_rows AS its CROSS JOIN call_rows AS earlier ON earlier.call = its.call
    WHERE its.row_id = ${id} AND earlier.place < its.place AND earlier.location_id IN (${locationIds.join(', ')}))`;
}
