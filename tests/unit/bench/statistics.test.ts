import { expect, it } from 'vitest';
import { intervalOf, percentile, ratioOf, type Pair } from '../../bench/statistics.ts';

const pairs = (...samples: readonly (readonly [ours: number, beside: number])[]): Pair[] =>
  samples.map(([ours, beside]) => ({ ours, beside }));

it('a percentile is one of the samples, by its rank', () => {
  const samples = [40, 10, 30, 20];
  expect(percentile(samples, 0.5)).toBe(20);
  expect(percentile(samples, 0.95)).toBe(40);
});

it('the middle ratio is taken pair by pair, so a slow spell that hits both of a pair changes nothing', () => {
  expect(ratioOf('p50', pairs([13, 10], [39, 30], [14, 10]))).toBeCloseTo(1.3);
});

it('for the slow ones, the percentile of each side counts', () => {
  const twenty = Array.from({ length: 20 }, (_, index): [number, number] => [index + 1, 2]);
  expect(ratioOf('p95', pairs(...twenty))).toBe(19 / 2);
});

it('a mean is that of all samples, the long ones with their weight', () => {
  expect(ratioOf('mean', pairs([1, 1], [3, 1]))).toBe(2);
});

it('pairs that agree leave no doubt', () => {
  const { low, high } = intervalOf('p50', pairs([12, 10], [24, 20], [36, 30]), 0.95);
  expect(low).toBeCloseTo(1.2);
  expect(high).toBeCloseTo(1.2);
});

it('an interval holds the ratio, is the same for the same pairs, and narrows with more of them', () => {
  const noisy = (count: number): Pair[] =>
    Array.from({ length: count }, (_, index) => ({ ours: 100 + ((index * 37) % 41), beside: 100 }));
  const few = intervalOf('p50', noisy(10), 0.95);
  const many = intervalOf('p50', noisy(160), 0.95);
  expect(intervalOf('p50', noisy(10), 0.95)).toEqual(few);
  expect(few.low).toBeLessThan(1.2);
  expect(few.high).toBeGreaterThan(1.2);
  expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
});

it('more certainty takes a wider interval', () => {
  const some = Array.from({ length: 20 }, (_, index) => ({ ours: 100 + ((index * 37) % 41), beside: 100 }));
  const [usual, more] = [intervalOf('mean', some, 0.95), intervalOf('mean', some, 0.99)];
  expect(more.low).toBeLessThan(usual.low);
  expect(more.high).toBeGreaterThan(usual.high);
});
