import * as z from 'zod';
import type { BookRow } from '../../../contract/model/callBook.ts';
import { CallDirection, CallStatus, type ShownNumber } from '../../../contract/model/call.ts';
import { FollowUpState, SolvedBy } from '../../../contract/model/followUp.ts';
import { CallKey, ClientId, LocationId } from '../../../contract/model/ids.ts';
import { isE164 } from '../../clients/e164.ts';
import { type Caller, readCaller } from '../../clients/phoneNumber.ts';
import { UNREADABLE_NUMBER } from '../../clients/unreadableNumber.ts';
import { shownNumber } from '../../salon/shownNumber.ts';
import { type OneCall, wholeOf } from '../../calls/oneCall.ts';
import type { BookDatabase } from '../bookDatabase.ts';
import { type CallRow as SavedRow, callRowsOf } from './callRows.ts';
import { CLIENT_OF_CALL, NAME_OF_CALL } from './clientOfCall.ts';
import { lengthOf } from './keptLength.ts';

const count = z.number().int();

const CallRow = z.object({
  id: count,
  location_id: count.pipe(LocationId),
  call_id: count,
  client_id: count.pipe(ClientId).nullable(),
  caller_text: z.string(),
  kind: z.enum(['number', 'internal', 'withheld', 'hidden']),
  number: z.string(),
  country_iso: z.string().nullable(),
  name: z.string().nullable(),
  vip: count,
  first_call_at: count,
  direction: CallDirection,
  status: CallStatus,
  started_at: count,
  duration_s: count,
  recorded: count,
  unread: count,
  state: FollowUpState.nullable(),
  solved_by: SolvedBy.nullable(),
  has_note: count,
});
type CallRow = z.infer<typeof CallRow>;

// A number may belong to several clients, and a client of a chain may be named in another location only.
const ROWS = `
SELECT calls.id, calls.location_id, calls.call_id, ${CLIENT_OF_CALL} AS client_id,
  caller_text, kind, callers.number, country_iso, ${NAME_OF_CALL} AS name,
  coalesce(clients.vip, CASE WHEN callers.client_id IS ${CLIENT_OF_CALL} THEN callers.vip END, 0) AS vip,
  first_call_at, direction, status, started_at, duration_s,
  coalesce(recording_url, '') <> '' AS recorded, recording_url IS '' AS unread, state, solved_by, has_note
FROM json_each(?) AS wanted
CROSS JOIN calls ON calls.id = wanted.value
CROSS JOIN callers ON callers.id = calls.caller_id
LEFT JOIN locations ON locations.id = calls.location_id
LEFT JOIN clients ON clients.location_id = calls.location_id AND clients.client_id = ${CLIENT_OF_CALL}
LEFT JOIN follow_ups ON follow_ups.id = follow_up_id
ORDER BY wanted.key`;

/** The lines of these calls, in the same order; each tells what all rows of its call tell. */
export function bookRows(database: BookDatabase, ids: readonly number[]): BookRow[] {
  const several = callRowsOf(database, ids);
  return z
    .array(CallRow)
    .parse(database.prepare(ROWS).all(JSON.stringify(ids)))
    .map((row) => withAll(bookRow(row), row, several.get(row.id)));
}

function bookRow(row: CallRow): BookRow {
  return {
    key: CallKey.parse(`${row.location_id}:${row.call_id}`),
    cursor: { startedAtMs: row.started_at, id: row.id },
    locationId: row.location_id,
    number: numberOf(row),
    clientId: row.client_id,
    clientName: row.name,
    vip: row.vip === 1,
    firstTime: row.kind === 'number' && row.started_at === row.first_call_at,
    direction: row.direction,
    status: row.status,
    startedAt: new Date(row.started_at).toISOString(),
    durationSeconds: lengthOf(row.duration_s),
    hasRecording: row.recorded === 1,
    ...(row.unread === 1 && { recordingUnread: true }),
    followUp: row.state,
    solvedBy: row.solved_by,
    hasNote: row.has_note === 1,
  };
}

function withAll(line: BookRow, row: CallRow, rows: OneCall<SavedRow> | undefined): BookRow {
  if (!rows) return line;
  const { told, startedAtMs, durationSeconds } = wholeOf(rows);
  return {
    ...line,
    firstTime: row.kind === 'number' && startedAtMs === row.first_call_at,
    status: told.status,
    durationSeconds,
    hasRecording: rows.some(({ recordingUrl }) => recordingUrl !== null),
    hasNote: rows.some(({ hasNote }) => hasNote),
  };
}

const numberOf = (row: CallRow): ShownNumber => shownNumber(callerOf(row), row.client_id !== null);

function callerOf({ kind, number, caller_text: text, country_iso: countryIso }: CallRow): Caller {
  if (kind === 'internal') return { kind, extension: number };
  if (kind === 'hidden')
    return number === UNREADABLE_NUMBER ? { kind: 'unreadable' } : { kind, raw: '', start: '', end: '' };
  // It may be a text instead of a number.
  if (kind === 'withheld') return readCaller(text, { countryIso });
  // The book folds Argentina's two forms into one, which is not the one to dial; anything else is as it was read.
  if (!isE164(number) || number.startsWith('+54')) return readCaller(text, { countryIso });
  return { kind, candidates: [number], extension: null, dialled: number, raw: '' };
}
