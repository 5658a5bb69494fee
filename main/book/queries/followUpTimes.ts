import * as z from 'zod';
import type { ShownNumber } from '../../../contract/model/call.ts';
import { ClientId, LocationId } from '../../../contract/model/ids.ts';
import { readCaller } from '../../clients/phoneNumber.ts';
import { shownNumber } from '../../salon/shownNumber.ts';
import type { BookContext } from '../bookHandlers.ts';
import { FOLLOW_UP, KeptFollowUp } from './followUpRow.ts';
import { memoHandlers } from './memos.ts';
import { remakeFollowUps } from './remakeFollowUps.ts';

/** Somebody to be rung back now, as was promised. */
export interface DueFollowUp {
  readonly clientName: string | null;
  readonly number: ShownNumber;
  readonly locationId: LocationId;
}

/** A client who waits to be rung back. */
export interface WaitingClient {
  readonly clientId: ClientId;
  readonly locationId: LocationId;
  readonly firstTryAtMs: number;
  readonly lastTryAtMs: number;
}

const REMINDED = 'remindedUntil';
const PersonRow = z.object({ person: z.string() });
const LaterRow = z.object({ later_at: z.number().nullable() });
const ClientRow = z
  .object({
    client_id: z.number().pipe(ClientId),
    location_id: z.number().pipe(LocationId),
    first_try_at: z.number(),
    last_try_at: z.number(),
  })
  .transform((row): WaitingClient => ({
    clientId: row.client_id,
    locationId: row.location_id,
    firstTryAtMs: row.first_try_at,
    lastTryAtMs: row.last_try_at,
  }));

/** When rows change by themselves: who is due now, whether old ones lapse, and when somebody is due next. */
function followUpTimes(
  context: BookContext,
  { nowMs }: { readonly nowMs: number },
): { readonly due: DueFollowUp[]; readonly anyLapses: boolean; readonly nextLaterAtMs: number | null } {
  const { database } = context;
  const next: unknown = database
    .prepare(`SELECT min(later_at) AS later_at FROM follow_ups WHERE state <> 'done' AND later_at > ?`)
    .get(nowMs);
  return {
    due: dueRows(context, nowMs).map((row) => ({
      clientName: row.clientName,
      number: shownNumber(readCaller(row.number, row), row.clientId !== null),
      locationId: row.locationId,
    })),
    anyLapses: oldPersons(context, nowMs).length > 0,
    nextLaterAtMs: LaterRow.parse(next).later_at,
  };
}

/** Rows put off until now come back, and old ones lapse. */
function passTime({ database }: BookContext, { nowMs }: { readonly nowMs: number }): void {
  const context = { database, nowMs: () => nowMs };
  const due = dueRows(context, nowMs).map(({ person }) => person);
  remakeFollowUps(context, new Set([...due, ...oldPersons(context, nowMs)]));
  memoHandlers.writeMemo(context, { name: REMINDED, value: String(nowMs) });
}

// A new call of somebody may have brought their row back already; the reminder is owed all the same.
function dueRows(context: BookContext, nowMs: number): KeptFollowUp[] {
  const remindedMs = Number(memoHandlers.readMemo(context, { name: REMINDED }) ?? 0);
  const rows = context.database
    .prepare(`${FOLLOW_UP} WHERE state <> 'done' AND later_at > ? AND later_at <= ?`)
    .all(remindedMs, nowMs);
  return z.array(KeptFollowUp).parse(rows);
}

function oldPersons({ database }: BookContext, nowMs: number): string[] {
  const rows = database
    .prepare(`SELECT DISTINCT person FROM follow_ups WHERE state = 'open' AND lapses_at <= ?`)
    .all(nowMs);
  return z
    .array(PersonRow)
    .parse(rows)
    .map(({ person }) => person);
}

/** Clients who wait, whoever rang last first; also those whom only their number tells. */
function waitingClients({ database }: BookContext, { limit }: { readonly limit: number }): WaitingClient[] {
  return z.array(ClientRow).parse(
    database
      .prepare(
        `SELECT coalesce(follow_ups.client_id, clients.client_id) AS client_id, follow_ups.location_id, first_try_at,
           last_try_at
         FROM follow_ups LEFT JOIN clients ON follow_ups.client_id IS NULL
           AND clients.number = substr(person, 2) AND clients.location_id = follow_ups.location_id
         WHERE state IN ('open', 'waiting') AND coalesce(follow_ups.client_id, clients.client_id) IS NOT NULL
         ORDER BY last_try_at DESC LIMIT ?`,
      )
      .all(limit),
  );
}

export const followUpTimeHandlers = { followUpTimes, passTime, waitingClients };
