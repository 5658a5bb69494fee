import * as z from 'zod';
import { ClientId, LocationId, type CallKey } from '../../../contract/model/ids.ts';
import type { BookContext } from '../bookHandlers.ts';
import { keyParts } from './callKey.ts';
import { CLIENT_OF_CALL } from './clientOfCall.ts';

/** The other side of a call, for main only: the number is not masked. */
export interface CallParty {
  readonly locationId: LocationId;
  /** E.164 where it could be read, else as it came; null: withheld, hidden or within the house. */
  readonly number: string | null;
  readonly clientId: ClientId | null;
}

const Row = z
  .object({
    location_id: z.number().pipe(LocationId),
    kind: z.string(),
    number: z.string(),
    client_id: z.number().pipe(ClientId).nullable(),
  })
  .transform((row): CallParty => ({
    locationId: row.location_id,
    number: row.kind === 'number' ? row.number : null,
    clientId: row.client_id,
  }));

/** Null: there is no such call. */
function callParty({ database }: BookContext, { key }: { readonly key: CallKey }): CallParty | null {
  const row: unknown = database
    .prepare(
      `SELECT calls.location_id, callers.kind, callers.number, ${CLIENT_OF_CALL} AS client_id
       FROM calls JOIN callers ON callers.id = calls.caller_id
       WHERE calls.location_id = ? AND calls.call_id = ?`,
    )
    .get(...keyParts(key));
  return row === undefined ? null : Row.parse(row);
}

export const partyHandlers = { callParty };
