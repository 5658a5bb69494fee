import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedRequest } from '../../main/demo/requestLog.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import { launchApp, quitApp, windowTitled } from '../e2e/support/launchApp.ts';
import { limits } from '../../scripts/testLimits.ts';
import { launchFloor, type Floor } from './floor.ts';
import { goFirst } from './goFirst.ts';
import { beginToWatch, endOfWatch } from './heldUp.ts';
import type { Sample } from './line.ts';
import { schedule } from './replayed.ts';

export interface Salon {
  readonly api: Simulator;
  readonly provisionFile: string;
  /** For profiles and logs. */
  readonly folder: string;
  readonly env: Record<string, string>;
}

export interface Filled {
  readonly sample: Sample;
  /** What was asked for it. */
  readonly requests: readonly LoggedRequest[];
}

/** Starts the package with a new profile and lets it fetch all past calls, looking on how main keeps up. */
export async function fillBook(
  { api, provisionFile, folder, env }: Salon,
  executable: string,
  userDataDir: string,
): Promise<Filled> {
  const logFile = path.join(folder, 'app.log');
  const app = await launchApp({ executable, userDataDir, provisionFile, env, logFile });
  goFirst(app.process().pid ?? 0);
  const page = await windowTitled(app, 'Ringdesk');
  await beginToWatch(app);
  const first = api.requests.length;
  await page.getByRole('link', { name: 'Calls', exact: true }).click();
  await page.getByText(/fetched back to/).waitFor({ timeout: limits.seen });
  const sample = await endOfWatch(app);
  const requests = api.requests.slice(first);
  await quitApp(app);
  return { sample, requests };
}

/** Hello-world under the same load: the same requests in the same rhythm, and their answers dropped. */
export async function dropAnswers(
  { api, folder, env }: Salon,
  floor: Floor,
  requests: readonly LoggedRequest[],
): Promise<Sample> {
  const file = path.join(folder, 'requests.json');
  await writeFile(file, JSON.stringify({ everyMs: null, requests: schedule(api, requests) }));
  const app = await launchFloor(floor, { ...env, BENCH_REQUESTS: file });
  await windowTitled(app, 'Hello');
  await beginToWatch(app);
  const until = api.requests.length + requests.length;
  await app.evaluate(() => {
    const { askAll } = globalThis as unknown as { askAll: () => void };
    askAll();
  });
  const givenUpAt = Date.now() + limits.seen;
  while (api.requests.length < until) {
    if (Date.now() > givenUpAt) throw new Error('Hello-world did not ask everything in time.');
    await sleep(100);
  }
  const sample = await endOfWatch(app);
  await app.close();
  return sample;
}
