import { expect, it } from 'vitest';
import { byBudget } from '../../bench/judges.ts';
import { lineOf, type Round } from '../../bench/line.ts';
import { tableOf } from '../../bench/table.ts';

const rounds: readonly Round[] = [
  { ours: { first: 130, opened: 3 }, beside: { first: 100 } },
  { ours: { first: 260, opened: 4 }, beside: { first: 200 } },
];

it('a line names its floor, with both absolute figures, the ratio and what is certain of it', () => {
  const start = lineOf(
    { what: 'start', name: 'first', unit: 'ms', by: 'p50', budget: 1.25 },
    rounds,
    'hello',
  );
  expect(tableOf([start], byBudget)).toEqual([
    'start, p50  130.00 ms  hello  100.00 ms  1.30 x  1.30 to 1.30  OVER (budget 1.25 x)',
  ]);
});

it('what the other side does not tell stands alone, without a verdict', () => {
  const opened = lineOf({ what: 'card opened', name: 'opened', unit: 'ms', by: 'p50' }, rounds, 'hello');
  expect(tableOf([opened], byBudget)).toEqual(['card opened, p50  3.00 ms']);
});

it('a round in which nothing was told of a line is left out of it', () => {
  const warming: Round = { ours: {}, beside: {} };
  const line = lineOf({ what: 'start', name: 'first', unit: 'ms', by: 'p50' }, [warming, ...rounds], 'hello');
  expect(line.ours).toEqual([130, 260]);
  expect(line.beside?.samples).toEqual([100, 200]);
});

it('columns stand below each other', () => {
  const start = lineOf({ what: 'start', name: 'first', unit: 'ms', by: 'mean', budget: 2 }, rounds, 'hello');
  const size = { what: 'preload script', unit: 'kB', by: 'mean' as const, ours: [1.5], limit: 2 };
  const [first = '', second = ''] = tableOf([start, size], byBudget);
  expect(first.indexOf('ok')).toBe(second.indexOf('ok'));
  expect(first.indexOf('ms')).toBe(second.indexOf('kB'));
});
