/** Why a recording cannot be played now. */
export type RecordingTrouble = 'none' | 'notReady' | 'expired' | 'noRight' | 'offline' | 'refused';

/** Providers hand recordings over minutes after a call; within this time what is missing may still come. */
const STILL_COMING_MS = 60 * 60_000;

/** A call without a link to a recording. */
export function troubleOfNoLink(call: {
  readonly answered: boolean;
  readonly ageMs: number;
}): RecordingTrouble {
  return call.answered && call.ageMs < STILL_COMING_MS ? 'notReady' : 'none';
}

/** What the file server's status means; null: here it comes. */
export function troubleOfStatus(status: number, ageMs: number): RecordingTrouble | null {
  if (status === 200 || status === 206) return null;
  if (status === 401 || status === 403) return 'noRight';
  if (status === 410) return 'expired';
  // Some answer with nothing as long as the file is being written.
  if (status === 404 || (status > 200 && status < 300))
    return ageMs < STILL_COMING_MS ? 'notReady' : 'expired';
  return status >= 500 || status === 408 || status === 429 ? 'offline' : 'refused';
}
