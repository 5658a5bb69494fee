import { expect, test, vi } from 'vitest';
import { atMost } from '../../../main/atMost.ts';
import { FakeClock } from '../../support/fakeClock.ts';

test('work that ends is waited for, and leaves no timer behind', async () => {
  const clock = new FakeClock();
  await atMost(clock, 1_000, Promise.resolve());
  expect(clock.pending).toBe(0);
});

test('work that does not end is left to itself after its time', async () => {
  const clock = new FakeClock();
  const over = vi.fn();
  void atMost(clock, 1_000, new Promise(() => undefined)).then(over);
  await clock.advance(999);
  expect(over).not.toHaveBeenCalled();
  await clock.advance(1);
  expect(over).toHaveBeenCalledOnce();
});

test('work that fails in time fails here too, later it fails unheard', async () => {
  const clock = new FakeClock();
  await expect(atMost(clock, 1_000, Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  let fail = (_error: Error): void => undefined;
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const waited = atMost(clock, 1_000, work);
  await clock.advance(1_000);
  fail(new Error('disk'));
  await expect(waited).resolves.toBeUndefined();
});
