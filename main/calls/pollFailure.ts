import type { ApiError } from '../altegio/apiError.ts';
import { backOffMs } from './backOff.ts';

/** Who waits, and for how long, after a look failed. */
export type PollWait =
  /** Not before a token is accepted again. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'location'; readonly ms: number }
  | { readonly kind: 'everywhere'; readonly ms: number };

const MINUTE_MS = 60_000;

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
        ms: Math.max(error.retryAfterMs, backOffMs(failures, random, MINUTE_MS / 2)),
      };
    case 'networkBlock':
      return { kind: 'everywhere', ms: Math.max(30_000, backOffMs(failures + 4, random, 5 * MINUTE_MS)) };
    case 'server':
      return {
        kind: 'location',
        ms: Math.max(error.retryAfterMs ?? 0, backOffMs(failures, random, MINUTE_MS)),
      };
    case 'badResponse':
    case 'broken':
    case 'tooLarge':
    case 'redirected':
    case 'timedOut':
      return { kind: 'location', ms: backOffMs(failures, random, MINUTE_MS) };
    case 'proxy':
    case 'certificate':
      return { kind: 'everywhere', ms: backOffMs(failures, random, MINUTE_MS) };
    case 'offline':
    case 'aborted':
      return { kind: 'everywhere', ms: backOffMs(failures, random, 8_000) };
  }
}

/** Trouble that comes and goes by itself and named no time to wait: an outage of the network, of Altegio or of both. */
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
      return true;
    case 'server':
      return error.retryAfterMs === undefined;
    case 'unauthorized':
    case 'forbidden':
    case 'licenceEnded':
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'cannotSendBody':
    case 'rateLimited':
    case 'networkBlock':
      return false;
  }
}

/** Whether Altegio has looked at the tokens and taken them, whatever else it answered. */
export function tokenTaken(error: ApiError): boolean {
  return ['forbidden', 'licenceEnded', 'notFound', 'conflict', 'invalid'].includes(error.kind);
}
