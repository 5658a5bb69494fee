import * as z from 'zod';
import { FollowUpState, SolvedBy } from '../../../contract/model/followUp.ts';
import { CallKey, ClientId, LocationId } from '../../../contract/model/ids.ts';
import { Visit } from '../../../contract/model/visit.ts';
import { CLIENT_OF_CALL, NAME_OF_CALL } from './clientOfCall.ts';

const count = z.number().int();

/** A row with its caller, client, location and last call, as `FOLLOW_UP` reads them. */
export const KeptFollowUp = z
  .object({
    id: count,
    person: z.string(),
    location_id: count.pipe(LocationId),
    client_id: count.pipe(ClientId).nullable(),
    state: FollowUpState,
    tries: count,
    first_try_at: count,
    last_try_at: count,
    by_hand: count,
    later_at: count.nullable(),
    solved_by: SolvedBy.nullable(),
    solved_at: count.nullable(),
    solved_visit: z.string().nullable(),
    number: z.string(),
    name: z.string(),
    vip: count,
    first_call_at: count,
    call_id: count,
    time_zone: z.string(),
    country_iso: z.string().nullable(),
    appointments: z.string().nullable(),
  })
  .transform(({ name, vip, by_hand: byHand, ...row }) => ({
    id: row.id,
    person: row.person,
    locationId: row.location_id,
    clientId: row.client_id,
    clientName: name === '' ? null : name,
    vip: vip === 1,
    state: row.state,
    tries: row.tries,
    firstTryAtMs: row.first_try_at,
    lastTryAtMs: row.last_try_at,
    byHand: byHand === 1,
    laterAtMs: row.later_at,
    solvedBy: row.solved_by,
    solvedAtMs: row.solved_at,
    solvedVisit: row.solved_visit === null ? null : Visit.parse(JSON.parse(row.solved_visit)),
    number: row.number,
    isNewNumber: row.first_call_at >= row.first_try_at,
    lastCall: CallKey.parse(`${row.location_id}:${row.call_id}`),
    timeZone: row.time_zone,
    countryIso: row.country_iso,
    appointments: row.appointments,
  }));
export type KeptFollowUp = z.infer<typeof KeptFollowUp>;

/**
 * Reads rows; a condition on `follow_ups` is to be added. The number decides who is rung back; who it was is told by the
 * last try.
 */
export const FOLLOW_UP = `
SELECT follow_ups.id, follow_ups.person, follow_ups.location_id, ${CLIENT_OF_CALL} AS client_id, state, tries, first_try_at,
  last_try_at, by_hand, later_at, solved_by, solved_at, solved_visit, callers.number, callers.first_call_at,
  calls.call_id, coalesce(time_zone, 'UTC') AS time_zone, country_iso, clients.appointments,
  coalesce(${NAME_OF_CALL}, '') AS name,
  max(coalesce(clients.vip, 0), CASE WHEN callers.client_id IS ${CLIENT_OF_CALL} THEN callers.vip ELSE 0 END) AS vip
FROM follow_ups
JOIN callers ON callers.id = follow_ups.caller_id
JOIN calls ON calls.id = follow_ups.last_call
LEFT JOIN locations ON locations.id = follow_ups.location_id
LEFT JOIN clients ON clients.location_id = follow_ups.location_id AND clients.client_id = ${CLIENT_OF_CALL}`;
