import type { ApiError } from '../altegio/apiError.ts';
import { backOffMs } from './backOff.ts';

/** Who waits, and for how long, after a look failed. */
export type PollWait =
  /** Not before a token is accepted again. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'location'; readonly ms: number }
  | { readonly kind: 'everywhere'; readonly ms: number };

const MINUTE_MS = 60_000;
/** What lasts is asked about ever more rarely, and its end is noticed within this time all the same. */
const LONGEST_WAIT_MS = MINUTE_MS / 2;
/** One refused token may be an odd answer: it is shown once more before anything stops or is told. */
export const CONFIRM_REFUSAL_MS = 15_000;
/** Refused tokens are tried again: the answer may have been wrong, or somebody has put it right at Altegio. */
export const TRY_REFUSED_AGAIN_MS = 10 * MINUTE_MS;

/** A dead network costs Altegio nothing to ask, a busy server does. */
export function waitAfter(error: ApiError, failures: number, random: () => number): PollWait {
  switch (error.kind) {
    case 'unauthorized':
      return { kind: 'refused' };
    case 'forbidden':
      return { kind: 'location', ms: 2 * MINUTE_MS };
    case 'licenceEnded':
    case 'notFound':
      // A hiccup must not cost ten minutes of popups; what stays wrong is asked about ever more rarely.
      return { kind: 'location', ms: Math.min(10 * MINUTE_MS, 30_000 * 2 ** Math.min(failures - 1, 5)) };
    case 'conflict':
    case 'invalid':
    case 'cannotSendBody':
      return { kind: 'location', ms: MINUTE_MS };
    case 'rateLimited':
      // As for the interval, a 429 alone never makes a wait longer than half a minute.
      return {
        kind: 'everywhere',
        ms: Math.max(error.retryAfterMs, backOffMs(failures, random, LONGEST_WAIT_MS)),
      };
    case 'networkBlock':
      return { kind: 'location', ms: Math.max(30_000, backOffMs(failures + 4, random, 5 * MINUTE_MS)) };
    case 'server':
      return {
        kind: 'location',
        ms: Math.max(toldWaitOf(error) ?? 0, backOffMs(failures, random, LONGEST_WAIT_MS)),
      };
    case 'badResponse':
    case 'broken':
    case 'tooLarge':
    case 'redirected':
    case 'timedOut':
      return { kind: 'location', ms: backOffMs(failures, random, LONGEST_WAIT_MS) };
    case 'proxy':
    case 'certificate':
      return { kind: 'everywhere', ms: backOffMs(failures, random, LONGEST_WAIT_MS) };
    case 'offline':
    case 'aborted':
      return { kind: 'everywhere', ms: backOffMs(failures, random, 8_000) };
  }
}

/** Trouble that comes and goes by itself and named no time to wait: of the network, on the way, of Altegio. */
export function mayPass(error: ApiError): boolean {
  switch (error.kind) {
    case 'offline':
    case 'aborted':
    case 'proxy':
    case 'certificate':
    case 'broken':
    case 'timedOut':
    case 'badResponse':
    case 'tooLarge':
    case 'redirected':
    case 'networkBlock':
      return true;
    case 'server':
      return toldWaitOf(error) === null;
    case 'unauthorized':
    case 'forbidden':
    case 'licenceEnded':
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'cannotSendBody':
    case 'rateLimited':
      return false;
  }
}

/** How long an answer asks to wait; null: it names no time. */
export function toldWaitOf(error: ApiError): number | null {
  return error.kind === 'rateLimited' || error.kind === 'server' ? (error.retryAfterMs ?? null) : null;
}

/** Whether Altegio has looked at the tokens and accepted them, whatever else it answered. */
export function acceptsTokens(error: ApiError): boolean {
  return ['forbidden', 'licenceEnded', 'notFound', 'conflict', 'invalid'].includes(error.kind);
}
