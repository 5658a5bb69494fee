import { instantsOf } from './callDate.ts';

/** Clocks differ a little: what Altegio has just written may lie ahead of ours. */
const TOLERANCE_MS = 5 * 60_000;

/**
 * The instant that a moment of the Marketplace ("2026-06-27 12:20:02") means, in epoch milliseconds; null when it
 * cannot be read or lies ahead. Its zone is not documented: of UTC and the location's own zone (a name; null: not known), the
 * latest reading counts that is not in the future. For things that have happened only, not for the end of a period.
 */
export function marketplaceMoment(
  text: string,
  { timeZone, nowMs }: { readonly timeZone: string | null; readonly nowMs: number },
): number | null {
  const past = [...instantsOf(text, 'UTC'), ...instantsOf(text, timeZone)].filter(
    (readingMs) => readingMs <= nowMs + TOLERANCE_MS,
  );
  return past.length === 0 ? null : Math.max(...past);
}
