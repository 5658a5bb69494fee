/** How often each location is asked. */
export interface PollPlan {
  /** For locations whose calls pop up here. */
  readonly watchedIntervalMs: number;
  /** For the others. */
  readonly otherIntervalMs: number;
}

interface Wish {
  readonly watched: number;
  readonly others: number;
  /** What was asked for per location. */
  readonly targetMs: number;
  /** What polls may use: half of the request budget. */
  readonly pollsPerMinute: number;
  /** 1 normally, more after Altegio said "too many requests". */
  readonly slowdown: number;
}

// While the budget is short, locations nobody watches still get this share of it.
const OTHERS_SHARE = 0.25;

// Refusals in a row must not keep popups away for minutes; what is as long by the budget alone may still double.
const LONGEST_SLOWED_MS = 30_000;

/** Lengthens the intervals evenly until polls fit into their half of the budget, watched locations first. */
export function planPolls({ watched, others, targetMs, pollsPerMinute, slowdown }: Wish): PollPlan {
  const slowed = (intervalMs: number): number =>
    Math.min(intervalMs * slowdown, intervalMs < LONGEST_SLOWED_MS ? LONGEST_SLOWED_MS : intervalMs * 2);
  const fits = (count: number, share: number): number =>
    count === 0 ? targetMs : Math.max(targetMs, (60_000 * count) / (pollsPerMinute * share));

  const even = fits(watched + others, 1);
  if (watched === 0 || others === 0 || even <= targetMs) {
    return { watchedIntervalMs: slowed(even), otherIntervalMs: slowed(even) };
  }
  const watchedIntervalMs = fits(watched, 1 - OTHERS_SHARE);
  const left = pollsPerMinute - (60_000 * watched) / watchedIntervalMs;
  const otherIntervalMs = Math.max(watchedIntervalMs, (60_000 * others) / left);
  return { watchedIntervalMs: slowed(watchedIntervalMs), otherIntervalMs: slowed(otherIntervalMs) };
}
