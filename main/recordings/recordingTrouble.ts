import type { RecordingTrouble } from '../../contract/model/recording.ts';
import { linkExpiryMs } from './linkExpiry.ts';

/** Providers hand recordings over minutes after a call; within this time what is missing may still come. */
const STILL_COMING_MS = 60 * 60_000;

/** A call without a link to a recording. */
export function troubleOfNoLink(call: {
  readonly answered: boolean;
  readonly ageMs: number;
}): RecordingTrouble {
  return call.answered && call.ageMs < STILL_COMING_MS ? 'notReady' : 'none';
}

interface Refusal {
  readonly status: number;
  /** Of the call. */
  readonly ageMs: number;
  readonly link: string;
  /** The beginning of what came with it. */
  readonly text: string;
  readonly nowMs: number;
}

/** What it means that the file server answers without a recording; null: here it comes. */
export function troubleOfAnswer({ status, ageMs, link, text, nowMs }: Refusal): RecordingTrouble | null {
  if (status === 200 || status === 206) return null;
  if (status >= 500 || status === 408 || status === 429) return 'providerDown';
  if (status === 410 || (status >= 400 && (saysExpired(text) || hasExpired(link, nowMs)))) return 'expired';
  if (status === 401 || status === 403) return 'denied';
  // Some answer with nothing as long as the file is being written.
  if (status === 404 || (status > 200 && status < 300))
    return ageMs < STILL_COMING_MS ? 'notReady' : 'expired';
  return 'refused';
}

/** "Expires" alone stands in the head of many a page. */
export function saysExpired(text: string): boolean {
  return /expir(?:ed|é|ad[ao]|at[ao])|no longer valid|specified time frame|abgelaufen|caducad|scadut|wygas|ист[её]к|просроч/i.test(
    text,
  );
}

function hasExpired(link: string, nowMs: number): boolean {
  const untilMs = linkExpiryMs(link);
  return untilMs !== null && untilMs <= nowMs;
}
