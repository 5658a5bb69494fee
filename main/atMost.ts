import type { Cancel, Clock } from './clock.ts';

/** Waits until the work is over, but no longer than that. The work itself goes on. */
export async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  let cancel: Cancel = () => undefined;
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  await Promise.race([work, late]).finally(cancel);
}
