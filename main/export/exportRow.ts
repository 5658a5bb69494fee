import type { CallDirection, CallStatus, ShownNumber } from '../../contract/model/call.ts';
import type { CallOutcome, FollowUpState, SolvedBy } from '../../contract/model/followUp.ts';

/** One call as it leaves the house: no link to its recording, and its number masked unless a manager allowed it. */
export interface ExportRow {
  /** "2026-11-24" and "14:30:05" on the wall clock of the location. */
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  readonly location: string;
  readonly direction: CallDirection;
  readonly status: CallStatus;
  readonly name: string;
  readonly number: ShownNumber;
  /** Null: unknown. */
  readonly durationSeconds: number | null;
  readonly hasRecording: boolean;
  /** There is a link to a recording, but nobody can read it. */
  readonly recordingUnread?: boolean | undefined;
  readonly followUp: FollowUpState | null;
  readonly solvedBy: SolvedBy | null;
  readonly note: string;
  readonly outcome: CallOutcome | null;
  readonly callId: number;
}
