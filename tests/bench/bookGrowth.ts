import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BookPage } from '../../contract/model/callBook.ts';
import { CallBook } from '../../main/book/callBook.ts';
import { sessionKey } from '../../main/book/bookFiles.ts';
import { spawnBook } from '../../main/book/spawnBook.ts';
import { systemClock } from '../../main/clock.ts';
import { inProject } from '../../scripts/projectRoot.ts';
import { bookQueries } from './bookQueries.ts';
import { bookLocations, type BookYearCall, bookYear, yearEndsAt } from './bookYear.ts';
import type { Row } from './report.ts';
import { median, percentile } from './statistics.ts';

const rule = { minSeconds: 5, openingHours: null, openDays: 7 };
const BATCH = 200;
const LIMIT = 100;
const RUNS = 20;

/** Fills books of growing size through the worker, and asks each everything that people ask, from main's side of it. */
export async function measureBook(sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  // The worker's own memory comes with the first call, however small its book is.
  await measureSize(1_000);
  for (const calls of sizes) rows.push(...(await measureSize(calls)));
  return rows;
}

async function measureSize(calls: number): Promise<Row[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'ringdesk-bench-book-'));
  const before = process.memoryUsage().rss;
  const book = new CallBook({
    spawn: spawnBook(inProject('out', 'book.cjs')),
    dir,
    key: sessionKey(),
    clock: systemClock,
    onState: () => undefined,
    onNotice: () => undefined,
    onBug: (error) => {
      throw error;
    },
  });
  book.start();
  const name = `${calls.toLocaleString('en')} calls: `;
  try {
    const perSecond = await fill(book, calls);
    await sleep(1_000);
    const asked = await askAll(book, name);
    const megabytes = 1_000_000;
    const bytes = readdirSync(dir).reduce((sum, file) => sum + statSync(path.join(dir, file)).size, 0);
    return [
      ...asked,
      { what: `${name}calls taken in`, value: perSecond, unit: '1/s' },
      { what: `${name}size of the file`, value: bytes / megabytes, unit: 'MB' },
      {
        what: `${name}memory more than before`,
        value: (process.memoryUsage().rss - before) / megabytes,
        unit: 'MB',
        budget: 100,
      },
    ];
  } finally {
    await book.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function fill(book: CallBook, calls: number): Promise<number> {
  const startedAtMs = performance.now();
  await must(book.ask('putCalls', { locations: bookLocations, calls: [], nowMs: yearEndsAt, rule }));
  const named = new Set<number>();
  let batch: BookYearCall[] = [];
  const flush = async (): Promise<void> => {
    await must(book.ask('putCalls', { calls: batch, nowMs: yearEndsAt, rule }));
    for (const { id } of bookLocations) {
      const clients = batch.flatMap(({ client }) => {
        if (!client || client.locationId !== id || named.has(client.id)) return [];
        named.add(client.id);
        return [{ id: client.id, name: client.name, phoneText: '', visitCount: null }];
      });
      if (clients.length > 0)
        await must(book.ask('putClients', { locationId: id, clients, gone: [], nowMs: yearEndsAt }));
    }
    batch = [];
  };
  for (const call of bookYear(calls)) {
    batch.push(call);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return calls / ((performance.now() - startedAtMs) / 1_000);
}

async function askAll(book: CallBook, name: string): Promise<Row[]> {
  const all: number[] = [];
  const rows: Row[] = [];
  const page = async (
    filter: (typeof bookQueries)[number][1],
    after: BookPage['next'],
  ): Promise<[number, BookPage]> => {
    const startedAtMs = performance.now();
    const answer = await must(book.ask('readPage', { filter, after, limit: LIMIT, nowMs: yearEndsAt }));
    return [performance.now() - startedAtMs, answer];
  };
  for (const [what, filter] of bookQueries) {
    const samples: number[] = [];
    for (let run = 0; run < RUNS; run += 1) samples.push((await page(filter, null))[0]);
    all.push(...samples);
    rows.push({
      what: `${name}${what}, p95`,
      value: percentile(samples, 0.95),
      unit: 'ms',
      budget: 50,
      samples,
    });
  }
  const whole: number[] = [];
  const deep: number[] = [];
  const counts: number[] = [];
  for (const [, filter] of bookQueries) {
    const [firstMs, first] = await page(filter, null);
    // What a window does with a first page that was cut short.
    const cutShort = first.next !== null && first.rows.length < LIMIT;
    whole.push(firstMs + (cutShort ? (await page(filter, first.next))[0] : 0));
    deep.push((await page(filter, { startedAtMs: yearEndsAt - 200 * 86_400_000, id: 1 }))[0]);
    const startedAtMs = performance.now();
    await must(book.ask('countCalls', { filter, newerThan: null, nowMs: yearEndsAt }));
    counts.push(performance.now() - startedAtMs);
  }
  return [
    { what: `${name}first page of any filter, p50`, value: median(all), unit: 'ms' },
    { what: `${name}first page of any filter, p95`, value: percentile(all, 0.95), unit: 'ms', budget: 50 },
    ...rows,
    { what: `${name}first page made whole, slowest`, value: Math.max(...whole), unit: 'ms', samples: whole },
    {
      what: `${name}a page 200 days back, slowest`,
      value: Math.max(...deep),
      unit: 'ms',
      budget: 50,
      samples: deep,
    },
    { what: `${name}count, slowest`, value: Math.max(...counts), unit: 'ms', budget: 500, samples: counts },
  ];
}

async function must<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { kind: string; detail: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`The book refused: ${result.error.kind} ${result.error.detail}`);
  return result.value;
}
