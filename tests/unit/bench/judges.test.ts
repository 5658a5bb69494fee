import { expect, it } from 'vitest';
import { byBudget, byComparison } from '../../bench/judges.ts';
import type { Line } from '../../bench/line.ts';

const line = (ratios: readonly number[], more: Partial<Line> = {}): Line => ({
  what: 'start',
  unit: 'ms',
  by: 'p50',
  ours: ratios.map((ratio) => ratio * 100),
  beside: { name: 'hello', samples: ratios.map(() => 100) },
  ...more,
});

it('a line keeps its budget or is over it only where the whole interval is', () => {
  expect(byBudget.verdict(line([1.1, 1.12, 1.14], { budget: 1.25 }))).toBe('ok (budget 1.25 x)');
  expect(byBudget.verdict(line([1.3, 1.32, 1.34], { budget: 1.25 }))).toBe('OVER (budget 1.25 x)');
  expect(byBudget.verdict(line([1.1, 1.25, 1.4], { budget: 1.25 }))).toBe('unsure (budget 1.25 x)');
});

it('a machine that is three times as slow changes no verdict', () => {
  const slow = line([1.3, 1.32, 1.34], {
    budget: 1.25,
    ours: [390, 396, 402],
    beside: { name: 'hello', samples: [300, 300, 300] },
  });
  expect(byBudget.verdict(slow)).toBe('OVER (budget 1.25 x)');
});

it('bytes are held to a number, and what only explains has no verdict', () => {
  const size: Line = { what: 'asar', unit: 'MB', by: 'mean', ours: [4], limit: 5 };
  expect(byBudget.verdict(size)).toBe('ok (at most 5 MB)');
  expect(byBudget.verdict({ ...size, ours: [6] })).toBe('OVER (at most 5 MB)');
  expect(byBudget.verdict(line([3]))).toBe('');
});

it('more rounds are wanted only where a budget lies inside the interval', () => {
  expect(byBudget.isSettled(line([1.1, 1.25, 1.4], { budget: 1.25 }))).toBe(false);
  expect(byBudget.isSettled(line([1.1, 1.12, 1.14], { budget: 1.25 }))).toBe(true);
  expect(byBudget.isSettled(line([1.1, 1.25, 1.4]))).toBe(true);
});

it('beside another commit, a line is worse, better, or the same where the interval holds both', () => {
  expect(byComparison.verdict(line([1.1, 1.12, 1.14]))).toBe('worse');
  expect(byComparison.verdict(line([0.8, 0.82, 0.84]))).toBe('better');
  expect(byComparison.verdict(line([0.9, 1, 1.1]))).toBe('same');
  expect(byComparison.verdict(line([1.001], { budget: 1.25 }))).toBe('same');
});

it('beside another commit, rounds go on until a difference is known or none that counts can be there', () => {
  expect(byComparison.isSettled(line([0.9, 1, 1.1]))).toBe(false);
  expect(byComparison.isSettled(line([0.99, 1, 1.01]))).toBe(true);
  expect(byComparison.isSettled(line([1.1, 1.3, 1.5]))).toBe(true);
});
