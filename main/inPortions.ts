import { setImmediate } from 'node:timers/promises';

const AT_ONCE = 100;

/** Does it with every item, and lets windows, timers and sockets have their turn in between. */
export async function inPortions<T>(
  items: readonly T[],
  take: (item: T) => void,
  atOnce = AT_ONCE,
): Promise<void> {
  for (let from = 0; from < items.length; from += atOnce) {
    if (from > 0) await setImmediate();
    items.slice(from, from + atOnce).forEach(take);
  }
}
