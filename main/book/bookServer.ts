import { type BookDatabase, whole } from './bookDatabase.ts';
import { faultOf } from './bookFault.ts';
import type { BookHandler } from './bookHandlers.ts';
import type { BookPlace, FromBook, ToBook } from './bookMessages.ts';
import { isSound, openBook } from './openBook.ts';
import { salvage } from './salvage.ts';

export interface BookServerDeps {
  readonly place: BookPlace;
  readonly handlers: Readonly<Record<string, BookHandler<never, unknown>>>;
  readonly nowMs: () => number;
  readonly post: (message: FromBook) => void;
  /** Runs it when nothing was asked for a while; the newest wish replaces those before. */
  readonly whenIdle: (rest: () => void) => void;
  /** Nothing more will be answered. */
  readonly end: () => void;
}

/** Answers requests one after another, each whole or not at all. Lives in the worker. */
export class BookServer {
  readonly #deps: BookServerDeps;
  #database: BookDatabase | null = null;

  constructor(deps: BookServerDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { file, keyHex, damagedFile } = this.#deps.place;
    const opened = openBook({ file, keyHex });
    if (opened.ok) {
      this.#database = opened.value;
      if (damagedFile !== null) salvage(opened.value, { file: damagedFile, keyHex });
    }
    this.#post(opened.ok ? { kind: 'opened' } : { kind: 'unopened', trouble: opened.error });
  }

  /** An input has the type that its handler takes: `CallBook.ask` sends no other. */
  take(message: ToBook<never>): void {
    if (message.kind === 'close') this.#close();
    else if (this.#database) {
      this.#post(this.#answer(this.#database, message));
      this.#deps.whenIdle(() => {
        this.#rest();
      });
    }
  }

  /** Fetching months of calls fills SQLite's cache, which nobody needs again until somebody looks. */
  #rest(): void {
    try {
      this.#database?.exec('PRAGMA shrink_memory');
    } catch (error) {
      // Whatever is wrong with the book is told to whoever asks next.
      if (faultOf(error) === null) throw error;
    }
  }

  #answer(database: BookDatabase, { id, name, input }: Extract<ToBook<never>, { kind: 'ask' }>): FromBook {
    const context = { database, nowMs: this.#deps.nowMs };
    try {
      const handler = this.#deps.handlers[name];
      if (!handler) throw new Error(`the book knows no request "${name}"`);
      return { kind: 'answer', id, value: whole(database, () => handler(context, input)) };
    } catch (error) {
      const fault = faultOf(error);
      if (fault === null) return { kind: 'bug', id, error: plainError(error) };
      if (fault.kind !== 'damaged')
        return { kind: 'refused', id, error: { kind: fault.kind, detail: fault.detail } };
      // An index of words may be at odds with itself while every row can be read.
      if (isSound(database)) return { kind: 'bug', id, error: plainError(error) };
      this.#database = null;
      return { kind: 'damaged', id, detail: fault.detail };
    }
  }

  #post(message: FromBook): void {
    this.#deps.post(message);
    if (message.kind === 'unopened' || message.kind === 'damaged' || message.kind === 'closed')
      this.#deps.end();
  }

  #close(): void {
    try {
      this.#database?.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The journal stays beside the file, and the next start takes it in.
    }
    this.#database?.close();
    this.#database = null;
    this.#post({ kind: 'closed' });
  }
}

/** The package's errors are none to the structured clone and would arrive without their words. */
function plainError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const plain = new Error(error.message);
  if (error.stack !== undefined) plain.stack = error.stack;
  return plain;
}
