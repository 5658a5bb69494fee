import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const ticksPerSecond = 100;

interface Stat {
  readonly parent: number;
  readonly cpuSeconds: number;
}

// The software driver of the screen, some 28 MiB, which one start of the same program loads and the next does not.
const BY_CHANCE = /\/(?:libLLVM[^/]*\.so[^/]*|swrast_dri\.so)$/;

/** Memory of a process and all it has started, each shared page counted once in parts (PSS), in MiB. */
export function memoryOfTree(root: number): number {
  return tree(root).reduce((sum, pid) => sum + kibibytesOf(readOrEmpty(`/proc/${pid}/smaps`)), 0) / 1024;
}

function kibibytesOf(smaps: string): number {
  let counted = true;
  let sum = 0;
  for (const line of smaps.split('\n')) {
    if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) counted = !BY_CHANCE.test(line);
    else if (counted && line.startsWith('Pss:')) sum += Number.parseInt(line.slice(4), 10);
  }
  return sum;
}

/** What a process and all it has started use of one core over a while, in percent. */
export async function cpuOfTree(root: number, overMs: number): Promise<number> {
  const before = cpuSecondsOf(root);
  const startedAt = performance.now();
  await sleep(overMs);
  return ((cpuSecondsOf(root) - before) / ((performance.now() - startedAt) / 1000)) * 100;
}

/** Waits until the rest of the machine has little to do; false when it never was quiet for a minute. */
export async function quietMachine(): Promise<boolean> {
  const givenUpAt = Date.now() + 60_000;
  while (Date.now() < givenUpAt) {
    const before = machineTimes();
    await sleep(1_000);
    const after = machineTimes();
    const busy = 1 - (after.idle - before.idle) / (after.all - before.all);
    if (busy < 0.35) return true;
  }
  return false;
}

function tree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

const cpuSecondsOf = (root: number): number =>
  tree(root).reduce((sum, pid) => sum + (statOf(pid)?.cpuSeconds ?? 0), 0);

function statOf(pid: number): Stat | undefined {
  const line = readOrEmpty(`/proc/${pid}/stat`);
  if (line === '') return undefined;
  // The program's name stands in brackets and may hold anything; the numbers begin after it.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return {
    parent: Number(fields[1]),
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
  };
}

function machineTimes(): { readonly idle: number; readonly all: number } {
  const times = (readOrEmpty('/proc/stat').split('\n')[0] ?? '').trim().split(/\s+/).slice(1).map(Number);
  return {
    idle: (times[3] ?? 0) + (times[4] ?? 0),
    all: times.slice(0, 8).reduce((sum, each) => sum + each, 0),
  };
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // The process has ended meanwhile.
  }
}
