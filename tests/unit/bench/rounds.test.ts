import { beforeEach, expect, it, vi } from 'vitest';
import { byBudget } from '../../bench/judges.ts';
import { lineOf, type Round } from '../../bench/line.ts';
import { inTurn, measureRounds } from '../../bench/rounds.ts';

const linesOf = (rounds: readonly Round[]) => [
  lineOf({ what: 'start', name: 'first', unit: 'ms', by: 'p50', budget: 1.25 }, rounds, 'hello'),
];

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});

const roundsFor = async (ratioOf: (index: number) => number): Promise<number> => {
  let asked = 0;
  await measureRounds({
    name: 'start',
    counts: { least: 4, most: 12 },
    judge: byBudget,
    round: (index) => {
      asked += 1;
      return Promise.resolve({ ours: { first: ratioOf(index) }, beside: { first: 1 } });
    },
    linesOf,
  });
  return asked;
};

it('where the verdict is clear, the least rounds are enough', async () => {
  expect(await roundsFor(() => 1.1)).toBe(4);
});

it('where it is not, there are more, but not without an end', async () => {
  expect(await roundsFor((index) => (index % 2 === 0 ? 1.1 : 1.4))).toBe(12);
});

it('either of a pair comes first in every other round', async () => {
  const order: string[] = [];
  const told = (name: string) => () => Promise.resolve(order.push(name));
  await inTurn(0, told('ours'), told('beside'));
  await inTurn(1, told('ours'), told('beside'));
  expect(order).toEqual(['beside', 'ours', 'ours', 'beside']);
});
