import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// The software driver of the screen, some 28 MiB, which one start of the same program loads and the next does not.
const BY_CHANCE = /\/(?:libLLVM[^/]*\.so[^/]*|swrast_dri\.so)$/;

/** Memory of a process and all it has started, each shared page counted once in parts (PSS), in MiB. */
export function memoryOfTree(root: number): number {
  return (
    processTree(root).reduce((sum, pid) => sum + kibibytesOf(readOrEmpty(`/proc/${pid}/smaps`)), 0) / 1024
  );
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

/** What each of several processes, with all it has started, uses of one core over the same while, in percent. */
export async function cpuOfTrees(roots: readonly number[], overMs: number): Promise<number[]> {
  const before = roots.map(nanosecondsByThread);
  const startedAt = performance.now();
  await sleep(overMs);
  const overNanoseconds = (performance.now() - startedAt) * 1e6;
  return roots.map((root, index) => {
    let used = 0;
    for (const [thread, nanoseconds] of nanosecondsByThread(root))
      used += nanoseconds - (before[index]?.get(thread) ?? 0);
    return (used / overNanoseconds) * 100;
  });
}

// The times that stand beside it count hundredths of a second, and a poll takes less than one.
function nanosecondsByThread(root: number): Map<string, number> {
  const threads = new Map<string, number>();
  for (const pid of processTree(root)) {
    for (const thread of listOrEmpty(`/proc/${pid}/task`)) {
      const [nanoseconds] = readOrEmpty(`/proc/${pid}/task/${thread}/schedstat`).split(' ');
      threads.set(thread, Number(nanoseconds));
    }
  }
  return threads;
}

/** A process and all it has started. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = /^\d+$/.test(name) ? Number(name) : undefined;
    const parent = pid === undefined ? undefined : parentOf(pid);
    if (pid !== undefined && parent !== undefined)
      children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

function parentOf(pid: number): number | undefined {
  const line = readOrEmpty(`/proc/${pid}/stat`);
  if (line === '') return undefined;
  // The program's name stands in brackets and may hold anything; the numbers begin after it.
  return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]);
}

function listOrEmpty(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The process has ended meanwhile.
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // The process has ended meanwhile.
  }
}
