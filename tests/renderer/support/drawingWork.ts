import type { Locator } from '@playwright/test';

export interface DrawingWork {
  /** Rows that came into the page. */
  readonly rowsAdded: number;
  /** The most rows that were in the page at once. */
  readonly mostRows: number;
  /** Days and times that were put into words: each row has some, so it tells how many were drawn, also again. */
  readonly timesWritten: number;
}

/**
 * What the page does with a list meanwhile. Counted and not timed: how long a frame takes depends on the machine and on
 * what else it does, what is done in the frame does not.
 */
export async function drawingWork(list: Locator, act: () => Promise<void>): Promise<DrawingWork> {
  const counting = await list.evaluateHandle((frame) => {
    const rows = frame.getElementsByClassName(frame.querySelector('[role=row]')?.className ?? '');
    const work = { rowsAdded: 0, mostRows: rows.length, timesWritten: 0 };
    const isRow = (node: Node): boolean => node instanceof Element && node.role === 'row';
    const take = (changes: MutationRecord[]): void => {
      for (const { addedNodes } of changes) work.rowsAdded += [...addedNodes].filter(isRow).length;
      work.mostRows = Math.max(work.mostRows, rows.length);
    };
    const observer = new MutationObserver(take);
    observer.observe(frame, { childList: true, subtree: true });

    const { prototype } = Intl.DateTimeFormat;
    const { format, formatToParts } = Object.getOwnPropertyDescriptors(prototype);
    Object.defineProperties(prototype, {
      format: {
        ...format,
        get(this: Intl.DateTimeFormat) {
          work.timesWritten += 1;
          return format.get?.call(this);
        },
      },
      formatToParts: {
        ...formatToParts,
        value(this: Intl.DateTimeFormat, date?: Date) {
          work.timesWritten += 1;
          return formatToParts.value?.call(this, date);
        },
      },
    });
    return () => {
      take(observer.takeRecords());
      observer.disconnect();
      Object.defineProperties(prototype, { format, formatToParts });
      return work;
    };
  });
  await act();
  return counting.evaluate((end) => end());
}

/** Scrolls as by a wheel, each step once the page has taken in the one before. */
export function scrollDown(
  list: Locator,
  { steps, by }: { readonly steps: number; readonly by: number },
): Promise<void> {
  return list.evaluate(
    async (frame, [times, pixels]) => {
      for (let step = 0; step < times; step += 1) {
        const scrolled = new Promise((resolve) => frame.addEventListener('scroll', resolve, { once: true }));
        // Where the list itself sets its place in the same frame, nothing is told.
        const untold = new Promise((resolve) => realTimers.setTimeout(resolve, 200));
        frame.scrollTop += pixels;
        await Promise.race([scrolled, untold]);
      }
    },
    [steps, by] as const,
  );
}
