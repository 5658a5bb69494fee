import * as z from 'zod';
import { CallDirection, CallStatus } from '../../contract/model/call.ts';
import { CallKey, ClientId, type LocationId } from '../../contract/model/ids.ts';
import type { SavedCall } from '../calls/savedCall.ts';
import { instantsOf } from './callDate.ts';
import { wireId, wireInteger, wireNumberWithin, wireStrictText, wireText } from './wire.ts';

const LONGEST_CALL_SECONDS = 7 * 86_400;
const HTTP = /^https?:\/\//i;

/**
 * Reads one row of the call list as a call of `location`. Odd, so left out: no id, no readable date, a duration that
 * no call has, a number in an unknown shape (it must not pass for a withheld one). `client_id` 0 means none; unknown
 * words become `other`.
 */
export const callRow = (location: {
  readonly id: LocationId;
  readonly timeZone: string;
}): z.ZodType<SavedCall> =>
  z
    .object({
      id: wireId,
      client_id: wireInteger,
      caller_phone: wireStrictText.nullish().transform((phone) => phone ?? ''),
      record_link: wireText,
      duration: wireNumberWithin(0, LONGEST_CALL_SECONDS),
      status: wireText,
      type: wireText,
      call_date: z.string(),
    })
    .transform((row, context): SavedCall => {
      const key = CallKey.safeParse(`${location.id}:${row.id}`);
      const startedAtCandidatesMs = instantsOf(row.call_date, location.timeZone);
      if (!key.success || startedAtCandidatesMs.length === 0) {
        context.issues.push({ code: 'custom', input: row, message: 'odd row' });
        return z.NEVER;
      }
      return {
        key: key.data,
        locationId: location.id,
        callId: row.id,
        clientId: ClientId.safeParse(row.client_id).data ?? null,
        callerPhone: row.caller_phone,
        direction: CallDirection.catch('other').parse(row.type),
        status: CallStatus.catch('other').parse(row.status),
        rawStatus: row.status,
        durationSeconds: Math.round(row.duration ?? 0),
        recordingUrl: HTTP.test(row.record_link) ? row.record_link : null,
        callDateText: row.call_date,
        startedAtCandidatesMs,
      };
    });
