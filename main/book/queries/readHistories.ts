import * as z from 'zod';
import type { BookDatabase } from '../bookDatabase.ts';
import { lengthOf } from './keptLength.ts';
import type { Booking, Decision, PersonCall, PersonHistory } from './personHistory.ts';

/** A call with where it belongs. */
export interface KeptCall extends PersonCall {
  readonly callerId: number;
  /** The row it is held by. */
  readonly followUp: number | null;
}

export interface KeptHistory extends PersonHistory {
  readonly calls: KeptCall[];
  readonly decisions: Decision[];
  readonly bookings: Booking[];
}

const count = z.number().int();

// The package makes objects of rows slowly; JSON comes in one piece.
const CallFields = z
  .tuple([count, count, count, count, z.string(), z.string(), count, count, count, count.nullable()])
  .transform(
    ([
      id,
      locationId,
      callId,
      callerId,
      direction,
      status,
      startedAtMs,
      kept,
      missed,
      followUp,
    ]): KeptCall => ({
      id,
      locationId,
      callId,
      callerId,
      caller: String(callerId),
      direction,
      status,
      startedAtMs,
      durationSeconds: lengthOf(kept),
      missed: missed === 1,
      followUp,
    }),
  );
const CallsRow = z.object({
  person: z.string(),
  calls: z.string().transform((text) => z.array(CallFields).parse(JSON.parse(text))),
});

const DecisionRow = z
  .object({
    person: z.string(),
    id: count,
    kind: z.enum(['calledBack', 'notNeeded', 'later', 'add']),
    at: count,
    until: count.nullable(),
    call: count,
  })
  .transform(({ person, at, until, ...row }): { readonly person: string; readonly decision: Decision } => ({
    person,
    decision: { ...row, atMs: at, untilMs: until },
  }));

const BookingRow = z
  .object({ person: z.string(), created_at: count, visit: z.string() })
  .transform((row): { readonly person: string; readonly booking: Booking } => ({
    person: row.person,
    booking: { createdAtMs: row.created_at, visit: row.visit },
  }));

// Nobody can be rung back without a number. CROSS JOIN keeps the order, so that each step goes by its index.
const CALLS = `
SELECT wanted.value AS person, json_group_array(json_array(calls.id, location_id, call_id, caller_id, direction, status,
  started_at, duration_s, missed, follow_up_id)) AS calls
FROM json_each(?) AS wanted CROSS JOIN callers ON callers.person = wanted.value AND callers.kind = 'number'
CROSS JOIN calls ON calls.caller_id = callers.id
GROUP BY wanted.key`;

const DECISIONS = `
SELECT callers.person, decisions.id, decisions.kind, decisions.at, decisions.until, decisions.call
FROM json_each(?) AS wanted CROSS JOIN callers ON callers.person = wanted.value AND callers.kind = 'number'
CROSS JOIN calls ON calls.caller_id = callers.id CROSS JOIN decisions ON decisions.call = calls.id`;

// A number may belong to a client although Altegio put none beside the call.
const BOOKINGS = `
SELECT wanted.value AS person, created_at, visit
FROM json_each(?1) AS wanted
CROSS JOIN bookings ON bookings.client_id = CAST(substr(wanted.value, 2) AS INTEGER)
WHERE wanted.value LIKE 'c%'
UNION ALL
SELECT wanted.value, created_at, visit
FROM json_each(?1) AS wanted CROSS JOIN clients ON clients.number = substr(wanted.value, 2)
CROSS JOIN bookings ON bookings.client_id = clients.client_id AND bookings.location_id = clients.location_id
WHERE wanted.value LIKE 'n%'`;

/** Everything the book knows of these persons that decides about ringing back. */
export function readHistories(
  database: BookDatabase,
  persons: ReadonlySet<string>,
): ReadonlyMap<string, KeptHistory> {
  const wanted = JSON.stringify([...persons]);
  const all = <Row>(sql: string, row: z.ZodType<Row>): Row[] =>
    z.array(row).parse(database.prepare(sql).all(wanted));
  const histories = new Map(
    all(CALLS, CallsRow).map(({ person, calls }): [string, KeptHistory] => [
      person,
      { calls, decisions: [], bookings: [] },
    ]),
  );
  for (const { person, decision } of all(DECISIONS, DecisionRow))
    histories.get(person)?.decisions.push(decision);
  for (const { person, booking } of all(BOOKINGS, BookingRow)) histories.get(person)?.bookings.push(booking);
  return histories;
}
