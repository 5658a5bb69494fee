import type { SavedCall } from './savedCall.ts';

/** A call of the list with its start settled on one instant. Milliseconds are on the server's clock. */
export interface KnownCall extends SavedCall {
  readonly startedAtMs: number;
}

/** Rows appear after a call has ended, and `call_date` is its start. Of an unknown length only the start is certain. */
export const endOf = (call: KnownCall): number => call.startedAtMs + lengthMs(call);

const lengthMs = ({ durationSeconds }: SavedCall): number => (durationSeconds ?? 0) * 1000;

// Vendors' clocks run a little ahead of Altegio's now and then.
const AHEAD_MS = 2 * 60_000;

/**
 * Settles a start that the autumn's repeated hour leaves open: the latest reading whose call is over by now.
 * Returns null when the row has no readable date.
 */
export function settleStart(call: SavedCall, serverNowMs: number): KnownCall | null {
  const candidates = call.startedAtCandidatesMs;
  const over = candidates.filter((at) => at + lengthMs(call) <= serverNowMs + AHEAD_MS);
  const startedAtMs = over.at(-1) ?? candidates[0];
  return startedAtMs === undefined ? null : { ...call, startedAtMs };
}
