import { err, type Result } from '../../contract/result.ts';
import type { BookError } from './bookDoor.ts';
import type { BookThread } from './bookMessages.ts';

interface Asked {
  readonly name: string;
  readonly input: unknown;
  readonly resolve: (result: Result<never, BookError>) => void;
}

/** What was asked of the book and has no answer yet. */
export class BookQueue {
  #thread: BookThread | null = null;
  #lastId = 0;
  #waiting: Asked[] = [];
  readonly #sent = new Map<number, Asked>();

  put(asked: Asked): void {
    if (this.#thread) this.#send(this.#thread, asked);
    else this.#waiting.push(asked);
  }

  openTo(thread: BookThread): void {
    this.#thread = thread;
    for (const asked of this.#waiting.splice(0)) this.#send(thread, asked);
  }

  settle(id: number, result: Result<never, BookError>): void {
    this.#sent.get(id)?.resolve(result);
    this.#sent.delete(id);
  }

  /** What is asked from now on waits for the next thread. */
  hold(): void {
    this.#thread = null;
  }

  /** The thread has stopped answering, and what it was sent since is as good as never sent. */
  takeBack(): void {
    this.#thread = null;
    this.#waiting.unshift(...this.#sent.values());
    this.#sent.clear();
  }

  /** The thread is gone with what it was sent; what waits goes on waiting. */
  lost(): void {
    this.#thread = null;
    const sent = [...this.#sent.values()];
    this.#sent.clear();
    for (const { resolve } of sent) resolve(err({ kind: 'bookClosed', detail: 'lost' }));
  }

  refuse(error: BookError): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve(err(error));
  }

  #send(thread: BookThread, asked: Asked): void {
    this.#lastId += 1;
    this.#sent.set(this.#lastId, asked);
    thread.send({ kind: 'ask', id: this.#lastId, name: asked.name, input: asked.input });
  }
}
