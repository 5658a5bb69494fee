import { setTimeout as sleep } from 'node:timers/promises';
import { measureAsks } from './bookAsks.ts';
import { bookQueries } from './bookQueries.ts';
import type { Judge } from './judges.ts';
import type { Line } from './line.ts';
import { NewestCalls } from './newestCalls.ts';
import type { Counts } from './rounds.ts';
import { YearBook } from './yearBook.ts';

export interface BookWanted {
  readonly sizes: readonly number[];
  /** The built worker. */
  readonly script: string;
  /** Another commit's worker; by default each answer is held against a page of the newest calls. */
  readonly beside?: { readonly name: string; readonly script: string };
  readonly judge: Judge;
  readonly counts: Counts;
}

const MEGABYTE = 1_000_000;

/** Fills books of growing size through the worker, and asks each everything that people ask. */
export async function measureBook(wanted: BookWanted): Promise<readonly Line[]> {
  const lines: Line[] = [];
  // The worker's own memory comes with the first call, however small its book is.
  const first = new YearBook(wanted.script);
  await first.fill(1_000);
  await first.close();
  for (const calls of wanted.sizes) lines.push(...(await measureSize(calls, wanted)));
  return lines;
}

async function measureSize(calls: number, { script, beside, judge, counts }: BookWanted): Promise<Line[]> {
  const before = process.memoryUsage().rss;
  const book = new YearBook(script);
  const name = `${calls.toLocaleString('en')} calls: `;
  try {
    const perSecond = await book.fill(calls);
    await sleep(1_000);
    const ours = book.asks;
    for (const [, filter] of bookQueries) await ours.first(filter);
    const memory = (process.memoryUsage().rss - before) / MEGABYTE;
    const other = beside ? await filledBook(beside.script, calls) : new NewestCalls(book);
    const besideName = beside?.name ?? 'newest calls';
    const asked = await measureAsks({ name, judge, counts, ours, beside: other.asks, besideName });
    await other.close();
    const figure = { by: 'mean' as const };
    return [
      ...asked,
      { ...figure, what: `${name}calls taken in`, ours: [perSecond], unit: '1/s' },
      { ...figure, what: `${name}size of the file`, ours: [book.megabytes], unit: 'MB' },
      { ...figure, what: `${name}memory more than before`, ours: [memory], unit: 'MB', limit: 100 },
    ];
  } finally {
    await book.close();
  }
}

async function filledBook(script: string, calls: number): Promise<YearBook> {
  const book = new YearBook(script);
  await book.fill(calls);
  return book;
}
