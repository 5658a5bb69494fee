import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BookPage } from '../../contract/model/callBook.ts';
import type { CallFilter } from '../../contract/model/callFilter.ts';
import { bookFile, sessionKey } from '../../main/book/bookFiles.ts';
import { CallBook } from '../../main/book/callBook.ts';
import { spawnBook } from '../../main/book/spawnBook.ts';
import { systemClock } from '../../main/clock.ts';
import { bookLocations, type BookYearCall, bookYear, yearEndsAt } from './bookYear.ts';

/** What people ask of the list. `whole`: what a window does with a first page that was cut short. */
export type Asks = Readonly<
  Record<'first' | 'whole' | 'deep' | 'count', (filter: CallFilter) => Promise<unknown>>
>;

export const PAGE = 100;

/** 200 days back. */
const DEEP = { startedAtMs: yearEndsAt - 200 * 86_400_000, id: 1 };

const rule = { minSeconds: 5, openingHours: null, openDays: 7 };
const BATCH = 200;
const MEGABYTE = 1_000_000;

/** A call book in a folder of its own, asked from main's side of it. */
export class YearBook {
  readonly #dir = mkdtempSync(path.join(os.tmpdir(), 'ringdesk-bench-book-'));
  readonly #key = sessionKey();
  readonly #book: CallBook;

  /** `script`: the built worker of the package to be measured. */
  constructor(script: string) {
    this.#book = new CallBook({
      spawn: spawnBook(script),
      dir: this.#dir,
      key: this.#key,
      clock: systemClock,
      onState: () => undefined,
      onNotice: () => undefined,
      onBug: (error) => {
        throw error;
      },
    });
    this.#book.start();
  }

  get place(): { readonly file: string; readonly keyHex: string } {
    return { file: bookFile(this.#dir, this.#key), keyHex: this.#key.keyHex };
  }

  get megabytes(): number {
    const files = readdirSync(this.#dir);
    return files.reduce((sum, file) => sum + statSync(path.join(this.#dir, file)).size, 0) / MEGABYTE;
  }

  /** Takes in the calls of a year; tells how many a second. */
  async fill(calls: number): Promise<number> {
    const startedAtMs = performance.now();
    const book = this.#book;
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

  get asks(): Asks {
    const page = (filter: CallFilter, after: BookPage['next']): Promise<BookPage> =>
      must(this.#book.ask('readPage', { filter, after, limit: PAGE, nowMs: yearEndsAt }));
    return {
      first: (filter) => page(filter, null),
      whole: async (filter) => {
        const { rows, next } = await page(filter, null);
        if (next !== null && rows.length < PAGE) await page(filter, next);
      },
      deep: (filter) => page(filter, DEEP),
      count: (filter) => must(this.#book.ask('countCalls', { filter, newerThan: null, nowMs: yearEndsAt })),
    };
  }

  async close(): Promise<void> {
    await this.#book.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

async function must<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { kind: string; detail: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`The book refused: ${result.error.kind} ${result.error.detail}`);
  return result.value;
}
