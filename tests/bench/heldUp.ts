import type { ElectronApplication } from '@playwright/test';
import type { Sample } from './line.ts';

/** How often main is asked for a turn while it is watched. */
export const TURN_MS = 5;

/** Watches from now on how late main's turns come. */
export const beginToWatch = (app: ElectronApplication): Promise<void> =>
  app.evaluate((_electron, resolution) => {
    const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
    histogram.enable();
    Object.assign(globalThis, { heldUp: histogram });
  }, TURN_MS);

/** From one turn to the next, the pause that was asked for in it: without that a floor would be next to nothing. */
export const endOfWatch = (app: ElectronApplication): Promise<Sample> =>
  app.evaluate(() => {
    const { heldUp } = globalThis as unknown as {
      heldUp: { percentile(of: number): number; max: number };
    };
    return { turnP99: heldUp.percentile(99) / 1e6, turnLongest: heldUp.max / 1e6 };
  });
