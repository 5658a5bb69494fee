import type { Locator } from '@playwright/test';

const SCROLLED_MS = 4_000;
/** As a hand does that turns the wheel fast: a page of rows in about a third of a second. */
const PIXELS_PER_FRAME = 30;

/** Scrolls down a list and tells the milliseconds between the frames that its page is given. */
export const scrollThrough = (list: Locator): Promise<number[]> =>
  list.evaluate(scrollDown, { forMs: SCROLLED_MS, pixelsPerFrame: PIXELS_PER_FRAME });

/** Runs in the page. */
function scrollDown(
  list: Element,
  { forMs, pixelsPerFrame }: { readonly forMs: number; readonly pixelsPerFrame: number },
): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    let last = 0;
    let begun = 0;
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
