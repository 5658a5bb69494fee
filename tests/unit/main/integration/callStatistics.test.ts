import { expect, it } from 'vitest';
import { ok } from '../../../../contract/result.ts';
import type { BookDoor } from '../../../../main/book/bookDoor.ts';
import { CallStatistics } from '../../../../main/integration/callStatistics.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const MINUTE = 60_000;

/** Statistics out of a book that takes this long for an answer. */
function someStatistics(tookMs: number) {
  const clock = new FakeClock();
  const asked: number[] = [];
  const ask = () => {
    asked.push(clock.monotonic() / 1_000);
    return new Promise((resolve) => {
      clock.after(tookMs, () => {
        resolve(ok([]));
      });
    });
  };
  const statistics = new CallStatistics({
    book: { ask } as BookDoor,
    clock,
    serverNowMs: () => clock.now(),
    wanted: () => [],
    onChange: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  const take = () => asked.splice(0);
  return { statistics, clock, take };
}

it('reads every five minutes, and every minute while somebody looks', async () => {
  const { statistics, clock, take } = someStatistics(0);
  statistics.start();
  await clock.advance(6 * MINUTE);
  expect(take()).toEqual([3, 303]);
  statistics.watch(true);
  await clock.advance(2.5 * MINUTE);
  expect(take()).toEqual([360, 420, 480]);
});

it('reads once more for what was asked while the book was slow, and goes on after that', async () => {
  const { statistics, clock, take } = someStatistics(10_000);
  statistics.start();
  await clock.advance(5_000);
  statistics.watch(true);
  statistics.callsChanged();
  await clock.advance(MINUTE);
  expect(take()).toEqual([3, 13]);
  await clock.advance(2.5 * MINUTE);
  expect(take()).toEqual([83, 153]);
});

it('books nothing any more once it is stopped', async () => {
  const { statistics, clock, take } = someStatistics(10_000);
  statistics.start();
  await clock.advance(5_000);
  statistics.stop();
  await clock.advance(10 * MINUTE);
  expect(take()).toEqual([3]);
  expect(clock.pending).toBe(0);
});
