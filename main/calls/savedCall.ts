import type { CallDirection, CallStatus } from '../../contract/model/call.ts';
import type { LeftOutReason } from '../../contract/model/health.ts';
import type { CallKey, ClientId, LocationId } from '../../contract/model/ids.ts';

/** A finished call as Altegio keeps it. The same call may come again with another status, client or recording. */
export interface SavedCall {
  readonly key: CallKey;
  readonly locationId: LocationId;
  readonly callId: number;
  /** Null when Altegio matched no client. */
  readonly clientId: ClientId | null;
  /** As it came: digits with or without plus, an extension, masked; '' when there is none. */
  readonly callerPhone: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  /** The word behind `status`, for a status that is `other`. */
  readonly rawStatus: string;
  /** Null when it cannot be read. */
  readonly durationSeconds: number | null;
  /** Letter by letter as it came. */
  readonly recordingUrl: string | null;
  /** There is a link to a recording, but nobody can read it. */
  readonly recordingUnread?: boolean | undefined;
  readonly callDateText: string;
  /** Epoch milliseconds on the server's clock, never empty: two when the wall clock showed that time twice that day. */
  readonly startedAtCandidatesMs: readonly number[];
}

/** A row of the call list of which no call could be made. */
export interface LeftOutRow {
  readonly reason: LeftOutReason;
  /** The field in the way and what it looks like, without what it says: `call_date: "99.99.9999"`. */
  readonly example: string;
  /** Tells whether it is the same row again. */
  readonly mark: string;
}
