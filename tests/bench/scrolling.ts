import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { startSimulator } from '../../main/demo/simulator.ts';
import { launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';
import { quietMachine } from './processTree.ts';
import type { Row } from './report.ts';
import { percentile } from './statistics.ts';

/** Times the calls of a usual salon: some fifty thousand. */
const CALL_VOLUME = 4;
const SCROLLED_MS = 4_000;
/** As a hand does that turns the wheel fast: a page of rows in about a third of a second. */
const PIXELS_PER_FRAME = 30;
const LEAST_FRAMES_PER_SECOND = 58;

/** Scrolls through a long list of calls in the package and counts the frames that the page is given. */
export async function measureScrolling(runs: number, env: Record<string, string>): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const api = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 179, callVolume: CALL_VOLUME, drawnClients: 4_000 }),
  });
  const app = await launchApp({
    userDataDir: path.join(folder, 'user-data'),
    provisionFile: await api.writeProvisionFile(path.join(folder, 'provision.json'), {
      requestsPerSecond: 50,
      requestsPerMinute: 3_000,
    }),
    env,
    logFile: path.join(folder, 'app.log'),
  });
  try {
    const page = await windowTitled(app, 'Ringdesk');
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByText(/fetched back to/).waitFor({ timeout: 120_000 });
    const grid = page.getByRole('grid', { name: 'Calls' });
    const gaps: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await quietMachine();
      gaps.push(
        ...(await grid.evaluate(scrollDown, { forMs: SCROLLED_MS, pixelsPerFrame: PIXELS_PER_FRAME })),
      );
    }
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    return [
      {
        what: `scrolling ${api.salon.calls.length.toLocaleString('en')} calls, from frame to frame`,
        value: mean,
        unit: 'ms',
        budget: 1_000 / LEAST_FRAMES_PER_SECOND,
        samples: gaps,
      },
      { what: 'scrolling, from frame to frame, p95', value: percentile(gaps, 0.95), unit: 'ms' },
    ];
  } finally {
    await quitApp(app);
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs in the page: milliseconds between its frames. */
function scrollDown(
  grid: Element,
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
      grid.scrollTop += pixelsPerFrame;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
