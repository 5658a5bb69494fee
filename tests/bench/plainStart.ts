import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { limits } from '../../scripts/testLimits.ts';

/** A program to start, without the switches that every start gets. */
export interface Program {
  /** Of its first window. */
  readonly title: string;
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

export interface StartOptions {
  /** A profile that is there before and after; by default it gets a new one. */
  readonly profile?: string | undefined;
  /** Looking earlier would take time from the very start that is measured. */
  readonly lookAfterMs?: number;
}

export interface PlainStart {
  readonly pid: number;
  /** From the start of the process to the first text or picture on the page of its first window. */
  readonly firstContentMs: number;
  /** … and to its largest part: Ringdesk paints a first look before it draws what it knows. */
  readonly largestContentMs: number;
  stop(): Promise<void>;
}

const LOOK_AFTER_MS = 3_000;

const Pages = z.array(z.object({ title: z.string(), webSocketDebuggerUrl: z.string() }));
const Answer = z.object({ result: z.object({ result: z.object({ value: z.unknown() }) }) });

const Paints = z.object({ first: z.number(), largest: z.number() });

// Only an observer is told of the largest one.
const paintedAt = `new Promise((resolve) => {
  const [first] = performance.getEntriesByName('first-contentful-paint');
  if (!first) return resolve(null);
  new PerformanceObserver((list) => resolve({
    first: performance.timeOrigin + first.startTime,
    largest: performance.timeOrigin + list.getEntries().at(-1).startTime,
  })).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Starts a program as a person would, and asks its window when it was painted. */
export async function startPlainly(
  { executable, args, env, title }: Program,
  { profile: kept, lookAfterMs = LOOK_AFTER_MS }: StartOptions = {},
): Promise<PlainStart> {
  const profile = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'ringdesk-bench-')));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // The packaged app refuses to be looked into through the second port unless the first is open too.
  const ports = ['--inspect=0', '--remote-debugging-port=0'];
  const startedAt = Date.now();
  const child = spawn(executable, [...args, ...root, ...ports, `--user-data-dir=${profile}`], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill();
    const late = setTimeout(() => child.kill('SIGKILL'), limits.program);
    await gone;
    clearTimeout(late);
    if (child.signalCode === 'SIGKILL') throw new Error(`${executable} did not quit in time.`);
    if (kept === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const origin = await debuggerOrigin(child);
    await sleep(lookAfterMs);
    const { first, largest } = await paints(origin, title);
    return {
      pid: child.pid ?? 0,
      firstContentMs: first - startedAt,
      largestContentMs: largest - startedAt,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The origin of the HTTP side of the debugger. */
function debuggerOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const host = /DevTools listening on ws:\/\/([^/]+)/.exec(text)?.[1];
      if (host) resolve(`http://${host}`);
    });
    child.once('exit', () => reject(new Error(`The program ended at once:\n${text}`)));
  });
}

async function paints(origin: string, title: string): Promise<z.infer<typeof Paints>> {
  const givenUpAt = Date.now() + limits.seen;
  while (Date.now() < givenUpAt) {
    const pages = Pages.parse(await (await fetch(`${origin}/json/list`)).json());
    const page = pages.find((each) => each.title === title);
    const read = Paints.safeParse(page && (await evaluate(page.webSocketDebuggerUrl, paintedAt)));
    if (read.success) return read.data;
    await sleep(500);
  }
  throw new Error(`No window titled "${title}" was painted.`);
}

/** Asks one page one thing, without attaching to the program's other windows. */
async function evaluate(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address);
  try {
    await once(socket, 'open');
    const answer = once(socket, 'message') as Promise<[MessageEvent<string>]>;
    socket.send(
      JSON.stringify({
        id: 1,
        method: 'Runtime.evaluate',
        params: { expression, awaitPromise: true, returnByValue: true },
      }),
    );
    const [{ data }] = await answer;
    return Answer.parse(JSON.parse(data)).result.result.value;
  } finally {
    socket.close();
  }
}
