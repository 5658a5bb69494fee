import type { Locator } from '@playwright/test';
import type { Sample } from './line.ts';
import { mean, percentile } from './statistics.ts';

const SCROLLED_MS = 3_000;
/** As a hand does that turns the wheel fast: a page of rows in about a third of a second. */
const PIXELS_PER_FRAME = 30;

/** Scrolls down a list and tells the milliseconds between the frames that its page is given. */
export async function scrollThrough(list: Locator): Promise<Sample> {
  const gaps = await list.evaluate(scrollDown, { forMs: SCROLLED_MS, pixelsPerFrame: PIXELS_PER_FRAME });
  return { gap: mean(gaps), gapP95: percentile(gaps, 0.95) };
}

/** Runs in the page. */
function scrollDown(
  list: Element,
  { forMs, pixelsPerFrame }: { readonly forMs: number; readonly pixelsPerFrame: number },
): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    let last = 0;
    let begun = 0;
    // Each run begins where the list does, however far the one before has come.
    list.scrollTop = 0;
    const step = (now: number): void => {
      if (last > 0) gaps.push(now - last);
      last = now;
      begun ||= now;
      if (now - begun >= forMs) {
        resolve(gaps);
        return;
      }
      list.scrollTop += pixelsPerFrame;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
