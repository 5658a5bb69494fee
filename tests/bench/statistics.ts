import { Random } from '../../main/demo/random.ts';

/** The figure of many samples that counts. */
export type Statistic = 'p50' | 'p95' | 'mean';

/** A sample of what is measured, and the one that was taken right beside it. */
export interface Pair {
  readonly ours: number;
  readonly beside: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const RESAMPLED = 2_000;
const SEED = 7;

/** The value below which the given share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export const mean = (samples: readonly number[]): number =>
  samples.reduce((sum, sample) => sum + sample, 0) / samples.length;

export function figureOf(by: Statistic, samples: readonly number[]): number {
  if (by === 'mean') return mean(samples);
  return percentile(samples, by === 'p50' ? 0.5 : 0.95);
}

/** Pair by pair where the middle counts: what slows the machine for a while then slows both of a pair. */
export function ratioOf(by: Statistic, pairs: readonly Pair[]): number {
  if (by === 'p50') return median(pairs.map(({ ours, beside }) => ours / beside));
  const figure = (of: keyof Pair): number =>
    figureOf(
      by,
      pairs.map((pair) => pair[of]),
    );
  return figure('ours') / figure('beside');
}

/**
 * Where the ratio lies, in that share of all runs: as many pairs are drawn again and again out of those that were
 * measured (bootstrap).
 */
export function intervalOf(by: Statistic, pairs: readonly Pair[], certainty: number): Interval {
  // The same pairs always give the same interval.
  const random = new Random(SEED);
  const ratios = Array.from({ length: RESAMPLED }, () =>
    ratioOf(
      by,
      pairs.flatMap(() => random.pick(pairs) ?? []),
    ),
  );
  return { low: percentile(ratios, (1 - certainty) / 2), high: percentile(ratios, (1 + certainty) / 2) };
}
