import type { ElectronApplication } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { startSimulator } from '../../main/demo/simulator.ts';
import { executablePath, launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';
import { startPlainly } from './plainStart.ts';
import { quietMachine } from './processTree.ts';
import type { Row } from './report.ts';
import { scrollThrough } from './scrolling.ts';
import { median, percentile } from './statistics.ts';

/** Times the calls of a usual salon, over half a year: some fifty thousand. */
const CALL_VOLUME = 4;
const LEAST_FRAMES_PER_SECOND = 58;

interface Delay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The package while its book is filled, scrolling through the full one, and starting with it beside an empty one. */
export async function measureFullBook(runs: number, env: Record<string, string>): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const userDataDir = path.join(folder, 'user-data');
  const api = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 179, callVolume: CALL_VOLUME, drawnClients: 4_000 }),
  });
  const provisionFile = await api.writeProvisionFile(path.join(folder, 'provision.json'), {
    requestsPerSecond: 50,
    requestsPerMinute: 3_000,
  });
  const calls = api.salon.calls.length.toLocaleString('en');
  try {
    const app = await launchApp({ userDataDir, provisionFile, env, logFile: path.join(folder, 'app.log') });
    const page = await windowTitled(app, 'Ringdesk');
    await beginToWatch(app);
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByText(/fetched back to/).waitFor({ timeout: 120_000 });
    const delay = await endOfWatch(app);
    const gaps: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await quietMachine();
      gaps.push(...(await scrollThrough(page.getByRole('grid', { name: 'Calls' }))));
    }
    await quitApp(app);

    const program = {
      executable: executablePath,
      args: [`--provision=${provisionFile}`, '--password-store=gnome-libsecret'],
      env: { ...process.env, ...env },
    };
    const empty: number[] = [];
    const full: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      for (const [times, profile] of [
        [empty, undefined],
        [full, userDataDir],
      ] as const) {
        await quietMachine();
        const started = await startPlainly(program, 'Ringdesk', profile);
        times.push(started.largestContentMs);
        await started.stop();
      }
    }
    return [
      { what: `main held up while ${calls} calls come in, p99`, value: delay.p99Ms, unit: 'ms', budget: 20 },
      {
        what: `main held up while ${calls} calls come in, longest`,
        value: delay.maxMs,
        unit: 'ms',
        budget: 50,
      },
      {
        what: `scrolling ${calls} calls, from frame to frame`,
        value: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
        unit: 'ms',
        budget: 1_000 / LEAST_FRAMES_PER_SECOND,
        samples: gaps,
      },
      { what: 'scrolling, from frame to frame, p95', value: percentile(gaps, 0.95), unit: 'ms' },
      { what: 'start, empty book', value: median(empty), unit: 'ms', samples: empty },
      { what: `start, ${calls} calls in the book`, value: median(full), unit: 'ms', samples: full },
      { what: 'start, full book to empty one', value: median(full) / median(empty), unit: 'x' },
    ];
  } finally {
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const beginToWatch = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
    histogram.enable();
    Object.assign(globalThis, { heldUp: histogram });
  });

const endOfWatch = (app: ElectronApplication): Promise<Delay> =>
  app.evaluate(() => {
    const { heldUp } = globalThis as unknown as {
      heldUp: { percentile(of: number): number; max: number };
    };
    // It counts the pause that was asked for as well.
    const ms = (nanoseconds: number): number => nanoseconds / 1e6 - 5;
    return { p99Ms: ms(heldUp.percentile(99)), maxMs: ms(heldUp.max) };
  });
