import { setTimeout as sleep } from 'node:timers/promises';
import { startPlainly, type PlainStart, type Program } from './plainStart.ts';
import { cpuOfTree, memoryOfTree, quietMachine } from './processTree.ts';
import type { Row } from './report.ts';
import { median } from './statistics.ts';

export interface Pair {
  readonly hello: Program;
  readonly ringdesk: Program;
}

export interface IdlePair extends Pair {
  /** Resolves when Ringdesk has fetched what there is, and only looks for new calls. */
  readonly settled: () => Promise<void>;
}

const settleMs = 20_000;
const cpuWindowMs = 30_000;

/** Starts both in turn, so that whatever slows the machine slows both. */
export async function measureStarts(pair: Pair, runs: number): Promise<Row[]> {
  const hello: number[] = [];
  const ringdesk: number[] = [];
  const drawn: number[] = [];
  // The first of each only fills the page cache.
  for (let run = -1; run < runs; run += 1) {
    const both = [await timeStart(pair.hello, 'Hello'), await timeStart(pair.ringdesk, 'Ringdesk')] as const;
    console.log(
      `start ${run + 1} of ${runs}: ` +
        `hello ${both[0].firstContentMs.toFixed()} ms, Ringdesk ${both[1].firstContentMs.toFixed()} ms`,
    );
    if (run < 0) continue;
    hello.push(both[0].firstContentMs);
    ringdesk.push(both[1].firstContentMs);
    drawn.push(both[1].largestContentMs);
  }
  return [
    { what: 'start → first content, hello', value: median(hello), unit: 'ms', samples: hello },
    { what: 'start → first content, Ringdesk', value: median(ringdesk), unit: 'ms', samples: ringdesk },
    { what: 'start → largest content, Ringdesk', value: median(drawn), unit: 'ms', samples: drawn },
    { what: 'start, Ringdesk to hello', value: median(ringdesk) / median(hello), unit: 'x', budget: 1.25 },
  ];
}

/** Memory, and what polling ten locations costs, with nobody at the desk. */
export async function measureIdle(pair: IdlePair, runs: number): Promise<Row[]> {
  const hello: Idle[] = [];
  const ringdesk: Idle[] = [];
  for (let run = 0; run < runs; run += 1) {
    hello.push(await idle(pair.hello, 'Hello', () => Promise.resolve()));
    ringdesk.push(await idle(pair.ringdesk, 'Ringdesk', pair.settled));
    console.log(`idle ${run + 1} of ${runs} done`);
  }
  const memory = (all: readonly Idle[]) => all.map(({ memoryMiB }) => memoryMiB);
  const cpu = (all: readonly Idle[]) => all.map(({ cpuPercent }) => cpuPercent);
  return [
    { what: 'memory idle, hello', value: median(memory(hello)), unit: 'MiB', samples: memory(hello) },
    {
      what: 'memory idle, Ringdesk',
      value: median(memory(ringdesk)),
      unit: 'MiB',
      samples: memory(ringdesk),
    },
    {
      what: 'memory, Ringdesk to hello',
      value: median(memory(ringdesk)) / median(memory(hello)),
      unit: 'x',
      budget: 1.15,
    },
    { what: 'CPU idle, hello', value: median(cpu(hello)), unit: '%', samples: cpu(hello) },
    {
      what: 'CPU polling 10 locations',
      value: median(cpu(ringdesk)),
      unit: '%',
      budget: 0.5,
      samples: cpu(ringdesk),
    },
  ];
}

interface Idle {
  readonly memoryMiB: number;
  readonly cpuPercent: number;
}

async function timeStart(program: Program, title: string): Promise<PlainStart> {
  await quietMachine();
  const started = await startPlainly(program, title);
  await started.stop();
  return started;
}

async function idle(program: Program, title: string, settled: () => Promise<void>): Promise<Idle> {
  const started = await startPlainly(program, title);
  await settled();
  await sleep(settleMs);
  await quietMachine();
  const cpuPercent = await cpuOfTree(started.pid, cpuWindowMs);
  const memoryMiB = memoryOfTree(started.pid);
  await started.stop();
  return { memoryMiB, cpuPercent };
}
