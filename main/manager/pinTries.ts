import type { KeptPin } from './pinFile.ts';

const TRIES = 5;
const FIRST_BLOCK_MS = 5 * 60_000;
const LONGEST_BLOCK_MS = 24 * 60 * 60_000;

type Tries = Pick<KeptPin, 'wrongTries' | 'blockedUntil'>;

/** Until when no PIN is taken; null: one may be tried. */
export function blockedUntil({ wrongTries, blockedUntil: until }: Tries, nowMs: number): string | null {
  if (until === null) return null;
  const untilMs = Date.parse(until);
  // A PC clock that was set back must not lock a manager out for longer than the block was meant to last.
  return untilMs > nowMs && untilMs - nowMs <= blockMs(wrongTries) ? until : null;
}

/** Counts a try before it is known whether it is right, so that no crash and no haste gives one for free. */
export function oneMoreTry({ wrongTries }: Tries, nowMs: number): Tries {
  const tries = wrongTries + 1;
  const blocks = tries % TRIES === 0;
  return {
    wrongTries: tries,
    blockedUntil: blocks ? new Date(nowMs + blockMs(tries)).toISOString() : null,
  };
}

/** Five minutes after the first five wrong tries, twice as long after each five more. */
function blockMs(tries: number): number {
  const rounds = Math.floor(tries / TRIES);
  return Math.min(FIRST_BLOCK_MS * 2 ** Math.max(0, rounds - 1), LONGEST_BLOCK_MS);
}
