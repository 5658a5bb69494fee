import { httpDateMs } from './httpDate.ts';
import { instantsOf } from './callDate.ts';
import { waitInWords } from './waitInWords.ts';

const SECOND_MS = 1_000;
const LONGEST_MS = 600_000;
const UNTOLD_MS = 5_000;

/**
 * How long a 429 asks to wait, in whole seconds from 1 second to 10 minutes: what `toldWaitMs` reads, else 5 seconds.
 */
export function retryAfterMs(header: string | null, message: string, serverNowMs: number): number {
  return toldWaitMs(header, message, serverNowMs) ?? UNTOLD_MS;
}

/**
 * How long an answer asks to wait, in whole seconds from 1 second to 10 minutes: the Retry-After header (seconds or an
 * HTTP date, compared with `serverNowMs`), else what the message says in words; null when neither tells. The header is
 * not documented for this API and the sibling service names the wait in words (https://developer.alteg.io/api,
 * "Request limits").
 */
export function toldWaitMs(header: string | null, message: string, serverNowMs: number): number | null {
  const toldMs = ofHeader(header?.trim() ?? '', serverNowMs) ?? waitInWords(message);
  if (toldMs === null) return null;
  const wholeMs = Math.ceil(toldMs / SECOND_MS) * SECOND_MS;
  return Math.min(LONGEST_MS, Math.max(SECOND_MS, wholeMs));
}

function ofHeader(header: string, serverNowMs: number): number | null {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * SECOND_MS;
  const dateMs = httpDateMs(header) ?? instantsOf(header, null)[0];
  return dateMs === undefined ? waitInWords(header) : dateMs - serverNowMs;
}
