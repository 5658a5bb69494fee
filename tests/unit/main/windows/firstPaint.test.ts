import { beforeEach, expect, it } from 'vitest';
import { FirstPaint } from '../../../../main/windows/firstPaint.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

let clock: FakeClock;
let firstPaint: FirstPaint;
let settled: boolean;

beforeEach(() => {
  clock = new FakeClock();
  firstPaint = new FirstPaint(clock, 1_500);
  settled = false;
  void firstPaint.promise.then(() => {
    settled = true;
  });
});

it('leaves the processor to the first frames before anything else begins', async () => {
  firstPaint.painted();
  await clock.advance(299);
  expect(settled).toBe(false);
  await clock.advance(1);
  expect(settled).toBe(true);
});

it('waits for no window that is slow to paint', async () => {
  await clock.advance(1_500);
  expect(settled).toBe(true);
});

it('ends at once where no window comes, or the app quits', async () => {
  firstPaint.painted();
  firstPaint.done();
  await clock.advance(0);
  expect(settled).toBe(true);
});
