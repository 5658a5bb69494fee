import { expect, it, vi } from 'vitest';
import { LocationId } from '../../../../contract/model/ids.ts';
import { ok } from '../../../../contract/result.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import { type StatusAnswer, StatusWatch } from '../../../../main/integration/statusWatch.ts';
import { downtown } from '../../../support/calls.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { aStatus } from './facts.ts';

const MINUTE = 60_000;

function aWatch(count = 3) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const state = {
    locations: Array.from({ length: count }, (_, index) => ({
      ...downtown,
      id: LocationId.parse(index + 1),
    })),
    mayAsk: true,
    tookMs: 0,
    pending: new Set<number>(),
    answers: new Map<number, StatusAnswer>(),
    atOnce: 0,
    mostAtOnce: 0,
  };
  const startMs = clock.monotonic();
  const onRead = vi.fn();
  const watch: StatusWatch = new StatusWatch({
    locations: () => state.locations,
    mayAsk: () => state.mayAsk,
    ask: (location) => {
      asked.push(`${location.id} at ${Math.round((clock.monotonic() - startMs) / 1000)}`);
      state.atOnce += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
      return new Promise((resolve) => {
        clock.after(state.tookMs, () => {
          state.atOnce -= 1;
          resolve(state.answers.get(location.id) ?? ok(aStatus()));
        });
      });
    },
    isPending: (id) => state.pending.has(id),
    clock,
    random: () => 1,
    onRead,
    onProgress: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  const take = () => asked.splice(0);
  const failWith = (error: ApiError) => {
    for (const { id } of state.locations) state.answers.set(id, { ok: false, error });
  };
  return { watch, clock, state, take, failWith, onRead };
}

it('reads every location once at the start, spread, and then each quarter of an hour', async () => {
  const { watch, clock, take } = aWatch();
  watch.start();
  await clock.advance(MINUTE);
  expect(take()).toEqual(['1 at 0', '2 at 5', '3 at 10']);
  await clock.advance(13 * MINUTE);
  expect(take()).toEqual([]);
  await clock.advance(2 * MINUTE);
  expect(take()).toEqual(['1 at 900', '2 at 905', '3 at 910']);
});

it('asks one at a time, however long an answer takes', async () => {
  const { watch, clock, state } = aWatch(20);
  state.tookMs = 7_000;
  watch.start();
  watch.watch(true);
  for (let turn = 0; turn < 200; turn += 1) {
    await clock.advance(3_000);
    watch.lookAgain();
  }
  expect(state.mostAtOnce).toBe(1);
});

it('reads pending ones every minute', async () => {
  const { watch, clock, state, take } = aWatch();
  state.pending.add(2);
  watch.start();
  await clock.advance(MINUTE);
  take();
  await clock.advance(2 * MINUTE);
  expect(take()).toEqual(['2 at 65', '2 at 125']);
});

it('reads all at once when the view opens, then every two minutes, and seldom again when it closes', async () => {
  const { watch, clock, take } = aWatch();
  watch.start();
  await clock.advance(5 * MINUTE);
  take();
  watch.watch(true);
  expect(watch.progress).toEqual({ done: 0, of: 3 });
  await clock.advance(0);
  expect(take()).toEqual(['1 at 300', '2 at 300', '3 at 300']);
  expect(watch.progress).toBeNull();
  await clock.advance(2 * MINUTE);
  expect(take()).toEqual(['1 at 420', '2 at 420', '3 at 420']);
  watch.watch(false);
  await clock.advance(14 * MINUTE);
  expect(take()).toEqual([]);
});

it('tells how far a round is', async () => {
  const { watch, clock, state } = aWatch(4);
  state.tookMs = 1_000;
  watch.start();
  watch.watch(true);
  await clock.advance(2_500);
  expect(watch.progress).toEqual({ done: 2, of: 4 });
});

it('leaves out of a round what was just read', async () => {
  const { watch, clock, take } = aWatch();
  watch.start();
  await clock.advance(MINUTE);
  take();
  watch.readAll([LocationId.parse(1)]);
  expect(watch.progress).toEqual({ done: 0, of: 2 });
  await clock.advance(0);
  expect(take()).toEqual(['2 at 60', '3 at 60']);
});

it('waits longer after each failure, and reads all of them once it works again', async () => {
  const { watch, clock, state, take, failWith } = aWatch();
  failWith({ kind: 'offline', detail: 'ENOTFOUND' });
  watch.start();
  watch.watch(true);
  await clock.advance(0);
  expect(watch.progress).toBeNull();
  await clock.advance(MINUTE - 1);
  expect(take()).toEqual(['1 at 0', '2 at 4', '3 at 12']);
  await clock.advance(30 * MINUTE);
  expect(take().length).toBeLessThan(12);
  state.answers.clear();
  await clock.advance(7 * MINUTE);
  const recovered = take();
  expect(new Set(recovered.map((line) => line.split(' ')[0]))).toEqual(new Set(['1', '2', '3']));
});

it('waits as long as Altegio asks for', async () => {
  const { watch, clock, take, failWith } = aWatch();
  failWith({ kind: 'rateLimited', retryAfterMs: 45_000 });
  watch.start();
  await clock.advance(44_000);
  expect(take()).toEqual(['1 at 0']);
  await clock.advance(1_000);
  expect(take()).toEqual(['2 at 45']);
});

it('goes on with the others where one location may not be read', async () => {
  const { watch, clock, state, take } = aWatch();
  state.answers.set(1, { ok: false, error: { kind: 'forbidden', message: '' } });
  watch.start();
  await clock.advance(MINUTE);
  expect(take()).toEqual(['1 at 0', '2 at 5', '3 at 10']);
});

it('asks a refused token again once after 15 seconds and then every ten minutes, until it is another app', async () => {
  const { watch, clock, state, take, failWith } = aWatch();
  failWith({ kind: 'unauthorized' });
  watch.start();
  await clock.advance(0);
  expect(take()).toEqual(['1 at 0']);
  watch.watch(true);
  await clock.advance(MINUTE);
  expect(take()).toHaveLength(1);
  await clock.advance(60 * MINUTE);
  expect(take()).toHaveLength(6);
  state.answers.clear();
  watch.startOver();
  await clock.advance(0);
  expect(take()).toHaveLength(3);
});

it('reads a location once more that may have changed while its answer was on the way', async () => {
  const { watch, clock, state, take } = aWatch();
  watch.start();
  await clock.advance(MINUTE);
  take();
  state.tookMs = 2_000;
  const [first] = state.locations;
  if (!first) throw new Error('no location');
  watch.readSoon(first.id);
  await clock.advance(1_000);
  watch.readSoon(first.id);
  await clock.advance(10_000);
  expect(take()).toEqual(['1 at 60', '1 at 62']);
  expect(watch.progress).toBeNull();
});

it('asks again when the tokens were accepted after all', async () => {
  const { watch, clock, state, take, failWith } = aWatch();
  failWith({ kind: 'unauthorized' });
  watch.start();
  await clock.advance(10 * MINUTE);
  take();
  state.answers.clear();
  watch.acceptedAgain();
  await clock.advance(MINUTE);
  expect(take()).toHaveLength(3);
});

it('asks nothing while it may not, and begins when it may', async () => {
  const { watch, clock, state, take } = aWatch();
  state.mayAsk = false;
  watch.start();
  watch.watch(true);
  await clock.advance(60 * MINUTE);
  expect(take()).toEqual([]);
  state.mayAsk = true;
  watch.lookAgain();
  await clock.advance(0);
  expect(take()).toHaveLength(3);
});

it('begins when the locations become known', async () => {
  const { watch, clock, state, take } = aWatch();
  const { locations } = state;
  state.locations = [];
  watch.start();
  await clock.advance(MINUTE);
  state.locations = locations;
  watch.lookAgain();
  await clock.advance(0);
  expect(take()).toEqual(['1 at 60']);
});

it('takes no answer that was asked for another app', async () => {
  const { watch, clock, state, onRead } = aWatch(1);
  state.tookMs = 3_000;
  watch.start();
  await clock.advance(1_000);
  watch.startOver();
  await clock.advance(2_500);
  expect(onRead).not.toHaveBeenCalled();
  await clock.advance(6_000);
  expect(onRead).toHaveBeenCalledOnce();
});

it('books nothing any more once it is stopped', async () => {
  const { watch, clock, state, take, onRead } = aWatch();
  state.tookMs = 1_000;
  watch.start();
  await clock.advance(500);
  watch.stop();
  await clock.advance(60 * MINUTE);
  expect(take()).toEqual(['1 at 0']);
  expect(onRead).not.toHaveBeenCalled();
  expect(clock.pending).toBe(0);
});
