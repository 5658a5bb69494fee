import * as z from 'zod';
import { ClientId, type LocationId } from '../../../contract/model/ids.ts';
import { wallClockIn } from '../../calls/salonDay.ts';
import type { E164 } from '../../clients/e164.ts';
import { readCaller } from '../../clients/phoneNumber.ts';
import { canonicalNumber } from '../../clients/sameNumber.ts';
import { isVip } from '../../clients/summarise.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import type { BookContext } from '../bookHandlers.ts';
import { prepared } from '../prepared.ts';
import { keepCallerWords } from './callerWords.ts';
import { appointmentsOf, cardOf, detailsOf } from './clientCards.ts';
import type { KeptClient, ToldClient } from './knownClient.ts';
import { placesById } from './locations.ts';

const IdRow = z.object({ client_id: z.number().pipe(ClientId) });
const CallerRow = z.object({ id: z.number().int() });
const ClientRow = z
  .object({
    client_id: z.number().pipe(ClientId),
    name: z.string(),
    card: z.string().nullable(),
    appointments: z.string().nullable(),
    read_at: z.number(),
  })
  .transform((row): KeptClient => ({
    record: { ...detailsOf(row.card), id: row.client_id, name: row.name, phoneText: '' },
    appointments: row.appointments === null ? null : appointmentsOf(row.appointments),
    readAtMs: row.read_at,
  }));

const MOST_AT_ONCE = 5_000;
const MOST_OF_A_NUMBER = 20;

/** Those of these clients about whom nothing has been asked yet. */
function namelessClients(
  { database }: BookContext,
  { locationId, clientIds }: { readonly locationId: LocationId; readonly clientIds: readonly ClientId[] },
): ClientId[] {
  const known = database.prepare('SELECT 1 FROM clients WHERE location_id = ? AND client_id = ?');
  return clientIds.filter((id) => known.get(locationId, id) === undefined);
}

/** Clients of any call of this location who have no name and were not asked for. */
function namelessCallers(
  { database }: BookContext,
  { locationId }: { readonly locationId: LocationId },
): ClientId[] {
  const rows = database
    .prepare(
      `SELECT DISTINCT client_id FROM callers
       WHERE client_id IS NOT NULL AND name = ''
         AND NOT EXISTS (SELECT 1 FROM clients WHERE clients.client_id = callers.client_id)
         AND EXISTS (SELECT 1 FROM calls WHERE calls.caller_id = callers.id AND calls.location_id = ?1)
       UNION SELECT client_id FROM said_clients
       WHERE location_id = ?1
         AND NOT EXISTS (SELECT 1 FROM clients WHERE clients.client_id = said_clients.client_id)
       LIMIT ?2`,
    )
    .all(locationId, MOST_AT_ONCE);
  return z
    .array(IdRow)
    .parse(rows)
    .map((row) => row.client_id);
}

/** `gone`: asked for, but not told. Callers get the names at once, and are found by them. */
function putClients(
  { database }: BookContext,
  {
    locationId,
    clients,
    gone,
    nowMs,
  }: {
    readonly locationId: LocationId;
    readonly clients: readonly ToldClient[];
    readonly gone: readonly ClientId[];
    readonly nowMs: number;
  },
): void {
  const put = database.prepare(
    `INSERT INTO clients (location_id, client_id, name, vip, number, card, appointments, read_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (location_id, client_id) DO UPDATE SET
       name = excluded.name, vip = excluded.vip, number = coalesce(excluded.number, number),
       card = coalesce(excluded.card, card), appointments = coalesce(excluded.appointments, appointments),
       read_at = CASE WHEN excluded.card IS NULL AND card IS NOT NULL THEN read_at ELSE excluded.read_at END`,
  );
  const place = placesById(database).get(locationId) ?? { timeZone: 'UTC', countryIso: null };
  const nowLocal = wallClockIn(place.timeZone, nowMs);
  for (const told of clients) {
    const kept = readClient({ database }, { locationId, clientId: told.id });
    const card = cardOf(told, kept, nowLocal);
    const number = numberOf(told.phoneText, place.countryIso);
    put.run(
      locationId,
      told.id,
      told.name,
      Number(card?.summary.vip ?? (kept !== null && isVip(kept.record))),
      number,
      card === null ? null : JSON.stringify({ ...card.summary, ...card.money }),
      card?.appointments ? JSON.stringify(card.appointments) : null,
      nowMs,
    );
    nameCallers(database, told.id);
  }
  const putGone = database.prepare(
    `INSERT OR IGNORE INTO clients (location_id, client_id, name, read_at) VALUES (?, ?, '', ?)`,
  );
  for (const id of gone) putGone.run(locationId, id, nowMs);
}

function nameCallers(database: BookDatabase, id: ClientId): void {
  const renamed = prepared(
    database,
    `UPDATE callers SET name = told.name, vip = told.vip
       FROM (SELECT name, vip FROM clients WHERE client_id = ?1 AND name <> '' ORDER BY read_at DESC LIMIT 1) AS told
       WHERE client_id = ?1 AND (callers.name <> told.name OR callers.vip <> told.vip)
       RETURNING id`,
  ).all(id);
  const others = prepared(database, 'SELECT caller_id AS id FROM number_clients WHERE client_id = ?').all(id);
  const found = z.array(CallerRow).parse([...renamed, ...others]);
  for (const caller of new Set(found.map((row) => row.id))) keepCallerWords(database, caller);
}

/** What is kept about one client; null: nothing. */
function readClient(
  { database }: Pick<BookContext, 'database'>,
  { locationId, clientId }: { readonly locationId: LocationId; readonly clientId: ClientId },
): KeptClient | null {
  const row: unknown = prepared(
    database,
    `SELECT client_id, name, card, appointments, read_at FROM clients
     WHERE location_id = ? AND client_id = ? AND name <> ''`,
  ).get(locationId, clientId);
  return row === undefined ? null : ClientRow.parse(row);
}

/** The clients of this location who have one of these numbers. */
function clientsOfNumber(
  { database }: BookContext,
  { locationId, numbers }: { readonly locationId: LocationId; readonly numbers: readonly E164[] },
): KeptClient[] {
  const ofNumber = database.prepare(
    `SELECT client_id, name, card, appointments, read_at FROM clients
     WHERE number = ? AND location_id = ? AND name <> '' ORDER BY client_id LIMIT ?`,
  );
  const found = numbers.flatMap((number) =>
    z.array(ClientRow).parse(ofNumber.all(canonicalNumber(number), locationId, MOST_OF_A_NUMBER)),
  );
  return [...new Map(found.map((client) => [client.record.id, client])).values()];
}

function numberOf(phoneText: string, countryIso: string | null): string | null {
  const read = readCaller(phoneText, { countryIso });
  const best = read.kind === 'number' ? read.candidates[0] : undefined;
  return best === undefined ? null : canonicalNumber(best);
}

export const clientHandlers = {
  namelessClients,
  namelessCallers,
  putClients,
  readClient,
  clientsOfNumber,
};
