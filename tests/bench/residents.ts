import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeDemoSalon } from '../../main/demo/data/makeDemoSalon.ts';
import { startSimulator, type Simulator } from '../../main/demo/simulator.ts';
import type { Resident } from './idle.ts';
import { startPlainly, type Program } from './plainStart.ts';
import { onlyPolled } from './polls.ts';
import { schedule } from './replayed.ts';

/** What the usual limits come to with ten locations: half of a hundred requests a minute. */
export const cycleMs = 12_000;

/** A salon with ten locations. */
export function startTenLocations(): Promise<Simulator> {
  const salon = makeDemoSalon({ now: Date.now() });
  const [model] = salon.locations;
  if (!model) throw new Error('The demo salon has no location.');
  const more = Array.from({ length: 10 - salon.locations.length }, (_, index) => ({
    ...model,
    id: 700_000 + index,
    title: `Branch ${index + 1}`,
  }));
  return startSimulator({ salon: makeDemoSalon({ now: Date.now(), moreLocations: more }) });
}

/** Ringdesk, when it has fetched what there is and only looks for new calls. */
export async function settledRingdesk(program: Omit<Program, 'args'>, api: Simulator): Promise<Resident> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const provision = await api.writeProvisionFile(path.join(folder, 'provision.json'), {
    pollSeconds: cycleMs / 1_000,
    requestsPerSecond: 50,
    requestsPerMinute: 3_000,
  });
  const started = await startPlainly({ ...program, args: [`--provision=${provision}`] });
  await onlyPolled(api);
  return {
    pid: started.pid,
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const CYCLES_REPEATED = 2;

/** Hello-world asking, over and over, what has just been asked of the salon in two cycles. */
export async function askingHello(program: Program, api: Simulator): Promise<Resident> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const file = path.join(folder, 'requests.json');
  const everyMs = CYCLES_REPEATED * cycleMs;
  const since = performance.now() - everyMs;
  const polls = api.requests.filter(({ monotonicMs }) => monotonicMs >= since);
  await writeFile(file, JSON.stringify({ everyMs, requests: schedule(api, polls) }));
  const started = await startPlainly({ ...program, env: { ...program.env, BENCH_REQUESTS: file } });
  return {
    pid: started.pid,
    stop: async () => {
      await started.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
