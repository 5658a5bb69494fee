import { afterEach, vi } from 'vitest';
import type { BookError } from '../../main/book/bookDoor.ts';
import type { BookKeyAtHand } from '../../main/book/bookFiles.ts';
import { CallBook, type CallBookDeps } from '../../main/book/callBook.ts';
import { spawnBook } from '../../main/book/spawnBook.ts';
import type { Result } from '../../contract/result.ts';
import { BOOK_WORKER } from './builtWorker.ts';
import { FakeClock } from './fakeClock.ts';

const books: CallBook[] = [];

afterEach(async () => {
  await Promise.all(books.splice(0).map((book) => book.stop()));
});

export const testKey: BookKeyAtHand = { keyHex: 'ab'.repeat(32), keeping: 'keyring' };
export const spawnTestBook = spawnBook(BOOK_WORKER);

/**
 * A book with the real worker, which also answers the requests of `bookWorker.ts`. Stops after the test. However long
 * the worker takes, nothing is given up before the clock is moved on.
 */
export function aCallBook(dir: string, deps: Partial<CallBookDeps> = {}) {
  const [onState, onNotice, onBug] = [vi.fn(), vi.fn(), vi.fn()];
  const book = new CallBook({
    spawn: spawnTestBook,
    dir,
    key: testKey,
    clock: new FakeClock(),
    onState,
    onNotice,
    onBug,
    ...deps,
  });
  books.push(book);
  const ask = (name: string, input: unknown = {}): Promise<Result<unknown, BookError>> =>
    book.ask(name as 'readMemo', input as { name: string });
  return { book, ask, onState, onNotice, onBug };
}
