import * as z from 'zod';
import { ClientId, LocationId } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';

const ClientRow = z
  .object({ location_id: z.number().pipe(LocationId), client_id: z.number().pipe(ClientId) })
  .transform((row): CardlessClient => ({ locationId: row.location_id, clientId: row.client_id }));

export interface CardlessClient {
  readonly locationId: LocationId;
  readonly clientId: ClientId;
}

// Rows that stand for no call say nothing of how often somebody rang.
const FIRST_SHAPE = 1024;
/** So many of the newest calls are looked at, or a large book would keep everybody waiting. */
const LOOKED_AT = 5_000;

/** Clients who rang twice or were missed and of whom no card is kept, the last caller first. */
function cardlessClients(
  { database }: BookContext,
  { sinceMs, limit }: { readonly sinceMs: number; readonly limit: number },
): CardlessClient[] {
  const rows = database
    .prepare(
      `WITH recent AS (
         SELECT caller_id, location_id, client_id, said, held, missed, started_at FROM calls INDEXED BY calls_by_time
         WHERE started_at >= ? AND shape >= ${FIRST_SHAPE} ORDER BY started_at DESC LIMIT ${LOOKED_AT}),
       rang AS (
         SELECT location_id, ${CLIENT_OF_CALL} AS client_id, missed, started_at
         FROM recent AS calls CROSS JOIN callers ON callers.id = caller_id)
       SELECT rang.location_id, rang.client_id FROM rang
       LEFT JOIN clients ON clients.location_id = rang.location_id AND clients.client_id = rang.client_id
       WHERE rang.client_id IS NOT NULL AND card IS NULL AND name IS NOT ''
       GROUP BY rang.location_id, rang.client_id HAVING count(*) >= 2 OR max(missed) = 1
       ORDER BY max(started_at) DESC LIMIT ?`,
    )
    .all(sinceMs, limit);
  return z.array(ClientRow).parse(rows);
}

export const cardlessHandlers = { cardlessClients };
