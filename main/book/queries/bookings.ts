import * as z from 'zod';
import type { ClientId, LocationId } from '../../../contract/model/ids.ts';
import type { Visit } from '../../../contract/model/visit.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

export interface ToldBooking {
  readonly appointmentId: number;
  readonly createdAtMs: number;
  readonly visit: Visit;
}

export interface ToldBookings {
  readonly locationId: LocationId;
  readonly clientId: ClientId;
  /** Every appointment of the client from this day on ("2026-11-21"); others that were known are cancelled. */
  readonly fromDay: string;
  readonly bookings: readonly ToldBooking[];
  readonly nowMs: number;
}

const NumberRow = z.object({ number: z.string() });
const KnownRow = z.object({
  appointment_id: z.number(),
  created_at: z.number(),
  visit: z.string(),
  gone: z.number(),
});

/** Keeps what a client has booked; whoever booked after a missed call need not be rung back. True: something changed. */
function putBookings(context: BookContext, told: ToldBookings): boolean {
  const { database } = context;
  const { locationId, clientId, fromDay, bookings, nowMs } = told;
  const known = z
    .array(KnownRow)
    .parse(
      database
        .prepare(
          `SELECT appointment_id, created_at, visit, gone FROM bookings WHERE client_id = ? AND location_id = ?`,
        )
        .all(clientId, locationId),
    );
  const fresh = bookings.filter(
    ({ appointmentId, visit }) =>
      !known.some(
        (one) =>
          one.appointment_id === appointmentId && one.gone === 0 && one.visit === JSON.stringify(visit),
      ),
  );
  const put = database.prepare(
    `INSERT INTO bookings (location_id, appointment_id, client_id, created_at, visit) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (location_id, appointment_id) DO UPDATE SET
       client_id = excluded.client_id, created_at = excluded.created_at, visit = excluded.visit, gone = 0`,
  );
  for (const { appointmentId, createdAtMs, visit } of fresh)
    put.run(locationId, appointmentId, clientId, createdAtMs, JSON.stringify(visit));
  const { changes } = database
    .prepare(
      `UPDATE bookings SET gone = 1 WHERE client_id = ? AND location_id = ? AND gone = 0
         AND visit ->> '$.localStart' >= ? AND appointment_id NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(clientId, locationId, fromDay, JSON.stringify(bookings.map(({ appointmentId }) => appointmentId)));
  if (fresh.length > 0) remakeFollowUps({ database, nowMs: () => nowMs }, personsOf(database, told));
  return fresh.length + changes > 0;
}

function personsOf(
  database: BookDatabase,
  { locationId, clientId }: Pick<ToldBookings, 'locationId' | 'clientId'>,
): ReadonlySet<string> {
  const rows = database
    .prepare('SELECT number FROM clients WHERE location_id = ? AND client_id = ? AND number IS NOT NULL')
    .all(locationId, clientId);
  const numbers = z.array(NumberRow).parse(rows);
  return new Set([`c${clientId}`, ...numbers.map(({ number }) => `n${number}`)]);
}

export const bookingHandlers = { putBookings };
