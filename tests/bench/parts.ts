import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronRuntime } from '../../scripts/electronRuntime.ts';
import { inProject, projectRoot } from '../../scripts/projectRoot.ts';
import { barePopups } from './barePopups.ts';
import { measureBook } from './bookGrowth.ts';
import { bundleSizes } from './bundleSizes.ts';
import { floorNamed } from './floor.ts';
import { measureFullBook } from './fullBook.ts';
import { measureIdle, type Resident } from './idle.ts';
import type { Judge } from './judges.ts';
import type { Line } from './line.ts';
import type { OtherPackage } from './otherPackage.ts';
import { startPlainly, type Program } from './plainStart.ts';
import { measurePopups } from './popups.ts';
import { askingHello, cycleMs, settledRingdesk, startTenLocations } from './residents.ts';
import { ringdeskPopups } from './ringdeskPopups.ts';
import type { Counts } from './rounds.ts';
import { measureStarts } from './starts.ts';

export interface Bench {
  readonly runtime: ElectronRuntime;
  /** The package to be measured. */
  readonly executable: string;
  /** What it is measured beside; the floors, where there is none. */
  readonly other: OtherPackage | undefined;
  /** Of a desktop that nobody uses. */
  readonly env: Record<string, string>;
  readonly judge: Judge;
  /** How many rounds, where `usual` is enough for most machines. */
  readonly counts: (usual: Counts) => Counts;
  readonly bookSizes: readonly number[];
}

const floorProgram = async ({ runtime, env }: Bench, name: string): Promise<Program> => ({
  ...(await floorNamed(runtime, name)),
  title: 'Hello',
  env,
});

const ringdesk = ({ env }: Bench, executable: string) => ({ title: 'Ringdesk', executable, env });

async function starts(bench: Bench): Promise<readonly Line[]> {
  const { executable, other, judge, counts } = bench;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-'));
  const api = await startTenLocations();
  try {
    const provision = await api.writeProvisionFile(path.join(folder, 'provision.json'), { pollSeconds: 5 });
    const args = [`--provision=${provision}`];
    return await measureStarts({
      ours: { ...ringdesk(bench, executable), args },
      beside: other ? { ...ringdesk(bench, other.executable), args } : await floorProgram(bench, 'hello'),
      besideName: other?.name ?? 'hello',
      judge,
      counts: counts({ least: 12, most: 30 }),
    });
  } finally {
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function idle(bench: Bench): Promise<readonly Line[]> {
  const { executable, other, judge, counts } = bench;
  const [api, otherApi] = [await startTenLocations(), await startTenLocations()];
  const hello = await floorProgram(bench, 'hello');
  const asking = await floorProgram(bench, 'asking');
  const theOther = (): Promise<Resident> | undefined =>
    other && settledRingdesk(ringdesk(bench, other.executable), otherApi);
  try {
    return await measureIdle({
      ours: () => settledRingdesk(ringdesk(bench, executable), api),
      memoryBeside: () => theOther() ?? startPlainly(hello),
      cpuBeside: () => theOther() ?? askingHello(asking, api),
      names: { memory: other?.name ?? 'hello', cpu: other?.name ?? 'hello, asking the same' },
      cycleMs,
      judge,
      counts: counts({ least: 2, most: 4 }),
    });
  } finally {
    await api.stop();
    await otherApi.stop();
  }
}

async function popups({ runtime, executable, other, env, judge, counts }: Bench): Promise<readonly Line[]> {
  const ours = await ringdeskPopups(executable, env);
  const beside = other
    ? await ringdeskPopups(other.executable, env)
    : await barePopups(await floorNamed(runtime, 'popup'), ours, env);
  try {
    return await measurePopups({
      ours,
      beside,
      besideName: other?.name ?? 'a bare window',
      display: env['DISPLAY'] ?? '',
      judge,
      counts: counts({ least: 30, most: 60 }),
    });
  } finally {
    await beside.close();
    await ours.close();
  }
}

async function full(bench: Bench): Promise<readonly Line[]> {
  const { runtime, executable, other, env, judge, counts } = bench;
  return measureFullBook({
    executable,
    beside: other
      ? { kind: 'package', ...other }
      : {
          kind: 'floors',
          hello: await floorProgram(bench, 'hello'),
          asking: await floorNamed(runtime, 'asking'),
          rows: await floorNamed(runtime, 'rows'),
        },
    env,
    judge,
    counts: {
      fills: counts({ least: 3, most: 6 }),
      scrolls: counts({ least: 4, most: 10 }),
      starts: counts({ least: 6, most: 15 }),
    },
  });
}

const sizes = ({ other }: Bench): Promise<readonly Line[]> =>
  Promise.resolve(bundleSizes(projectRoot, other));

const book = ({ other, judge, counts, bookSizes }: Bench): Promise<readonly Line[]> =>
  measureBook({
    sizes: bookSizes,
    script: inProject('out', 'book.cjs'),
    ...(other && { beside: { name: other.name, script: path.join(other.root, 'out', 'book.cjs') } }),
    judge,
    counts: counts({ least: 20, most: 40 }),
  });

/** All that is measured, in the order of the table. */
export const parts: Readonly<Record<string, (bench: Bench) => Promise<readonly Line[]>>> = {
  start: starts,
  idle,
  popups,
  full,
  sizes,
  book,
};
