/** How long to wait after the n-th failure in a row (n from 1): full jitter under a doubling ceiling, never under a second. */
export function backOffMs(failures: number, random: () => number, ceilingMs: number): number {
  const ceiling = Math.min(ceilingMs, 2_000 * 2 ** Math.min(failures, 20));
  return Math.max(1_000, Math.round(random() * ceiling));
}
