import type { Result } from '../../contract/result.ts';
import type { BookInput, BookOutput, BookRequest } from './bookHandlers.ts';

/** Why the book has no answer; the row or note was not kept. */
export interface BookError {
  readonly kind: 'bookClosed' | 'diskFull' | 'diskError';
  readonly detail: string;
}

/** The way to the call book from main: every request is answered by the worker thread that holds the database. */
export interface BookDoor {
  ask<N extends BookRequest>(name: N, input: BookInput<N>): Promise<Result<BookOutput<N>, BookError>>;
}
