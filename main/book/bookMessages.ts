import type { BookFile } from './bookDatabase.ts';
import type { BookError } from './bookDoor.ts';
import type { OpenTrouble } from './openBook.ts';

/** From main to the worker. */
export type ToBook<Input = unknown> =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly input: Input }
  | { readonly kind: 'close' };

/** From the worker to main. After `unopened`, `damaged` and `closed` it ends by itself. */
export type FromBook<Value = unknown> =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unopened'; readonly trouble: OpenTrouble }
  | { readonly kind: 'answer'; readonly id: number; readonly value: Value }
  | { readonly kind: 'refused'; readonly id: number; readonly error: BookError }
  | { readonly kind: 'bug'; readonly id: number; readonly error: Error }
  | { readonly kind: 'damaged'; readonly id: number; readonly detail: string }
  | { readonly kind: 'closed' };

/** What the worker is started with. */
export interface BookPlace extends BookFile {
  /** A damaged book of the same key, whose notes are to be saved. */
  readonly damagedFile: string | null;
}

/** The worker as main holds it. */
export interface BookThread {
  send(message: ToBook): void;
  /** Waits for it no longer. It is never terminated: in the middle of a query that would end the whole app. */
  abandon(): void;
}

export interface BookThreadDeps {
  readonly place: BookPlace;
  /** A value has the type of the request that `CallBook.ask` sent. */
  readonly onMessage: (message: FromBook<never>) => void;
  /** It is over and its files are closed; `error` says why where nobody ended it. */
  readonly onEnd: (error: Error | null) => void;
}

export type SpawnBook = (deps: BookThreadDeps) => BookThread;
