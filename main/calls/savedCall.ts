import type { CallDirection, CallStatus } from '../../contract/model/call.ts';
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
  readonly durationSeconds: number;
  readonly recordingUrl: string | null;
  readonly callDateText: string;
  /** Epoch milliseconds on the server's clock, never empty: two when the wall clock showed that time twice that day. */
  readonly startedAtCandidatesMs: readonly number[];
}
