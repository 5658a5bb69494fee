import { httpDateMs } from './httpDate.ts';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 600_000;
const UNTOLD_MS = 5_000;

/**
 * How long a 429 asks to wait, 1 second to 10 minutes: the Retry-After header (seconds or an HTTP date, compared with
 * `serverNowMs`), else the seconds named in the message, else 5 seconds. The header is not documented for this API and
 * the sibling service names the wait in words (https://developer.alteg.io/api, "Request limits").
 */
export function retryAfterMs(header: string | null, message: string, serverNowMs: number): number {
  const toldMs = ofHeader(header?.trim() ?? '', serverNowMs) ?? ofMessage(message) ?? UNTOLD_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, toldMs));
}

function ofHeader(header: string, serverNowMs: number): number | undefined {
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const dateMs = httpDateMs(header);
  return dateMs === null ? undefined : dateMs - serverNowMs;
}

function ofMessage(message: string): number | undefined {
  const named = /(\d+)\s*(?:s\b|sec|сек)/i.exec(message)?.[1];
  if (named !== undefined) return Number(named) * 1_000;
  // Two bare numbers would be a limit and a period ("200 per 1 minute"), not a wait.
  const numbers = message.match(/\d+/g) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) * 1_000 : undefined;
}
