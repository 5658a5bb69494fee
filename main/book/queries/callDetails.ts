import * as z from 'zod';
import type { CallDetails } from '../../../contract/model/callBook.ts';
import { ClientSummary } from '../../../contract/model/card.ts';
import type { CallKey } from '../../../contract/model/ids.ts';
import { Visit } from '../../../contract/model/visit.ts';
import { wallClockIn } from '../../calls/salonDay.ts';
import type { OneCall } from '../../calls/oneCall.ts';
import { visitsAround } from '../../clients/summarise.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { bookRows } from './bookRows.ts';
import { keyParts } from './callKey.ts';
import { type CallRow, callRowsOf } from './callRows.ts';
import { appointmentsOf } from './clientCards.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';
import { noteOf } from './notes.ts';

const count = z.number().int();
const Row = z.object({
  id: count,
  caller_id: count,
  kind: z.string(),
  number: z.string(),
  started_at: count,
  location_id: count,
  client_id: count.nullable(),
  card: z.string().nullable(),
  appointments: z.string().nullable(),
  time_zone: z.string().nullable(),
  read_at: count.nullable(),
  solved_at: count.nullable(),
});
const Id = z.object({ id: count });
const VisitRow = z.object({ visit: z.string() });

const SAME_NUMBER = 50;

/** Everything about the call that a row belongs to; null: there is no such row. */
function readCall({ database, nowMs }: BookContext, { key }: { readonly key: CallKey }): CallDetails | null {
  const found: unknown = database
    .prepare(
      `SELECT calls.id, calls.caller_id, kind, callers.number, started_at, calls.location_id,
         ${CLIENT_OF_CALL} AS client_id, card, clients.appointments, time_zone, read_at, solved_at
       FROM calls JOIN callers ON callers.id = calls.caller_id
       LEFT JOIN clients ON clients.location_id = calls.location_id
         AND clients.client_id = ${CLIENT_OF_CALL}
       LEFT JOIN locations ON locations.id = calls.location_id
       LEFT JOIN follow_ups ON follow_ups.id = follow_up_id
       WHERE calls.id = (
         SELECT CASE twin WHEN 2 THEN coalesce(call, id) ELSE id END FROM calls LEFT JOIN call_rows ON row_id = id
         WHERE calls.location_id = ? AND calls.call_id = ?)`,
    )
    .all(...keyParts(key))[0];
  if (found === undefined) return null;
  const call = Row.parse(found);
  const [row] = bookRows(database, [call.id]);
  if (!row) return null;
  const client = call.card === null ? null : summaryOf(call.card, call, nowMs());
  return {
    row,
    client,
    clientAsOf: client === null || call.read_at === null ? null : new Date(call.read_at).toISOString(),
    note: noteOf(database, key),
    solvedAt: call.solved_at === null ? null : new Date(call.solved_at).toISOString(),
    bookedAfter: call.client_id === null ? null : bookedAfter(database, call.client_id, call.started_at),
    savedRows: savedRowsOf(callRowsOf(database, [call.id]).get(call.id)),
    sameNumber: isOneNumber(call) ? bookRows(database, sameNumber(database, call.caller_id, call.id)) : [],
  };
}

/** Withheld numbers, and hidden ones without a client, are many people's. */
const isOneNumber = ({ kind, number }: z.infer<typeof Row>): boolean => kind !== 'withheld' && number !== '';

// What an older Ringdesk kept in another form is read again sooner or later.
function summaryOf(
  card: string,
  { appointments, time_zone: timeZone }: Pick<z.infer<typeof Row>, 'appointments' | 'time_zone'>,
  nowMs: number,
): ClientSummary | null {
  const read = ClientSummary.safeParse(JSON.parse(card));
  if (!read.success) return null;
  // What came next when the card was read may be over by now.
  const kept = appointments === null ? null : appointmentsOf(appointments);
  return kept === null
    ? read.data
    : { ...read.data, ...visitsAround(kept, wallClockIn(timeZone ?? 'UTC', nowMs)) };
}

function savedRowsOf(rows: OneCall<CallRow> | undefined): CallDetails['savedRows'] {
  return (rows ?? []).map(({ key, locationId, status, startedAtMs, durationSeconds, recordingUrl }) => ({
    key,
    locationId,
    status,
    startedAt: new Date(startedAtMs).toISOString(),
    durationSeconds,
    hasRecording: recordingUrl !== null,
  }));
}

function bookedAfter(database: BookDatabase, clientId: number, atMs: number): Visit | null {
  const [row] = database
    .prepare('SELECT visit FROM bookings WHERE client_id = ? AND created_at > ? ORDER BY created_at LIMIT 1')
    .all(clientId, atMs);
  return row === undefined ? null : Visit.parse(JSON.parse(VisitRow.parse(row).visit));
}

function sameNumber(database: BookDatabase, callerId: number, callId: number): number[] {
  const rows = database
    .prepare(
      `SELECT id FROM calls INDEXED BY calls_by_caller
       WHERE caller_id = ?1 AND id <> coalesce((SELECT call FROM call_rows WHERE row_id = ?2), ?2) AND shape & 1 = 0
       ORDER BY started_at DESC, id DESC LIMIT ?3`,
    )
    .all(callerId, callId, SAME_NUMBER);
  return z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
}

export const detailHandlers = { readCall };
