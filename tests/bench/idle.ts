import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge } from './judges.ts';
import { lineOf, type Line, type Round } from './line.ts';
import { cpuOfTrees, memoryOfTree } from './processTree.ts';
import { measureRounds, type Counts } from './rounds.ts';

/** A program that has started, and has done what it does once. */
export interface Resident {
  readonly pid: number;
  stop(): Promise<void>;
}

export interface IdleWanted {
  readonly ours: () => Promise<Resident>;
  readonly memoryBeside: () => Promise<Resident>;
  /** Started while ours runs: what both use is read over the same time. */
  readonly cpuBeside: () => Promise<Resident>;
  readonly names: { readonly memory: string; readonly cpu: string };
  /** In which each location is asked once. */
  readonly cycleMs: number;
  readonly judge: Judge;
  readonly counts: Counts;
}

const SETTLE_MS = 10_000;
const CYCLES = 3;

/** Memory, one program at a time, and what polling ten locations costs, with nobody at the desk. */
export function measureIdle(wanted: IdleWanted): Promise<readonly Line[]> {
  const { names, judge, counts } = wanted;
  return measureRounds({
    name: 'idle',
    counts,
    judge,
    round: () => oneRound(wanted),
    linesOf: (rounds) => [
      lineOf(
        { what: 'memory idle', name: 'memory', unit: 'MiB', by: 'mean', budget: 1.15 },
        rounds,
        names.memory,
      ),
      lineOf(
        // Half a percent of a core. That asking alone takes 0.45 is reckoned from busy runs, not measured on a quiet machine.
        { what: 'CPU polling 10 locations', name: 'cpu', unit: '%', by: 'mean', budget: 0.5 / 0.45 },
        rounds,
        names.cpu,
      ),
    ],
  });
}

async function oneRound({ ours, memoryBeside, cpuBeside, cycleMs }: IdleWanted): Promise<Round[]> {
  // Programs on the same binary share its pages, so each is measured while the other is not there.
  const alone = await memoryBeside();
  await sleep(SETTLE_MS);
  const besideMiB = memoryOfTree(alone.pid);
  await alone.stop();

  const resident = await ours();
  await sleep(SETTLE_MS);
  const rounds: Round[] = [{ ours: { memory: memoryOfTree(resident.pid) }, beside: { memory: besideMiB } }];
  const other = await cpuBeside();
  await sleep(SETTLE_MS);
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const [cpu = Number.NaN, besideCpu = Number.NaN] = await cpuOfTrees([resident.pid, other.pid], cycleMs);
    rounds.push({ ours: { cpu }, beside: { cpu: besideCpu } });
  }
  await other.stop();
  await resident.stop();
  return rounds;
}
