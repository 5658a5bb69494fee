import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { PAGE, type Asks, type YearBook } from './yearBook.ts';

/** A thread beside the book's, on the same file, that does no more than read a page of its newest calls. */
export class NewestCalls {
  readonly #thread: Worker;

  constructor(book: YearBook) {
    this.#thread = new Worker(path.join(import.meta.dirname, 'floors', 'newestCalls.cjs'), {
      workerData: { ...book.place, limit: PAGE },
    });
  }

  /** Whatever is asked, this is the answer. */
  get asks(): Asks {
    const page = async (): Promise<unknown> => {
      const answer = once(this.#thread, 'message');
      this.#thread.postMessage('page');
      return answer;
    };
    return { first: page, whole: page, deep: page, count: page };
  }

  async close(): Promise<void> {
    const gone = once(this.#thread, 'exit');
    // It ends by itself: terminating a thread in the middle of a query would abort the process.
    this.#thread.postMessage('close');
    await gone;
  }
}
