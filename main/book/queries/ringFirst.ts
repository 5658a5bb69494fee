import type { RingFirstReason } from '../../../contract/model/followUp.ts';

/** A reason with what it weighs. A promise comes before a stranger, a stranger before a regular who will try again. */
const WEIGHT: Readonly<Record<Exclude<RingFirstReason['kind'], 'tries'>, number>> = {
  reminder: 60,
  wantedByHand: 50,
  newCaller: 40,
  visitSoon: 35,
  vip: 25,
};
const PER_TRY = 15;
const MOST_TRIES = 4;
const DAY_MS = 86_400_000;
const FRESH = 10;

/** Why somebody should be rung before others, strongest reason first. */
export function inOrder(reasons: readonly RingFirstReason[]): RingFirstReason[] {
  return [...reasons].sort((a, b) => weightOf(b) - weightOf(a));
}

/** The higher, the sooner. Among equals whoever rang last, while they may still be near the phone. */
export function urgency(reasons: readonly RingFirstReason[], ageMs: number): number {
  const fresh = FRESH * (1 - Math.min(1, Math.max(0, ageMs) / DAY_MS));
  return reasons.reduce((sum, reason) => sum + weightOf(reason), fresh);
}

function weightOf(reason: RingFirstReason): number {
  return reason.kind === 'tries' ? PER_TRY * (Math.min(reason.tries, MOST_TRIES) - 1) : WEIGHT[reason.kind];
}
